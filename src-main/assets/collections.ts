import type { collections } from '../../src-shared/contract/collections.ts';
import type { Handlers } from '../../src-shared/contract/index.ts';
import { AppError } from '../../src-shared/errors.ts';
import type { CollectionId } from '../../src-shared/model/ids.ts';
import { parseQuery } from '../../src-shared/query/parse.ts';
import type { Context } from './context.ts';

/** Collections of snippets, and queries saved as such. */
export function createCollections({ storage, now, newId }: Context): Handlers<keyof typeof collections> {
  return {
    'collections.list': async () => ({ collections: [...(await storage.collections())] }),
    'collections.create': async ({ collection }) => {
      checkQuery(collection.query);
      return storage.createCollection({ ...collection, id: newId() as CollectionId }, now());
    },
    'collections.edit': async ({ edit }) => {
      checkQuery(edit.query);
      return storage.editCollection(edit, now());
    },
    'collections.delete': ({ collection }) => storage.deleteCollection(collection.id),
    'collections.restore': ({ deleted }) => storage.restoreCollection(deleted),
    'collections.collect': ({ collecting }) => storage.collect(collecting),
  };
}

/** A saved query stays: what is wrong with it is said before, not each time it is shown. */
function checkQuery(typed: string | undefined): void {
  if (typed === undefined) return;
  const { text, conditions, problems } = parseQuery(typed);
  if (problems.length > 0) throw new AppError('unprocessable', 'The query has a part that is not understood');
  if (text === '' && conditions.length === 0) throw new AppError('unprocessable', 'The query asks nothing');
}
