/** What a step is told of a snippet. */
export interface EnrichInput {
  readonly text: string;
  readonly fileName?: string | undefined;
  /** The language it is filed under, and who said so. */
  readonly language?: { readonly specific: string; readonly by: LanguageSource } | undefined;
  /** The user's tags, with how many snippets bear each: what a suggestion should rather be than a new word. */
  readonly ownTags?: readonly OwnTag[] | undefined;
}

export interface OwnTag {
  readonly text: string;
  readonly count: number;
}

/** A person, a file's name, a sure sign in the text, the model; `none` where the text shows nothing. */
export type LanguageSource = 'user' | 'name' | 'sign' | 'model' | 'none';

/**
 * One thing that is worked out about a snippet: a pure function of its input, in bounded time, that never throws.
 * `version` grows when its results get better, so that it can run again over what an older one has done.
 */
export interface Step<Out> {
  readonly name: string;
  readonly version: number;
  run(input: EnrichInput): Out;
}
