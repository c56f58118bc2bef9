import { host } from '../../api/bridge.ts';
import { texts } from '../../texts.ts';
import { StartAtLogin } from '../settings/DesktopSettings.tsx';
import { useLocalApi } from '../settings/local-api.ts';
import styles from './welcome.module.css';

/** Where what is saved lies, who reaches it, and whether Magpie is there when the person is. */
export function AtHomeStep() {
  const { address } = useLocalApi();
  return (
    <>
      <p>{texts.welcome.home}</p>
      <p>{address === undefined ? texts.welcome.homeClosed : texts.welcome.homeApi(address)}</p>
      {host === 'electron' && (
        <div className={styles.settings}>
          <StartAtLogin />
        </div>
      )}
    </>
  );
}
