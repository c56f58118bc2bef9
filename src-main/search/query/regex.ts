import { RE2JS } from 're2js';
import { type Document, fields } from '../document.ts';
import { Postings } from '../segment/postings.ts';
import type { Segment } from '../segment/segment.ts';
import { literalsOf } from './regex-literals.ts';
import { holding } from './substring.ts';

/*
 * Regular expressions over the text as it was saved, by RE2: its time grows with the text, whatever the pattern
 * (docs/decisions/0010). What was looked at is kept, so that asking again goes on where the time was over.
 */

/** Instructions of a pattern's program: nested repeats make thousands, of which each costs every letter some time. */
const maxProgram = 2000;
/** Letters of one text times instructions: no text takes longer than 150 ms to look at, and most programs see 2 MB of it. */
const maxSteps = 40_000_000;
/** The same where a match has to be placed, which takes ten times as long. */
const maxPlacingSteps = 2_000_000;
/** Patterns of which is kept what they matched. */
const maxKept = 8;
/** Documents whose text is read at once: 4 us each, where one by one they take 8. */
const readAtOnce = 64;

/** The bit of a document that was looked at; the others are the fields that match. */
const looked = 128;
const matching = looked - 1;

export interface Pattern {
  readonly source: string;
  readonly ignoreCase: boolean;
}

export class Regex {
  readonly #compiled: RE2JS;
  readonly #literals: readonly Buffer[];
  readonly #marks = new WeakMap<Segment, Uint8Array>();
  readonly #held = new WeakMap<Segment, Uint8Array>();

  constructor(compiled: RE2JS, source: string) {
    this.#compiled = compiled;
    this.#literals = literalsOf(source).map(text => Buffer.from(text));
  }

  /** Whether a match may stand in a document: it holds the texts that every match holds. */
  candidates(segment: Segment): (document: number) => boolean {
    if (this.#literals.length === 0) return () => true;
    const held = this.#held.get(segment) ?? this.#holdingLiterals(segment);
    this.#held.set(segment, held);
    return document => held[document] === 1;
  }

  isLooked(segment: Segment, document: number): boolean {
    return ((this.#marksOf(segment)[document] as number) & looked) !== 0;
  }

  /** The fields that match, as bits; 0 also for what was not looked at. */
  matches(segment: Segment, document: number): number {
    return (this.#marksOf(segment)[document] as number) & matching;
  }

  look(segment: Segment, document: number, raw: Document): void {
    const scope = Math.floor(maxSteps / this.#compiled.programSize());
    let bits = 0;
    for (const [i, field] of fields.entries()) {
      const text = raw[field];
      if (text !== '' && this.#compiled.test(text.length > scope ? text.slice(0, scope) : text)) bits |= 1 << i;
    }
    this.#marksOf(segment)[document] = looked | bits;
  }

  /** Where it matches in a text, a few places. */
  places(text: string, limit: number): (readonly [from: number, to: number])[] {
    const scope = Math.floor(maxPlacingSteps / this.#compiled.programSize());
    const matcher = this.#compiled.matcher(text.slice(0, scope));
    const found: (readonly [number, number])[] = [];
    while (found.length < limit && matcher.find())
      if (matcher.end() > matcher.start()) found.push([matcher.start(), matcher.end()]);
    return found;
  }

  #marksOf(segment: Segment): Uint8Array {
    const marks = this.#marks.get(segment) ?? new Uint8Array(segment.count);
    this.#marks.set(segment, marks);
    return marks;
  }

  #holdingLiterals(segment: Segment): Uint8Array {
    const counts = new Uint8Array(segment.count);
    const used = this.#literals.slice(0, maxLiterals);
    for (const literal of used) {
      const { documents, length } = holding(segment, literal, Number.POSITIVE_INFINITY, room);
      for (const document of documents.subarray(0, length)) counts[document] = (counts[document] as number) + 1;
    }
    return counts.map(count => (count === used.length ? 1 : 0));
  }
}

const room = new Postings();
/** The longest texts are the rarest; more of them would cost more than they save. */
const maxLiterals = 3;

/** Compiles patterns, and keeps the last ones with what they matched. */
export function createRegexes(): (pattern: Pattern) => Regex | undefined {
  const kept = new Map<string, Regex | undefined>();
  return ({ source, ignoreCase }) => {
    const key = `${ignoreCase ? 'i' : ' '}${source}`;
    const regex = kept.has(key) ? kept.get(key) : compile(source, ignoreCase);
    kept.delete(key);
    kept.set(key, regex);
    const [oldest = ''] = kept.keys();
    if (kept.size > maxKept) kept.delete(oldest);
    return regex;
  };
}

/** Undefined for what RE2 has not (looking around, references to groups) and for programs too large. */
function compile(source: string, ignoreCase: boolean): Regex | undefined {
  try {
    const flags = RE2JS.MULTILINE | (ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
    const compiled = RE2JS.compile(RE2JS.translateRegExp(source), flags);
    return compiled.programSize() > maxProgram ? undefined : new Regex(compiled, source);
  } catch {
    return undefined;
  }
}

/** A document to look at. */
interface Candidate {
  readonly segment: Segment;
  readonly document: number;
}

/** Looks at documents until all are or the time is over, newest first; gives how many of them are looked at by now. */
export function lookAt(
  regex: Regex,
  candidates: readonly Candidate[],
  rawOf: (seqs: readonly number[]) => ReadonlyMap<number, Document>,
  isOver: () => boolean,
): number {
  const waiting = candidates.filter(({ segment, document }) => !regex.isLooked(segment, document));
  let done = candidates.length - waiting.length;
  for (let from = 0; from < waiting.length; from += readAtOnce) {
    if (isOver()) return done;
    const batch = waiting.slice(from, from + readAtOnce);
    const raw = rawOf(batch.map(({ segment, document }) => segment.seqs[document] as number));
    for (const { segment, document } of batch) {
      if (isOver()) return done;
      const text = raw.get(segment.seqs[document] as number);
      if (text) regex.look(segment, document, text);
      done++;
    }
  }
  return done;
}
