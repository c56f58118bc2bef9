import { AppError } from '../src-shared/errors.ts';
import { foldCase } from '../src-shared/model/fold.ts';
import { type AssetId, toUuid } from '../src-shared/model/ids.ts';
import { LibraryFilter } from '../src-shared/model/library.ts';
import { parseQuery } from '../src-shared/query/parse.ts';
import { exitCodes, Failure } from './failure.ts';
import type { Magpie } from './magpie.ts';

/** Shorter beginnings of an id are words. */
const minPrefix = 6;

/** So many digits of an id are shown: enough for any library. */
const shownId = 8;

export function shortId(id: AssetId): string {
  return id.slice(0, shownId);
}

export function filterOf(query: string): LibraryFilter {
  const finished = `${query} `; // the end of a word somebody may still be typing is no problem; here nobody does
  return LibraryFilter.parse({ query: parseQuery(finished).problems.length > 0 ? finished : query });
}

/**
 * The snippet that is to be changed: of an id, of the beginning of one that no other has, or of a whole name that no
 * other has. What a search finds best is only suggested: it may be another than was meant.
 *
 * @throws Failure
 */
export async function snippetNamed(magpie: Magpie, text: string): Promise<AssetId> {
  const id = await idFrom(magpie, text);
  if (id) return id;
  const filter = filterOf(text);
  const pages = await Promise.all(
    [filter, { ...filter, scope: 'trash' as const }].map(one =>
      magpie.call('library.page', { page: { filter: one, limit: 50 } }),
    ),
  );
  const found = pages.flatMap(({ rows }) => rows);
  const wanted = foldCase(text);
  const called = found.filter(({ name }) => foldCase(name) === wanted);
  const [only] = called;
  if (only && called.length === 1) return only.id;
  const what =
    called.length > 1
      ? `${called.length} snippets are called ${text}; give the id of one:`
      : `No snippet has the id or the name ${text}${found.length > 0 ? '. Found are:' : ''}`;
  const shown = (called.length > 1 ? called : found).slice(0, 5).map(row => `${shortId(row.id)} ${row.name}`);
  throw new Failure(what, exitCodes.nothing, shown);
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
