import { useUi } from '../../app/ui-store.ts';
import { attempt } from '../../lib/attempt.ts';
import { languageNames } from '../../texts/languages.ts';
import { texts } from '../../texts.ts';
import { ChoiceSetting } from './Setting.tsx';

export function AppearanceSettings() {
  const theme = useUi(state => state.theme);
  const setTheme = useUi(state => state.setTheme);
  const language = useUi(state => state.language);
  const setLanguage = useUi(state => state.setLanguage);
  const { theme: label, themeWords, themes, languageSystem, languageWords } = texts.settings;
  return (
    <>
      <ChoiceSetting id="theme" label={label} words={themeWords} choices={themes} value={theme} onChange={setTheme} />
      <ChoiceSetting
        id="language"
        label={texts.settings.language}
        words={languageWords}
        choices={{ system: languageSystem, ...languageNames }}
        value={language}
        onChange={choice => void attempt(() => setLanguage(choice))}
      />
    </>
  );
}
