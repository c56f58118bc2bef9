import { assertNever } from '../../../src-shared/assert-never.ts';
import { toGeneric } from '../../../src-shared/model/classification.ts';
import type { ClassificationGeneric } from '../../../src-shared/model/enums.ts';
import { languageFamily } from '../../../src-shared/model/languages.ts';
import { dateOf } from '../../../src-shared/query/dates.ts';
import type { Alternative, Condition, IsValue } from '../../../src-shared/query/query.ts';
import { flag } from '../document.ts';
import type { DocumentTest } from './find.ts';
import type { Lookups } from './lookups.ts';
import { type Marks, phraseMarks, wordMarks } from './marks.ts';
import type { Pattern, Regex } from './regex.ts';
import type { SeqSet } from './seq-set.ts';

/** What conditions are tested with. */
export interface Scene {
  readonly lookups: Lookups;
  readonly now: number;
  readonly regex: (pattern: Pattern) => Regex | undefined;
  /** What is in the collections called so. */
  readonly collection: (name: string) => readonly Pick<SeqSet, 'has'>[];
}

const generics: Readonly<Partial<Record<IsValue, ClassificationGeneric>>> = {
  code: 'CODE',
  text: 'TEXT',
  image: 'IMAGE',
  file: 'FILE',
  video: 'VIDEO',
  link: 'EXTERNAL_RESOURCE_REFERENCE',
};

/** All of them hold. What no condition asks is not looked up. */
export function all(tests: readonly DocumentTest[]): DocumentTest | undefined {
  const [only, ...more] = tests;
  if (more.length === 0) return only;
  return segment => {
    const of = tests.map(test => test(segment));
    return document => of.every(test => test(document));
  };
}

/** A condition as a test of documents. One with a regular expression holds only for documents that were looked at. */
export function testOf(condition: Condition | Alternative, scene: Scene): DocumentTest {
  switch (condition.kind) {
    case 'phrase':
      return holds(phraseMarks(condition.text));
    case 'word':
      return holds(wordMarks(condition.text));
    case 'regex':
      return regexTest(condition, scene, matches => matches !== 0);
    case 'lang': {
      const wanted = new Set(condition.values.flatMap(name => languageFamily(name)?.specifics ?? []));
      return languageTest(name => wanted.has(name));
    }
    case 'tag':
      return inAny(condition.values.map(tag => scene.lookups.tag(tag)));
    case 'has':
      return inAny(condition.values.map(value => scene.lookups.has(value)));
    case 'in':
      return inAny(condition.values.flatMap(name => scene.collection(name)));
    case 'is':
      return any(condition.values.map(value => isTest(value, scene)));
    case 'after':
      return inAny([scene.lookups.since(dateOf(condition.date, scene.now))]);
    case 'before':
      return not(inAny([scene.lookups.since(dateOf(condition.date, scene.now))]));
    case 'any':
      return any(condition.conditions.map(one => testOf(one, scene)));
    case 'not':
      return condition.condition.kind === 'regex'
        ? regexTest(condition.condition, scene, matches => matches === 0)
        : not(testOf(condition.condition, scene));
    default:
      return assertNever(condition);
  }
}

export function languageTest(isWanted: (specific: string) => boolean): DocumentTest {
  return ({ languages, languageNames }) => {
    const wanted = languageNames.map(isWanted);
    return document => wanted[languages[document] as number] === true;
  };
}

export function inAny(sets: readonly Pick<SeqSet, 'has'>[]): DocumentTest {
  return ({ seqs }) =>
    document =>
      sets.some(set => set.has(seqs[document] as number));
}

function isTest(value: IsValue, { lookups }: Scene): DocumentTest {
  if (value === 'secret') return inAny([lookups.secret()]);
  const generic = generics[value];
  if (generic) return languageTest(name => toGeneric(name) === generic);
  const bit = value === 'trashed' ? flag.trashed : flag.favourite;
  return ({ flags }) =>
    document =>
      ((flags[document] as number) & bit) !== 0;
}

function holds(marks: Marks): DocumentTest {
  return segment => {
    const of = marks(segment);
    return document => of[document] !== 0;
  };
}

function regexTest(pattern: Pattern, { regex }: Scene, isWanted: (matches: number) => boolean): DocumentTest {
  const compiled = regex(pattern);
  if (!compiled) return () => () => true; // a problem says so, and the rest is answered without it
  return segment => {
    const mayMatch = compiled.candidates(segment);
    return document => {
      if (!mayMatch(document)) return isWanted(0);
      return compiled.isLooked(segment, document) && isWanted(compiled.matches(segment, document));
    };
  };
}

function not(test: DocumentTest): DocumentTest {
  return segment => {
    const of = test(segment);
    return document => !of(document);
  };
}

function any(tests: readonly DocumentTest[]): DocumentTest {
  return segment => {
    const of = tests.map(test => test(segment));
    return document => of.some(test => test(document));
  };
}
