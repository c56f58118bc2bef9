import { readSnippets, type Snippet } from '../corpus/snippet.ts';
import { wordsOf } from '../corpus/title.ts';
import { searchedText } from './engine.ts';
import { paraphrase } from './paraphrase.ts';
import { seeded } from './random.ts';
import { type Edge, type Needle, Scanner } from './scan.ts';
import { WordCounts } from './word-counts.ts';

/** A query with every snippet that answers it, by number; none where only its time counts. */
export interface KnownItem {
  readonly query: string;
  readonly answers: readonly number[];
}

export interface QueryClass {
  readonly name: ClassName;
  readonly items: readonly KnownItem[];
}

export interface QuerySet {
  readonly seed: number;
  readonly classes: readonly QueryClass[];
}

export interface Queries {
  readonly sets: readonly QuerySet[];
  /** Texts from which the sentence of a `sentence` query was taken out, by the snippet's number. */
  readonly changed: readonly (readonly [number, string])[];
}

export const classNames = [
  'definition',
  'identifier',
  'parts',
  'substring',
  'punctuation',
  'any order',
  'one typo',
  'two typos',
  'sentence',
  'typing',
  'commonest',
] as const;
export type ClassName = (typeof classNames)[number];

/** Queries of each class. */
const perClass = 220;
/** A query that more snippets answer is too ambiguous to be judged by its first ten hits. */
const maxAnswers = 5;
/** Snippets that queries are made from, a seed. */
const sampleSize = 12_000;
/** Candidates for one query: many turn out ambiguous, the more the larger the library is. */
const spare: Partial<Record<ClassName, number>> = { parts: 6, punctuation: 4, 'any order': 3 };
const usualSpare = 2;
const typedNames = 40;
const letters = 'abcdefghijklmnopqrstuvwxyz';
const wordPattern = /[A-Za-z_$][\w$]*/g;
const sentencePattern = /(?:\/\*\*|\*|\/\/+!?|#+|--|;;+|""")[ \t]+([A-Z][a-z]+(?: [\w`',()-]+){5,14})[.\n]/;

/** A query before it is known what answers it: snippets that hold all needles, or define the symbol. */
interface Candidate {
  readonly name: ClassName;
  readonly query: string;
  readonly needles: readonly Needle[];
  readonly symbol?: string;
  /** The sentence is taken out of this snippet, which alone answers. */
  readonly taken?: { readonly at: number; readonly text: string };
}

type Sample = readonly { readonly at: number; readonly snippet: Snippet }[];

/** The seeded queries over the first `count` snippets of a corpus file, with their answers. */
export function makeQueries(file: string, count: number, seeds: readonly number[]): Queries {
  const chosen = seeds.map(seed => {
    const random = seeded(seed);
    return new Set(Array.from({ length: sampleSize }, () => Math.floor(random() * count)));
  });
  const samples = chosen.map(() => [] as { at: number; snippet: Snippet }[]);
  const counts = new WordCounts();
  let at = 0;
  for (const snippet of readSnippets(file, count)) {
    counts.add(Buffer.from(searchedText(snippet)));
    for (const [i, set] of chosen.entries()) if (set.has(at)) samples[i]?.push({ at, snippet });
    at++;
  }
  const candidates = seeds.map((seed, i) => new CandidateMaker(samples[i] ?? [], counts, seeded(seed * 7919)).all());
  const flat = candidates.flat();
  const answers = answer(file, count, flat);
  const taken = new Map<number, string>();
  for (const [i, candidate] of flat.entries())
    if (candidate.taken && isUsable(answers[i] ?? [])) taken.set(candidate.taken.at, candidate.taken.text);
  let offset = 0;
  const sets = seeds.map((seed, i) => {
    const own = candidates[i] as readonly Candidate[];
    const classes = classNames.map(name => ({ name, items: itemsOf(name, own, answers.slice(offset), taken) }));
    offset += own.length;
    return { seed, classes: withCommonest(classes, samples[i] as Sample) };
  });
  const used = new Set(
    sets.flatMap(({ classes }) => classes.flatMap(c => (c.name === 'sentence' ? c.items : [])).flatMap(i => i.answers)),
  );
  return { sets, changed: [...taken].filter(([number]) => used.has(number)) };
}

function isUsable(answers: readonly number[]): boolean {
  return answers.length > 0 && answers.length <= maxAnswers;
}

function itemsOf(
  name: ClassName,
  candidates: readonly Candidate[],
  answers: readonly (readonly number[])[],
  taken: ReadonlyMap<number, string>,
): KnownItem[] {
  const items: KnownItem[] = [];
  for (const [i, candidate] of candidates.entries()) {
    if (candidate.name !== name || items.length === perClass) continue;
    const found = answers[i] ?? [];
    if (
      name === 'sentence'
        ? found.length === 1 && found[0] === candidate.taken?.at
        : isUsable(found) && !found.some(at => taken.has(at))
    )
      items.push({ query: candidate.query, answers: found });
  }
  return items;
}

/** Every snippet that answers each candidate, at most one more than is usable. */
function answer(file: string, count: number, candidates: readonly Candidate[]): number[][] {
  const answers = candidates.map(() => [] as number[]);
  const numbers = new Map<string, number>();
  const needles: Needle[] = [];
  const users: number[][] = [];
  const bySymbol = new Map<string, number[]>();
  for (const [i, candidate] of candidates.entries()) {
    if (candidate.symbol !== undefined) bySymbol.set(candidate.symbol, [...(bySymbol.get(candidate.symbol) ?? []), i]);
    for (const needle of candidate.needles) {
      const key = `${needle.edge} ${needle.text}`;
      const known = numbers.get(key) ?? needles.push(needle) - 1;
      numbers.set(key, known);
      users[known] = [...(users[known] ?? []), i];
    }
  }
  const scanner = new Scanner(needles);
  const seenIn = new Int32Array(needles.length).fill(-1);
  const heldIn = new Int32Array(candidates.length).fill(-1);
  const held = new Uint8Array(candidates.length);
  let at = 0;
  const give = (i: number) => {
    const own = answers[i] as number[];
    if (own.length <= maxAnswers && own.at(-1) !== at) own.push(at);
  };
  for (const snippet of readSnippets(file, count)) {
    for (const i of bySymbol.get(snippet.symbol?.toLowerCase() ?? '') ?? []) give(i);
    scanner.scan(Buffer.from(searchedText(snippet)), needle => {
      if (seenIn[needle] === at) return;
      seenIn[needle] = at;
      for (const i of users[needle] as number[]) {
        if (heldIn[i] !== at) held[i] = 0;
        heldIn[i] = at;
        held[i] = (held[i] as number) + 1;
        if (held[i] === candidates[i]?.needles.length) give(i);
      }
    });
    at++;
  }
  return answers;
}

/** Makes the candidates of one seed. */
class CandidateMaker {
  readonly #sample: Sample;
  readonly #counts: WordCounts;
  readonly #random: () => number;

  constructor(sample: Sample, counts: WordCounts, random: () => number) {
    this.#sample = sample;
    this.#counts = counts;
    this.#random = random;
  }

  all(): Candidate[] {
    const makers: readonly [ClassName, () => Omit<Candidate, 'name'> | undefined][] = [
      ['definition', () => this.#definition()],
      ['identifier', () => this.#ofWord(6, 40, word => ({ query: word, needles: [needle(word, 'word')] }))],
      ['parts', () => this.#parts()],
      ['substring', () => this.#ofWord(9, 24, word => inside(word))],
      ['punctuation', () => this.#punctuation()],
      ['any order', () => this.#anyOrder()],
      ['one typo', () => this.#ofWord(6, 24, word => this.#mistyped(word, 1))],
      ['two typos', () => this.#ofWord(9, 24, word => this.#mistyped(word, 2))],
      ['sentence', () => this.#sentence()],
    ];
    return makers.flatMap(([name, make]) => {
      const wanted = perClass * (spare[name] ?? usualSpare);
      const found = new Map<string, Candidate>();
      for (let tries = 0; tries < wanted * 60 && found.size < wanted; tries++) {
        const candidate = make();
        if (candidate) found.set(candidate.query, { name, ...candidate });
      }
      return [...found.values()];
    });
  }

  #pick<T>(from: readonly T[]): T | undefined {
    return from[Math.floor(this.#random() * from.length)];
  }

  #definition() {
    const symbol = this.#pick(this.#sample)?.snippet.symbol;
    if (symbol === undefined || symbol.length < 5 || symbol.length > 40) return undefined;
    return { query: symbol, needles: [], symbol: symbol.toLowerCase() };
  }

  #ofWord<T>(least: number, most: number, make: (word: string) => T | undefined): T | undefined {
    const words = this.#pick(this.#sample)?.snippet.text.match(wordPattern) ?? [];
    const word = this.#pick(words);
    const fits =
      word !== undefined && word.length >= least && word.length <= most && /^[A-Za-z]\w*$/.test(word) && /[a-z]{3}/i.test(word);
    return fits && this.#counts.of(word) <= maxAnswers ? make(word) : undefined;
  }

  #parts() {
    return this.#ofWord(8, 40, word => {
      const parts = [...new Set(wordsOf(word))];
      if (parts.length < 2 || parts.length > 4 || parts.some(part => part.length < 2)) return undefined;
      return { query: parts.join(' '), needles: parts.map(part => needle(part, 'part')) };
    });
  }

  #punctuation() {
    const line = this.#pick(this.#pick(this.#sample)?.snippet.text.split('\n') ?? [])?.trim() ?? '';
    const from = Math.floor(this.#random() * Math.max(1, line.length - 14));
    const query = line.slice(from, from + 8 + Math.floor(this.#random() * 7)).trim();
    const marks = query.match(/[^\w\s]/g)?.length ?? 0;
    return marks >= 2 && query.length >= 7 && isAscii(query) ? { query, needles: [needle(query, 'anywhere')] } : undefined;
  }

  #anyOrder() {
    const words = [...new Set(this.#pick(this.#sample)?.snippet.text.match(wordPattern))].filter(
      word => word.length >= 4 && this.#counts.of(word) <= 300,
    );
    const chosen = new Set([this.#pick(words), this.#pick(words), this.#pick(words)].filter(word => word !== undefined));
    return chosen.size === 3
      ? { query: [...chosen].join(' '), needles: [...chosen].map(word => needle(word, 'word')) }
      : undefined;
  }

  #mistyped(word: string, edits: number) {
    if (!/^[A-Za-z]+$/.test(word)) return undefined;
    let query = word;
    for (let i = 0; i < edits; i++) query = this.#edited(query);
    return query === word || this.#counts.of(query) > 0 ? undefined : { query, needles: [needle(word, 'word')] };
  }

  /** A letter missing, extra, wrong, or two swapped; anywhere, the first letter too. */
  #edited(word: string): string {
    const at = Math.floor(this.#random() * word.length);
    const letter = this.#pick([...letters]) as string;
    const [before, own, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
    return [
      before + after,
      before + letter + own + after,
      before + letter + after,
      before + after.slice(0, 1) + own + after.slice(1),
    ][Math.floor(this.#random() * 4)] as string;
  }

  #sentence() {
    const found = this.#pick(this.#sample);
    const { snippet, at } = found ?? {};
    const said = snippet?.symbol === undefined ? undefined : sentencePattern.exec(snippet.text)?.[1];
    if (snippet === undefined || at === undefined || said === undefined || !isAscii(said)) return undefined;
    const query = paraphrase(said);
    const text = snippet.text.replace(said, '');
    return query === undefined || text.length < 150
      ? undefined
      : { query, needles: [needle(said, 'anywhere')], taken: { at, text } };
  }
}

function needle(text: string, edge: Edge): Needle {
  return { text: text.toLowerCase(), edge };
}

function inside(word: string) {
  const query = word.slice(2, -2).toLowerCase();
  return { query, needles: [needle(query, 'anywhere')] };
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/** The classes of which only the time counts: every prefix of some definitions, and what stands in most snippets. */
function withCommonest(classes: readonly QueryClass[], sample: Sample): QueryClass[] {
  const names = classes.find(({ name }) => name === 'definition')?.items.slice(0, typedNames) ?? [];
  const timed = (queries: readonly string[]) => queries.map(query => ({ query, answers: [] }));
  const typing = names.flatMap(({ query }) => Array.from(query, (_, i) => query.slice(0, i + 1)));
  const made: Partial<Record<ClassName, readonly KnownItem[]>> = { typing: timed(typing), commonest: timed(commonestOf(sample)) };
  return classes.map(({ name, items }) => ({ name, items: made[name] ?? items }));
}

/** The commonest words, and pieces of two and three characters, of one sample. */
function commonestOf(sample: Sample): string[] {
  const words = new Map<string, number>();
  const pieces = new Map<string, number>();
  const raise = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { snippet } of sample.slice(0, 2000)) {
    const text = snippet.text.toLowerCase();
    for (const word of new Set(text.match(wordPattern))) raise(words, word);
    const own = new Set<string>();
    for (let at = 0; at + 3 <= text.length; at++) for (const size of [2, 3]) own.add(text.slice(at, at + size));
    for (const piece of own) if (piece === piece.trim() && isAscii(piece)) raise(pieces, piece);
  }
  const top = (counts: Map<string, number>) =>
    [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, perClass / 2)
      .map(([key]) => key);
  return [...top(words), ...top(pieces)];
}
