import { useUi } from '../../app/ui-store.ts';
import { themeChoices } from '../../lib/theme.ts';
import { texts } from '../../texts.ts';
import styles from './settings.module.css';

export function Appearance() {
  const theme = useUi(state => state.theme);
  const setTheme = useUi(state => state.setTheme);
  return (
    <fieldset className={styles.appearance}>
      <legend className={styles.label}>{texts.settings.appearance}</legend>
      <div className={styles.segments}>
        {themeChoices.map(value => (
          <label key={value}>
            <input type="radio" name="theme" checked={theme === value} onChange={() => setTheme(value)} />
            <span>{texts.settings.themes[value]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
