import { texts } from '../../texts.ts';
import { CopyButton } from './CopyButton.tsx';
import { curlExample } from './curl-example.ts';
import styles from './settings.module.css';

/** Where the API answers, with a line that proves it. The token stands in what is copied, not in what is shown. */
export function Address({ address, token }: { readonly address: string; readonly token: string | undefined }) {
  const shown = token === undefined ? undefined : '••••••••';
  return (
    <div className={styles.field}>
      <div className={styles.row}>
        <span className={styles.label}>{texts.settings.address}</span>
        <code className={styles.value}>{address}</code>
        <CopyButton label={texts.settings.copyAddress} text={address} />
      </div>
      <div className={styles.example}>
        <code>{curlExample(address, shown)}</code>
        <CopyButton label={texts.settings.copyExample} text={curlExample(address, token)} />
      </div>
    </div>
  );
}
