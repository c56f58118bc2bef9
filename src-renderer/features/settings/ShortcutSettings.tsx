import { texts } from '../../texts.ts';
import { Keys } from '../../ui/Keys.tsx';
import { shortcutGroups } from '../commands/shortcuts.ts';
import { Setting } from './Setting.tsx';
import styles from './settings.module.css';

/** The keys of the window, to be found by what they do. */
export function ShortcutSettings() {
  return shortcutGroups().flatMap(({ title, shortcuts }) =>
    shortcuts.map(({ text, keys }) => (
      <Setting key={text} id={text} label={text} words={`${title} ${texts.settings.shortcutWords}`}>
        <span className={styles.row}>
          {keys.map(key => (
            <Keys key={key} combination={key} joined />
          ))}
        </span>
      </Setting>
    )),
  );
}
