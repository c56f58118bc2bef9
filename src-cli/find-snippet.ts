import { AppError } from '../src-shared/errors.ts';
import { type AssetId, toUuid } from '../src-shared/model/ids.ts';
import { LibraryFilter } from '../src-shared/model/library.ts';
import { exitCodes, Failure } from './failure.ts';
import type { Magpie } from './magpie.ts';

/** Shorter beginnings of an id are words. */
const minPrefix = 6;

export function filterOf(query: string): LibraryFilter {
  return LibraryFilter.parse({ query });
}

/** The snippet of an id, or of the beginning of one that no other has. @throws Failure */
export async function snippetById(magpie: Magpie, text: string): Promise<AssetId> {
  const id = await idFrom(magpie, text);
  if (!id) throw new Failure(`No snippet has the id ${text}. "magpie search" shows the ids.`, exitCodes.nothing);
  return id;
}

/** The snippet that is meant: by its id, or the best that a query finds. @throws Failure */
export async function snippetMeant(magpie: Magpie, words: readonly string[]): Promise<AssetId> {
  const [only = ''] = words;
  if (words.length === 0) throw new Failure('Which snippet? Give its id, or words to search for.', exitCodes.usage);
  const id = words.length === 1 ? await idFrom(magpie, only) : undefined;
  if (id) return id;
  const query = words.join(' ');
  const { rows } = await magpie.call('library.page', { page: { filter: filterOf(query), limit: 1 } });
  const [best] = rows;
  if (!best) throw new Failure(`Nothing was found for ${query}`, exitCodes.nothing);
  return best.id;
}

async function idFrom(magpie: Magpie, text: string): Promise<AssetId | undefined> {
  const whole = toUuid(text) as AssetId | undefined;
  if (whole) {
    await magpie.call('library.snippet', { id: whole }).catch(error => {
      throw error instanceof AppError ? new Failure(error.message, exitCodes.nothing) : error;
    });
    return whole;
  }
  const prefix = text.toLowerCase();
  if (prefix.length < minPrefix || !/^[0-9a-f-]+$/.test(prefix)) return undefined;
  const filters = [filterOf(''), { ...filterOf(''), scope: 'trash' as const }];
  const lists = await Promise.all(filters.map(filter => magpie.call('library.ids', { filter })));
  const found = lists.flatMap(({ ids }) => ids).filter(id => id.startsWith(prefix));
  if (found.length > 1) throw new Failure(`${found.length} snippets have an id that begins with ${text}`, exitCodes.usage);
  return found[0];
}
