import { foldCase } from '../../src-shared/model/fold.ts';

/** A run that can be one word of code or prose; `$` and `_` belong to identifiers. */
const run = /[\p{L}\p{N}\p{M}_$]+/gu;
/** Between a small and a capital letter, before the last capital of an acronym, and between letters and digits. */
const humps = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})|[_$]+/u;
/** Longer runs are data (base64, minified), not words. */
const maxWordLength = 64;

/** The words of a text, folded: each identifier whole and in its parts (`parseHTTPResponse`, parse, http, response). */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [word] of text.normalize('NFKC').matchAll(run)) {
    if (word.length > maxWordLength) continue;
    words.push(foldCase(word));
    const parts = word.split(humps).filter(part => part !== '');
    if (parts.length > 1) for (const part of parts) words.push(foldCase(part));
  }
  return words;
}
