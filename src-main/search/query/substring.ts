import { fields } from '../document.ts';
import { Postings } from '../segment/postings.ts';
import { fieldEnd, type Segment } from '../segment/segment.ts';

const gramLength = 3;
/** To look at the text of a candidate takes as long as to read so many postings of one more list. */
const candidateWorth = 100;
/** Lists that are cut with each other; the rest of a long needle is left to the look at the text. */
const maxLists = 5;

const spare = new Postings();

/**
 * Documents that hold a folded text as a substring and are accepted, newest first: cut from the lists of its rarest trigrams
 * and verified on the text; needles of one or two bytes by a scan. Stops after `limit`.
 */
export function holding(
  segment: Segment,
  needle: Buffer,
  limit: number,
  out: Postings,
  accepts: (document: number) => boolean = everyone,
): Postings {
  out.length = 0;
  if (needle.length === 0) return out;
  if (needle.length < gramLength) return scan(segment, needle, limit, out, accepts);
  const lists = listsOf(segment, needle);
  const [first, ...more] = lists;
  if (first === undefined) return out;
  const { gramStarts } = segment;
  out.readGram(segment, first);
  for (const list of more.slice(0, maxLists - 1)) {
    if (out.length * candidateWorth <= (gramStarts[list + 1] as number) - (gramStarts[list] as number)) break;
    intersect(out, spare.readGram(segment, list));
  }
  verify(segment, needle, limit, out, accepts);
  return out;
}

function everyone(): boolean {
  return true;
}

/** The needle's distinct trigrams by the length of their lists; none when one of them stands nowhere. */
function listsOf({ grams, gramStarts }: Segment, needle: Buffer): number[] {
  const lists = new Set<number>();
  for (let i = 0; i + gramLength <= needle.length; i++) {
    const gram = ((needle[i] as number) << 16) | ((needle[i + 1] as number) << 8) | (needle[i + 2] as number);
    const list = find(grams, gram);
    if (list === -1) return [];
    lists.add(list);
  }
  const size = (list: number) => (gramStarts[list + 1] as number) - (gramStarts[list] as number);
  return [...lists].sort((a, b) => size(a) - size(b));
}

function find(sorted: Uint32Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = sorted[middle] as number;
    if (found === value) return middle;
    if (found < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function intersect(into: Postings, other: Postings): void {
  const { documents } = into;
  let kept = 0;
  let j = 0;
  for (let i = 0; i < into.length; i++) {
    const document = documents[i] as number;
    while (j < other.length && (other.documents[j] as number) < document) j++;
    if (j === other.length) break;
    if (other.documents[j] === document) documents[kept++] = document;
  }
  into.length = kept;
}

function verify(segment: Segment, needle: Buffer, limit: number, out: Postings, accepts: (document: number) => boolean): void {
  const isCertain = needle.length === gramLength;
  const wanted = needle.toString('latin1');
  let kept = 0;
  for (let i = 0; i < out.length && kept < limit; i++) {
    const document = out.documents[i] as number;
    if (accepts(document) && (isCertain || bytesOf(segment, document).includes(wanted))) out.documents[kept++] = document;
  }
  out.length = kept;
}

function scan(
  { text, textStarts, count }: Segment,
  needle: Buffer,
  limit: number,
  out: Postings,
  accepts: (document: number) => boolean,
): Postings {
  const found: number[] = [];
  let document = 0;
  for (
    let at = text.indexOf(needle);
    at !== -1 && found.length < limit;
    at = text.indexOf(needle, textStarts[document] as number)
  ) {
    while ((textStarts[document + 1] as number) <= at) document++;
    if (accepts(document)) found.push(document);
    document++;
    if (document === count) break;
  }
  if (found.length > out.documents.length) out.documents = new Uint32Array(found.length);
  out.documents.set(found);
  out.length = found.length;
  return out;
}

/** Between the fields of `bytesOf`. */
export const fieldMark = String.fromCharCode(fieldEnd);

/**
 * All fields of a document, or as many bytes of them, each byte a letter: to cut a piece off the segment's text and search it
 * takes 3 times as long, and to decode it more.
 */
export function bytesOf({ text, textStarts }: Segment, document: number, most = Number.POSITIVE_INFINITY): string {
  const start = textStarts[document] as number;
  return text.toString('latin1', start, Math.min(textStarts[document + 1] as number, start + most));
}

/** All fields of a document, with `fieldEnd` between them. */
export function textOf({ text, textStarts }: Segment, document: number): Buffer {
  return text.subarray(textStarts[document] as number, textStarts[document + 1] as number);
}

/** One field of a document. */
export function fieldOf(segment: Segment, document: number, field: number): Buffer {
  const all = textOf(segment, document);
  let from = 0;
  for (let i = 0; i < field; i++) from = all.indexOf(fieldEnd, from) + 1;
  const end = all.indexOf(fieldEnd, from);
  return all.subarray(from, end === -1 ? all.length : end);
}

/** Which fields hold the needle, as bits in their order. */
export function fieldsHolding(segment: Segment, document: number, needle: Buffer): number {
  const all = textOf(segment, document);
  let bits = 0;
  for (let field = 0, from = 0; field < fields.length; field++) {
    const end = field === fields.length - 1 ? all.length : all.indexOf(fieldEnd, from);
    if (end - from >= needle.length && all.subarray(from, end).includes(needle)) bits |= 1 << field;
    from = end + 1;
  }
  return bits;
}
