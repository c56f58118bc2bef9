import { useQuery } from '@tanstack/react-query';
import { texts } from '../../texts.ts';
import { HotkeySetting } from './HotkeySetting.tsx';
import { hotkeysQuery } from './hotkeys.ts';
import styles from './settings.module.css';

/** The global keys. Each change holds at once. */
export function HotkeySettings() {
  const { data: hotkeys = [] } = useQuery(hotkeysQuery);
  return (
    <>
      <p id="hotkey-hint" className={styles.hint}>
        {texts.hotkeys.hint}
      </p>
      {hotkeys.map(hotkey => (
        <HotkeySetting key={hotkey.name} hotkey={hotkey} />
      ))}
      {hotkeys.some(({ state }) => state === 'asked') && (
        <p className={styles.note}>
          {texts.hotkeys.asked} {Object.values(texts.hotkeys.verbs).join(', ')}
        </p>
      )}
    </>
  );
}
