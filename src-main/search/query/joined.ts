import { Postings } from '../segment/postings.ts';
import { type Segment, wholeBit } from '../segment/segment.ts';
import { wordWeights } from './match.ts';
import type { Query } from './parse.ts';
import type { Scores } from './scores.ts';
import { bytesOf, fieldMark, holding } from './substring.ts';

/*
 * Words written together are one identifier: who asks for `parse response` means `parseResponse` or `parse_response` most.
 * It counts as one more word, rare as it is.
 */

/** More words make no identifier. */
const maxWords = 5;
/** Bytes. Shorter ones stand in anything. */
const minLength = 4;
/** Documents of one segment that are looked at: an identifier in more of them says little. */
const maxDocuments = 200;
const joints = ['', '_', '-'];
/** What it counts where it is a whole word, where more goes on from it while it is being typed, and inside of another. */
const closeness = { whole: 6, longer: 2.5, inside: 1.5 } as const;

const otherSpellingShare = 0.5;

/** Where each segment holds the words of a query as one. */
export interface Joined {
  readonly segments: readonly (readonly JoinedDocument[])[];
  /** Documents of all segments. */
  readonly frequency: number;
}

interface JoinedDocument {
  readonly document: number;
  readonly closeness: number;
  readonly isName: boolean;
}

const room = new Postings();

/** Undefined when the query is one word without parts or with which something begins (`isKnown`), or many words. */
export function joinedOf(segments: readonly Segment[], { words }: Query, isKnown: boolean): Joined | undefined {
  const [only, ...others] = words;
  if (!only || words.length > maxWords || (others.length === 0 && (isKnown || only.parts.length === 0))) return undefined;
  const isOpen = words.at(-1)?.open === true;
  // `parseResponse` and `parse_response` are one name in two spellings.
  const pieces = others.length === 0 ? only.parts : words.map(({ text }) => text);
  const spellings = new Set([...(others.length === 0 ? [only.text] : []), ...joints.map(joint => pieces.join(joint))]);
  const forms = [...spellings].map(form => Buffer.from(form)).filter(form => form.length >= minLength);
  const found = segments.map(segment =>
    forms.flatMap(form => {
      const held = holders(segment, form, isOpen);
      return others.length > 0 || form.equals(Buffer.from(only.text)) ? held : held.flatMap(inOtherSpelling);
    }),
  );
  return { segments: found, frequency: found.reduce((sum, of) => sum + of.length, 0) };
}

/** Inside of other words nothing is spelled otherwise; the own spelling inside of one comes before another that begins one. */
function inOtherSpelling(held: JoinedDocument): JoinedDocument[] {
  return held.closeness === closeness.inside ? [] : [{ ...held, closeness: held.closeness * otherSpellingShare }];
}

export function addJoined(scores: Scores, at: number, joined: Joined, rarity: number, words: number): void {
  for (const { document, closeness: close, isName } of joined.segments[at] ?? [])
    scores.addJoined(document, words, rarity * close * (wordWeights[(isName ? 1 : 64) | wholeBit] as number), isName);
}

function holders(segment: Segment, form: Buffer, isOpen: boolean): JoinedDocument[] {
  const list = holding(segment, form, maxDocuments, room);
  const wanted = form.toString('latin1');
  return Array.from(list.documents.subarray(0, list.length), document => {
    const text = bytesOf(segment, document);
    return { document, closeness: closenessIn(text, wanted, isOpen), isName: text.indexOf(wanted) < text.indexOf(fieldMark) };
  });
}

/** Of the first places that a text holds it in, the best. */
function closenessIn(text: string, form: string, isOpen: boolean): number {
  let best: number = closeness.inside;
  for (let at = text.indexOf(form), places = 0; at !== -1 && places < 4; at = text.indexOf(form, at + 1), places++) {
    if (isWordByte(text.charCodeAt(at - 1))) continue;
    if (!isWordByte(text.charCodeAt(at + form.length))) return closeness.whole;
    if (isOpen) best = closeness.longer;
  }
  return best;
}

/** Beyond either end there is none (NaN). */
function isWordByte(byte: number): boolean {
  return (byte >= 97 && byte <= 122) || (byte >= 48 && byte <= 57) || byte === 95 || byte === 36 || (byte >= 128 && byte < 255);
}
