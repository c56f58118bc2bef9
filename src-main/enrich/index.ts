export type { Step } from './step.ts';
export { descriptionStep } from './steps/description.ts';
export { languageOfText, languageStep } from './steps/language.ts';
export { tagsStep } from './steps/tags.ts';
export { titleStep } from './steps/title.ts';
export { websitesStep } from './steps/websites.ts';
