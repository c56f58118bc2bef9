import { specificFromName } from '../../../src-shared/model/classification.ts';
import { guess } from '../language/model.ts';
import { hintOf, signOf } from '../language/signs.ts';
import type { LanguageSource, Step } from '../step.ts';

export interface Language {
  /** A specific classification (assets-api section 15). */
  readonly specific: string;
  /** How sure it is, 0 to 1. */
  readonly confidence: number;
  readonly by: LanguageSource;
}

/** Below this share for a language and its relatives, the model is wrong as often as right, and plain text is the better answer. */
const confidenceFloor = 0.3;
/** Up to this share a hint decides. */
const doubt = 0.6;
/** Languages that extend each other: a short text is in one of them long before it shows in which. */
const relatives = ['js jsx ts tsx', 'c cpp mm', 'css scss hljs-less', 'html vue svelte xml', 'md txt'].map(names =>
  names.split(' '),
);

/** What the user has said, then the file's name, then sure signs in the text, then the model. */
export const languageStep: Step<Language> = {
  name: 'language',
  version: 1,
  run: ({ text, fileName, language }) => {
    if (language?.by === 'user') return { ...language, confidence: 1 };
    const named = fileName === undefined ? undefined : specificFromName(fileName);
    return named === undefined ? languageOfText(text) : { specific: named, confidence: 1, by: 'name' };
  },
};

/** What a text without a name is written in; under a millisecond, so a save can wait for it. */
export function languageOfText(text: string): Language {
  const sign = signOf(text);
  if (sign !== undefined) return { specific: sign, confidence: 1, by: 'sign' };
  const guesses = guess(text);
  const [best] = guesses;
  if (!best) return plainText;
  const family = relatives.find(names => names.includes(best.specific)) ?? [best.specific];
  const confidence = guesses.reduce((sum, one) => (family.includes(one.specific) ? sum + one.confidence : sum), 0);
  const hint = confidence < doubt ? hintOf(text) : undefined;
  if (hint !== undefined) return { specific: family.includes(hint) ? best.specific : hint, confidence: doubt, by: 'sign' };
  return confidence >= confidenceFloor ? { specific: best.specific, confidence, by: 'model' } : plainText;
}

const plainText: Language = { specific: 'txt', confidence: 0, by: 'none' };
