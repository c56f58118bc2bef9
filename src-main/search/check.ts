import type { IndexDifference } from '../../src-shared/model/library.ts';
import { flag, type IndexedDocument } from './document.ts';
import type { IndexParts } from './parts.ts';
import { textOf } from './query/substring.ts';
import type { Reader } from './reader.ts';
import { textBytes } from './segment/build.ts';
import { firstAtMost } from './segment/segment.ts';

/** Assets compared in one turn: 5 ms. */
const turn = 256;

export interface CheckedDocuments {
  readonly checked: number;
  readonly differences: readonly { readonly seq: number; readonly kind: IndexDifference['kind'] }[];
  /** Where the check goes on; absent when nothing is left. */
  readonly next?: number;
}

/**
 * Compares the index with the library over the next assets older than `below`, in a turn of the thread, so that no write
 * comes between. Assets that a rebuild has not come to are not compared.
 */
export function checkDocuments(
  reader: Reader,
  parts: IndexParts,
  { below, missingBelow }: { readonly below: number; readonly missingBelow: number },
): CheckedDocuments {
  const segments = parts.segments();
  const documents = reader.below(below, turn).filter(({ seq }) => seq >= missingBelow);
  const isLast = documents.length < turn;
  const oldest = isLast ? missingBelow : (documents.at(-1)?.seq ?? 0);
  const there = new Set(documents.map(({ seq }) => seq));
  const differences = documents.flatMap(document => differenceOf(parts, document) ?? []);
  for (const segment of segments) {
    const { seqs, flags, count } = segment;
    for (let at = firstAtMost(segment, below - 1); at < count && (seqs[at] as number) >= oldest; at++) {
      const seq = seqs[at] as number;
      if (!((flags[at] as number) & flag.dead) && !there.has(seq)) differences.push({ seq, kind: 'extra' });
    }
  }
  return { checked: documents.length, differences, ...(!isLast && { next: oldest }) };
}

function differenceOf(parts: IndexParts, document: IndexedDocument): CheckedDocuments['differences'][number] | undefined {
  const { seq, flags, language, tags } = document;
  const place = parts.place(seq);
  if (!place) return { seq, kind: 'missing' };
  const { segment, document: at } = place;
  if (segment.flags[at] !== flags) return { seq, kind: 'flags' };
  if (segment.languageNames[segment.languages[at] as number] !== language) return { seq, kind: 'language' };
  const held = segment.tags.subarray(segment.tagStarts[at], segment.tagStarts[at + 1]);
  if (held.length !== tags.length || tags.some((tag, i) => segment.tagNames[held[i] as number] !== tag))
    return { seq, kind: 'tags' };
  return textOf(segment, at).equals(textBytes(document)) ? undefined : { seq, kind: 'text' };
}
