import type { WriteDb } from '../storage/sqlite/db.ts';
import { allowedEdits, lengthOf, within } from './distance.ts';

/** The distinct words of the library, for the typo step. */
export interface Vocabulary {
  add(words: Iterable<string>): void;
  /** Known words within the distance allowed for this one, itself included. */
  near(word: string): readonly string[];
}

/** Read from the index when it is first asked; words that left the library may stay, since hits are verified. */
export function createVocabulary(db: WriteDb): Vocabulary {
  let byLength: Map<number, Set<string>> | undefined;

  function insert(words: Iterable<string>, into: Map<number, Set<string>>): void {
    for (const word of words) {
      const length = lengthOf(word);
      const group = into.get(length);
      if (group) group.add(word);
      else into.set(length, new Set([word]));
    }
  }

  function all(): Map<number, Set<string>> {
    if (byLength) return byLength;
    byLength = new Map();
    insert(db.prepare<[], string>('SELECT term FROM search_vocabulary').pluck().iterate(), byLength);
    return byLength;
  }

  return {
    add(words) {
      if (byLength) insert(words, byLength);
    },
    near(word) {
      const limit = allowedEdits(word);
      const length = lengthOf(word);
      const found: string[] = [];
      for (let l = length - limit; l <= length + limit; l++) {
        for (const candidate of all().get(l) ?? []) if (within(word, candidate, limit)) found.push(candidate);
      }
      return found;
    },
  };
}
