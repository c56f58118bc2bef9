import { type LanguageChoice, type SpokenLanguage, spokenLanguage } from '../../src-shared/spoken-language.ts';
import { setTexts, type Texts } from '../texts.ts';

/** Languages by their own names; `system` takes the first of the system's that is here, else English. */
export const languageNames = { en: 'English', de: 'Deutsch', ja: '日本語' } as const satisfies Record<SpokenLanguage, string>;

/** Loads the texts of a language, which all that is drawn from then on has. Where that fails, the language stays. */
export async function loadTexts(choice: LanguageChoice): Promise<void> {
  const language = spokenLanguage(choice, navigator.languages);
  setTexts(await load(language));
  document.documentElement.lang = language;
}

/** English comes with the window, the others when they are chosen. */
async function load(language: SpokenLanguage): Promise<Texts | undefined> {
  switch (language) {
    case 'en':
      return undefined;
    case 'de':
      return (await import('./de.ts')).de;
    case 'ja':
      return (await import('./ja.ts')).ja;
  }
}
