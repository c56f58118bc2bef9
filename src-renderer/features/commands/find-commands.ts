import { fold } from '../../../src-shared/model/fold.ts';

/** How well one word of a query fits a title: it begins a word of it, stands in it, or consists of beginnings. */
const fits = { begins: 3, within: 2, beginnings: 1 };

/**
 * Those whose title holds every word of the query, in any order, or is begun by it word by word; the best first, equals
 * in the order given. A blank query finds all.
 */
export function findCommands<T extends { readonly title: string }>(all: readonly T[], query: string): readonly T[] {
  const words = fold(query).split(' ');
  return all
    .flatMap(command => {
      const fit = fitOf(fold(command.title), words);
      return fit === undefined ? [] : [{ command, fit }];
    })
    .toSorted((a, b) => b.fit - a.fit)
    .map(({ command }) => command);
}

function fitOf(title: string, words: readonly string[]): number | undefined {
  let sum = 0;
  for (const word of words) {
    if (` ${title}`.includes(` ${word}`)) sum += fits.begins;
    else if (title.includes(word)) sum += fits.within;
    else if (hasBeginnings(title.split(' '), word)) sum += fits.beginnings;
    else return undefined;
  }
  return sum;
}

/** Whether letters are beginnings of words, in order: `mtt` and `motra` are of `move to trash`. */
function hasBeginnings([first, ...rest]: readonly string[], letters: string): boolean {
  if (letters === '') return true;
  if (first === undefined) return false;
  for (let taken = 0; taken <= first.length && first.startsWith(letters.slice(0, taken)); taken++) {
    if (hasBeginnings(rest, letters.slice(taken))) return true;
  }
  return false;
}
