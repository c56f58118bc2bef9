import { AppError } from '../../../src-shared/errors.ts';

/** How a library that does not open is mended: from a file, from the newest backup, from what can be read of it, or not at all. */
export type Remedy = { readonly restore: string } | 'newest' | 'salvage' | 'empty';

/** Whether a library did not open because it is damaged or gone, of which there is something to offer. */
export function isLoss(error: unknown): error is AppError {
  return error instanceof AppError && (error.code === 'library_damaged' || error.code === 'library_missing');
}

/** What can be put in the place of a library that does not open. */
export interface Offer {
  /** The newest verified backup. */
  readonly backup?: {
    readonly at: number;
    readonly snippets: number;
    /** How many snippets were changed after it; unknown where the library does not tell. */
    readonly missing?: number;
  };
  /** Whether there is a file to read from. */
  readonly canSalvage: boolean;
}

/** What could be read of a damaged library, and what could not. */
export interface Salvaged {
  readonly snippets: number;
  /** Snippets that are known to have been there: nothing of them can be read, or no text. */
  readonly lost: number;
  /** Texts and files that are kept as they are read, which is not as they were saved. */
  readonly altered: number;
}

export interface Mended {
  readonly snippets: number;
  /** The folder that has what was there before. */
  readonly aside: string;
  readonly salvaged?: Salvaged;
}
