import type { ImageText, Refusal } from './read.ts';

/* What the reader and its thread say to each other: one picture at a time, so an answer needs no name. */

export interface ToThread {
  readonly bytes: Uint8Array;
  readonly want: 'text' | 'thumbnail';
}

export type FromThread =
  | { readonly kind: 'read'; readonly text: ImageText }
  | { readonly kind: 'shrunk'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'refused'; readonly why: Refusal }
  | { readonly kind: 'failed'; readonly message: string };
