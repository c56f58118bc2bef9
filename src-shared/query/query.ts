import { z } from 'zod';

/*
 * The query language of the search field, the palette and the command line. What people may type stands in the README;
 * the reasons in docs/decisions/0010.
 */

/** What a query asks: the text is ranked, and every condition must hold. Plain data, the same whoever typed it. */
export interface Query {
  /** Words and code as typed, without what became a condition. A blank at the end says that the last word is whole. */
  readonly text: string;
  readonly conditions: readonly Condition[];
}

/** One thing that a snippet has to be or to hold. Of several values any is enough. */
export type Condition = Simple | Not | Any;

export type Simple =
  /** This very text, without regard to case and the number of blanks. */
  | { readonly kind: 'phrase'; readonly text: string }
  | { readonly kind: 'regex'; readonly source: string; readonly ignoreCase: boolean }
  /** Names of language families, see `languageFamily`. */
  | { readonly kind: 'lang'; readonly values: readonly string[] }
  | { readonly kind: 'tag'; readonly values: readonly string[] }
  /** Names of collections, nested ones as paths: `Work/SQL`. */
  | { readonly kind: 'in'; readonly values: readonly string[] }
  | { readonly kind: 'is'; readonly values: readonly IsValue[] }
  | { readonly kind: 'has'; readonly values: readonly HasValue[] }
  /** Created before this date begins; created when it begins or later. See `dateOf`. */
  | { readonly kind: 'before' | 'after'; readonly date: string };

/** A word by itself: what `-word` and `OR` are about. */
export interface Word {
  readonly kind: 'word';
  readonly text: string;
}

export interface Not {
  readonly kind: 'not';
  readonly condition: Simple | Word;
}

/** Two or more, of which one has to hold. Words among them are ranked as text is. */
export interface Any {
  readonly kind: 'any';
  readonly conditions: readonly Alternative[];
}

export type Alternative = Simple | Word | Not;

export const operators = ['lang', 'tag', 'in', 'is', 'has', 'before', 'after'] as const;
export type Operator = (typeof operators)[number];

/** The values of `is:`, as they are shown, with the other spellings that are understood. */
export const isValues = {
  favourite: ['fav', 'favorite', 'starred'],
  trashed: ['trash', 'deleted'],
  code: [],
  text: [],
  image: [],
  file: [],
  video: [],
  link: ['url'],
  secret: ['secrets'],
} as const satisfies Record<string, readonly string[]>;
export type IsValue = keyof typeof isValues;

/** The values of `has:`, likewise. */
export const hasValues = {
  tag: ['tags'],
  link: ['links', 'website', 'websites', 'url'],
  note: ['notes', 'annotation', 'annotations', 'description'],
  image: ['images'],
  file: ['files'],
  fragments: ['fragment'],
} as const satisfies Record<string, readonly string[]>;
export type HasValue = keyof typeof hasValues;

/** What a part of the typed text is, for colours and for a click. Ranges are in UTF-16 units. */
export interface Token {
  readonly kind: 'text' | 'phrase' | 'regex' | 'operator' | 'or';
  readonly from: number;
  readonly to: number;
  /** It has a minus before it that counts. */
  readonly negated?: true;
  /** Where an operator's value begins: `lang:` is before. */
  readonly valueFrom?: number;
}

/**
 * What is wrong with a part of a query. The rest is answered without it.
 *
 * - `bad_date`: `value` is no date that `before:` and `after:` know
 * - `unknown_value`: the operator `operator` does not know `value`
 * - `bad_regex`: `value` is no regular expression
 * - `empty_value`: nothing stands after `operator`, so it was taken as text
 *
 * Only the service knows of these:
 *
 * - `unknown_collection`: no collection is called `value`, so that nothing can be in it
 * - `collection_loop`: the query of the smart collection `value` leads back to itself, so that this part finds nothing
 * - `unsupported_regex`: the regular expression `value` looks around, refers to a group of its own or is too large
 */
export const QueryProblem = z.object({
  code: z.enum([
    ...['bad_date', 'unknown_value', 'bad_regex', 'empty_value'],
    ...['unknown_collection', 'collection_loop', 'unsupported_regex'],
  ] as const),
  /** The range it is about, in UTF-16 units. */
  from: z.int(),
  to: z.int(),
  operator: z.enum(operators).optional(),
  value: z.string().optional(),
});
export type QueryProblem = z.infer<typeof QueryProblem>;

export interface ParsedQuery extends Query {
  readonly tokens: readonly Token[];
  readonly problems: readonly QueryProblem[];
}

/** Whether a query holds text, so that what it finds is ranked; what conditions alone find is listed by a sort. */
export function holdsText({ text, conditions }: Query): boolean {
  return text !== '' || conditions.some(isText);
}

function isText(condition: Condition | Alternative): boolean {
  if (condition.kind === 'any') return condition.conditions.some(isText);
  return condition.kind === 'phrase' || condition.kind === 'regex' || condition.kind === 'word';
}
