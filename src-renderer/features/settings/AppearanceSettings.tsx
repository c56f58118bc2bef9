import { useUi } from '../../app/ui-store.ts';
import { texts } from '../../texts.ts';
import { ChoiceSetting } from './Setting.tsx';

export function AppearanceSettings() {
  const theme = useUi(state => state.theme);
  const setTheme = useUi(state => state.setTheme);
  const { theme: label, themeWords, themes } = texts.settings;
  return <ChoiceSetting id="theme" label={label} words={themeWords} choices={themes} value={theme} onChange={setTheme} />;
}
