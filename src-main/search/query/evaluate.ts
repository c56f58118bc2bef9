import { fold, foldCase } from '../../../src-shared/model/fold.ts';
import type { LibraryFilter, Scope } from '../../../src-shared/model/library.ts';
import { parseQuery } from '../../../src-shared/query/parse.ts';
import { partsOf } from '../../../src-shared/query/parts.ts';
import type { Alternative, Condition, Query, QueryProblem } from '../../../src-shared/query/query.ts';
import type { Found } from '../../storage/search-index.ts';
import { type Document, flag } from '../document.ts';
import type { Segment } from '../segment/segment.ts';
import { all, inAny, languageTest, type Scene, testOf } from './conditions.ts';
import { type Allowed, acceptor, type DocumentTest, find, foundOf, type Found as Ranked, type UseShares } from './find.ts';
import { byRank, type Hit, Hits, tiers } from './hits.ts';
import type { KnownCollection, Lookups } from './lookups.ts';
import { phraseMarks } from './marks.ts';
import { lookAt, type Pattern } from './regex.ts';
import { SeqSet } from './seq-set.ts';
import { fieldOf } from './substring.ts';

/** What a query is evaluated over. */
export interface Library {
  readonly segments: readonly Segment[];
  readonly uses: UseShares;
  readonly lookups: Lookups;
  readonly regex: Scene['regex'];
  readonly rawOf: (seqs: readonly number[]) => ReadonlyMap<number, Document>;
  readonly now: number;
  /** Whether the time for regular expressions is over. */
  readonly isOver: () => boolean;
}

type Base = Pick<Allowed, 'mask' | 'flags'>;

/** A query without `OR` between words: what the ranking is asked, and what has to hold. */
interface Variant {
  readonly text: string;
  readonly conditions: readonly (Condition | Alternative)[];
  /** It is the query by the letter. */
  readonly isLiteral?: true;
}

/** What the lists of the window show, by the flags of an asset. */
const scopes: Readonly<Record<Scope, Base>> = {
  all: { mask: flag.trashed | flag.pseudo, flags: 0 },
  favourites: { mask: flag.trashed | flag.pseudo | flag.favourite, flags: flag.favourite },
  recent: { mask: flag.trashed | flag.pseudo, flags: 0 },
  suggested: { mask: flag.trashed, flags: 0 },
  trash: { mask: flag.trashed, flags: flag.trashed },
};

/** Queries that the words joined by `OR` may make; beyond, alternatives are tested as whole words. */
const maxVariants = 16;
/** Hits by text without words come where the first ones of the ranking do, and what stands there by the letter before all. */
const firstTier = tiers.first;
const literalTier = 80_000;
/** What a phrase or a match counts by the best field that holds it: name, tags, files, annotations, hints, websites, content. */
const fieldWeights = [50, 40, 30, 20, 15, 15, 10];
const wholeNameFactor = 2;

/** What a list shows under a query and the other parts of its filter. */
export function evaluate(library: Library, filter: LibraryFilter, count: number): Found {
  return new Evaluation(library).filter(filter, count);
}

class Evaluation {
  readonly #library: Library;
  readonly #scene: Scene;
  readonly #problems: QueryProblem[] = [];
  /** Smart collections whose queries are under evaluation, the outermost first. */
  readonly #open: string[] = [];
  readonly #smart = new Map<string, SeqSet>();
  #base: Base = scopes.all;
  /** The outer query: problems of inner ones are about a part of it. */
  #typed = '';
  #looked = 0;
  #toLook = 0;

  constructor(library: Library) {
    const { lookups, now, regex } = library;
    this.#library = library;
    this.#scene = { lookups, now, regex, collection: name => this.#collection(name) };
  }

  filter({ scope, languages, tags, collection, query: typed }: LibraryFilter, count: number): Found {
    const query = parseQuery(typed);
    this.#typed = typed;
    this.#problems.push(...query.problems);
    const smart = this.#library.lookups.collections().find(({ id }) => id === collection)?.query ?? '';
    const withTrash = scope !== 'trash' && (asksForTrash(query) || asksForTrash(parseQuery(smart)));
    this.#base = { ...scopes[scope], ...(withTrash && { mask: scopes[scope].mask & ~flag.trashed }) };
    const tests = [
      ...(scope === 'suggested' ? [inAny([this.#library.lookups.suggested()])] : []),
      ...(languages.length > 0 ? [languageTest(name => languages.includes(name))] : []),
      ...tags.map(tag => inAny([this.#library.lookups.tag(tag)])),
      ...(collection === undefined ? [] : [inAny(this.#members(known => known.id === collection))]),
    ];
    const found = this.#query(query, typed, tests, count);
    const isPartial = this.#looked < this.#toLook;
    const { best, total, atLeast } = found;
    return {
      best: best.map(({ seq, similar }) => ({ seq, similar })),
      total,
      atLeast,
      get seqs() {
        return found.seqs;
      },
      counts: () => ({ ...found.counts(), collections: countMembers(found, this.#library.lookups) }),
      problems: this.#problems,
      ...(isPartial && { searched: { looked: this.#looked, of: this.#toLook } }),
    };
  }

  #query(query: Query, typed: string, tests: readonly DocumentTest[], count: number): Ranked {
    const found = variantsOf(query, typed).map(variant => this.#variant(variant, tests, count));
    const [only] = found;
    return only && found.length === 1 ? only : union(found, count);
  }

  #variant({ text, conditions, isLiteral }: Variant, tests: readonly DocumentTest[], count: number) {
    const { segments, uses } = this.#library;
    const plain = [...tests, ...conditions.filter(one => !hasRegex(one)).map(one => testOf(one, this.#scene))];
    const patterned = conditions.filter(hasRegex);
    const allowed = this.#allowed(plain);
    if (patterned.length > 0) this.#lookAt(patterned.flatMap(patternsOf), text, allowed);
    const complete = this.#allowed([...plain, ...patterned.map(one => testOf(one, this.#scene))]);
    if (text !== '') return find(segments, text, complete, count, uses);
    return listed(segments, complete, this.#scorer(conditions, isLiteral === true), count);
  }

  #allowed(tests: readonly DocumentTest[]): Allowed {
    const passes = all(tests);
    return { ...this.#base, ...(passes && { passes }) };
  }

  /** Tries regular expressions on what else is found, as long as there is time. */
  #lookAt(patterns: readonly Pattern[], text: string, allowed: Allowed): void {
    const { segments, uses, regex, rawOf, isOver } = this.#library;
    const among = text === '' ? undefined : new SeqSet(find(segments, text, allowed, 0, uses).seqs);
    for (const pattern of patterns) {
      const compiled = regex(pattern);
      if (!compiled) {
        this.#unsupported(pattern);
        continue;
      }
      const candidates = segments.toReversed().flatMap(segment => {
        const accepts = acceptor(segment, allowed);
        const mayMatch = compiled.candidates(segment);
        const found: { segment: Segment; document: number }[] = [];
        for (let document = 0; document < segment.count; document++)
          if (mayMatch(document) && accepts(document) && (!among || among.has(segment.seqs[document] as number)))
            found.push({ segment, document });
        return found;
      });
      this.#toLook += candidates.length;
      this.#looked += lookAt(compiled, candidates, rawOf, isOver);
    }
  }

  /** What a hit without ranked words counts: by the fields that hold what is asked for. */
  #scorer(conditions: Variant['conditions'], isLiteral: boolean): (segment: Segment) => (document: number) => number {
    const phrases = conditions.flatMap(one => (one.kind === 'phrase' ? [fold(one.text)] : []));
    const marks = phrases.map(text => ({ length: Buffer.byteLength(text), of: phraseMarks(text) }));
    const regexes = conditions.flatMap(one => (one.kind === 'regex' ? (this.#library.regex(one) ?? []) : []));
    if (marks.length === 0 && regexes.length === 0) return () => () => 0;
    const tier = isLiteral ? literalTier : firstTier;
    return segment => {
      const held = marks.map(({ length, of }) => ({ length, bits: of(segment) }));
      return document => {
        let score = tier;
        for (const { length, bits } of held) {
          const isWholeName = ((bits[document] as number) & 1) !== 0 && fieldOf(segment, document, 0).length === length;
          score += weightOf(bits[document] as number) * (isWholeName ? wholeNameFactor : 1);
        }
        for (const regex of regexes) score += weightOf(regex.matches(segment, document));
        return score;
      };
    };
  }

  /** `in:name`: collections called so anywhere, or `in:a/b` by their path from anywhere. */
  #collection(name: string): readonly Pick<SeqSet, 'has'>[] {
    const wanted = foldCase(name);
    const sets = this.#members(({ path }) => path === wanted || path.endsWith(`/${wanted}`));
    if (sets.length === 0) this.#problem('unknown_collection', name);
    return sets;
  }

  #members(isMeant: (collection: KnownCollection) => boolean): readonly Pick<SeqSet, 'has'>[] {
    const { lookups } = this.#library;
    return lookups
      .collections()
      .filter(isMeant)
      .map(({ key, id, path, query }) => (query === null ? lookups.inside(key) : this.#found(id, path, query)));
  }

  /** What a smart collection finds; one that leads back to itself finds nothing there. */
  #found(id: string, path: string, typed: string): SeqSet {
    const known = this.#smart.get(id);
    if (known) return known;
    if (this.#open.includes(id)) {
      this.#problem('collection_loop', path);
      return new SeqSet([]);
    }
    this.#open.push(id);
    const found = new SeqSet(this.#query(parseQuery(typed), typed, [], 0).seqs);
    this.#open.pop();
    if (this.#open.length === 0) this.#smart.set(id, found); // within a loop it depends on where that was entered
    return found;
  }

  #problem(code: 'unknown_collection' | 'collection_loop', value: string): void {
    const inside = partsOf(this.#typed).flatMap(part => (part.kind === 'operator' && part.operator === 'in' ? part.values : []));
    const place = inside.find(one => foldCase(one.text) === foldCase(value)) ?? inside[0];
    const { from, to } = place ?? { from: 0, to: this.#typed.length };
    this.#add({ code, operator: 'in', value, from, to });
  }

  #unsupported({ source }: Pattern): void {
    const place = partsOf(this.#typed).find(part => part.kind === 'regex' && part.source === source);
    this.#add({ code: 'unsupported_regex', value: source, from: place?.from ?? 0, to: place?.to ?? this.#typed.length });
  }

  #add(problem: QueryProblem): void {
    if (!this.#problems.some(({ code, value }) => code === problem.code && value === problem.value)) this.#problems.push(problem);
  }
}

/** Alternatives among words make a query each, so that each is ranked. */
function variantsOf({ text, conditions }: Query, typed: string): Variant[] {
  let variants: { readonly words: readonly string[]; readonly conditions: readonly (Condition | Alternative)[] }[] = [
    { words: [], conditions: [] },
  ];
  for (const condition of conditions) {
    const options = optionsOf(condition);
    const used = options.length * variants.length <= maxVariants ? options : [{ words: [], conditions: [condition] }];
    variants = variants.flatMap(before =>
      used.map(option => ({
        words: [...before.words, ...option.words],
        conditions: [...before.conditions, ...option.conditions],
      })),
    );
  }
  const all: Variant[] = variants.map(({ words, conditions: own }) => ({
    text: [...words, text].filter(one => one.trim() !== '').join(' '),
    conditions: own,
  }));
  // `find . -name` and `a = 1 OR b = 2` are code as well: what stands there by the letter is found whatever it was taken for.
  if (conditions.some(mayBeCode)) all.push({ text: '', conditions: [{ kind: 'phrase', text: typed }], isLiteral: true });
  return all;
}

function optionsOf(
  condition: Condition,
): { readonly words: readonly string[]; readonly conditions: readonly (Condition | Alternative)[] }[] {
  if (condition.kind !== 'any') return [{ words: [], conditions: [condition] }];
  const words = condition.conditions.flatMap(one => (one.kind === 'word' ? [{ words: [one.text], conditions: [] }] : []));
  const others = condition.conditions.filter(one => one.kind !== 'word');
  return others.length === 0 ? words : [...words, { words: [], conditions: [{ kind: 'any', conditions: others }] }];
}

function mayBeCode(condition: Condition): boolean {
  return (
    condition.kind === 'any' || condition.kind === 'regex' || (condition.kind === 'not' && condition.condition.kind === 'word')
  );
}

function patternsOf(condition: Condition | Alternative): Pattern[] {
  switch (condition.kind) {
    case 'regex':
      return [condition];
    case 'not':
      return patternsOf(condition.condition);
    case 'any':
      return condition.conditions.flatMap(patternsOf);
    default:
      return [];
  }
}

function hasRegex(condition: Condition | Alternative): boolean {
  return patternsOf(condition).length > 0;
}

/** Trashed snippets are left out unless the query names them. */
function asksForTrash({ conditions }: Query): boolean {
  const names = (one: Condition | Alternative) => one.kind === 'is' && one.values.includes('trashed');
  return conditions.some(condition => (condition.kind === 'any' ? condition.conditions.some(names) : names(condition)));
}

function weightOf(bits: number): number {
  return fieldWeights.find((_weight, i) => bits & (1 << i)) ?? 0;
}

/** All documents that are let pass, the best by what they count, newest first among equals. */
function listed(
  segments: readonly Segment[],
  allowed: Allowed,
  scorer: (segment: Segment) => (document: number) => number,
  count: number,
): Ranked {
  const hits = new Hits();
  hits.begin(count);
  for (const segment of segments) {
    const accepts = acceptor(segment, allowed);
    const scoreOf = scorer(segment);
    hits.beginSegment(segment, segment.count);
    for (let document = 0; document < segment.count; document++)
      if (accepts(document)) hits.add(document, segment.seqs[document] as number, scoreOf(document));
  }
  return foundOf(bestOf(hits.best()), hits, false);
}

/** What any of some queries finds, each hit as its best one has it. */
function union(found: readonly Ranked[], count: number): Ranked {
  const best = new Map<number, Hit>();
  for (const hit of found.flatMap(one => one.best)) if (hit.score > (best.get(hit.seq)?.score ?? -1)) best.set(hit.seq, hit);
  const hits = new Hits();
  hits.begin(0);
  const seen = new Map<Segment, Uint8Array>();
  for (const { runs, documents } of found) {
    for (const { segment, from, to } of runs) {
      const of = seen.get(segment) ?? new Uint8Array(segment.count);
      seen.set(segment, of);
      hits.beginSegment(segment, to - from);
      for (const document of documents.subarray(from, to)) {
        if (of[document] === 1) continue;
        of[document] = 1;
        hits.add(document, segment.seqs[document] as number, 0);
      }
    }
  }
  return foundOf(
    [...best.values()].sort(byRank).slice(0, count),
    hits,
    found.some(one => one.atLeast),
  );
}

/** Documents that are listed hold all that is asked: none is similar. */
function bestOf(hits: readonly Hit[]): Hit[] {
  return hits.map(hit => ({ ...hit, similar: false }));
}

function countMembers({ seqs }: Ranked, lookups: Lookups): ReadonlyMap<string, number> {
  const members = lookups.members();
  const counts = new Map<string, number>();
  if (members.length === 0) return counts;
  const found = new SeqSet(seqs);
  for (const [collection, seq] of members) if (found.has(seq)) counts.set(collection, (counts.get(collection) ?? 0) + 1);
  return counts;
}
