import { fold, foldCase } from '../../../src-shared/model/fold.ts';
import { bare, eachWord } from '../words.ts';

/** A word of a query: an identifier as a whole, its parts where it has several, and how it goes on. */
export interface QueryWord {
  readonly text: string;
  readonly parts: readonly string[];
  /** Still being typed: longer words may go on from it. */
  readonly open: boolean;
}

export interface Query {
  /** Folded as the text is. */
  readonly literal: string;
  readonly needle: Buffer;
  readonly words: readonly QueryWord[];
  /** It holds more than words and blanks: then the letters as they stand say most. */
  readonly isCode: boolean;
}

const wordAtEnd = /[\p{L}\p{N}\p{M}_$]$/u;
const plain = /^[\p{L}\p{N}\p{M}_$\s]*$/u;
/** More words than a person types: the rest of a pasted text only counts as a literal. */
const maxWords = 24;

/** What the window's search makes of the text in its field. */
export function parseQuery(typed: string): Query {
  const literal = fold(typed);
  const words = new Map<string, QueryWord>();
  let last: string | undefined;
  eachWord(typed.normalize('NFKC'), (word, whole) => {
    const text = bare(foldCase(word));
    const candidate = whole || last === undefined ? undefined : words.get(last);
    const owner = candidate?.text.includes(text) ? candidate : undefined; // pairs of Chinese letters are words of their own
    if (owner && text !== owner.text) words.set(owner.text, { ...owner, parts: [...new Set([...owner.parts, text])] });
    else if (!owner && !words.has(text) && words.size < maxWords) {
      words.set(text, { text, parts: [], open: false });
      if (whole) last = text;
    }
  });
  const list = [...words.values()];
  const end = list.at(-1);
  if (end && wordAtEnd.test(typed.trimEnd()) && typed.trimEnd() === typed) list[list.length - 1] = { ...end, open: true };
  return { literal, needle: Buffer.from(literal), words: list, isCode: !plain.test(literal) };
}
