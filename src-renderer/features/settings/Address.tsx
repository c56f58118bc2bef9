import { texts } from '../../texts.ts';
import { CopyButton } from './CopyButton.tsx';
import { curlExample } from './curl-example.ts';
import { Setting } from './Setting.tsx';
import styles from './settings.module.css';

/** Where the API answers, with a line that proves it. The token stands in what is copied, not in what is shown. */
export function Address({ address, token }: { readonly address: string; readonly token: string | undefined }) {
  const shown = token === undefined ? undefined : '••••••••';
  return (
    <Setting
      id="api-address"
      label={texts.settings.address}
      words={texts.settings.apiWords}
      below={
        <div className={styles.example}>
          <code>{curlExample(address, shown)}</code>
          <CopyButton label={texts.settings.copyExample} text={curlExample(address, token)} />
        </div>
      }
    >
      <div className={styles.row}>
        <code className={styles.value}>{address}</code>
        <CopyButton label={texts.settings.copyAddress} text={address} />
      </div>
    </Setting>
  );
}
