export type { EnrichInput, LanguageSource, OwnTag, Step } from './step.ts';
export { descriptionStep } from './steps/description.ts';
export { type Language, languageOfText, languageStep } from './steps/language.ts';
export { tagsStep } from './steps/tags.ts';
export { titleStep } from './steps/title.ts';
export { type Website, websitesStep } from './steps/websites.ts';
