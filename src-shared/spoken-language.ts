/** The languages that Magpie speaks: windows, menus and notices have a dictionary for each. */
export const spokenLanguages = ['en', 'de', 'ja'] as const;
export type SpokenLanguage = (typeof spokenLanguages)[number];

/** What a person chooses: one, or the system's. */
export const languageChoices = ['system', ...spokenLanguages] as const;
export type LanguageChoice = (typeof languageChoices)[number];

/** The language that is meant; of the system's, as BCP 47 tags by preference, the first that is spoken here, else English. */
export function spokenLanguage(choice: LanguageChoice, system: readonly string[]): SpokenLanguage {
  if (choice !== 'system') return choice;
  for (const tag of system) {
    const found = spokenLanguages.find(language => language === tag.split('-')[0]);
    if (found) return found;
  }
  return 'en';
}
