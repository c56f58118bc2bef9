import { z } from 'zod';
import { Collected, Collecting, Collection, CollectionEdit, DeletedCollection, NewCollection } from '../model/collections.ts';
import { collectionId } from '../model/ids.ts';
import type { OperationSpec } from './operation.ts';

/**
 * Folders of snippets and saved searches. What is shown in one: `library.page` with its id as the filter's `collection`,
 * or `in:name` in a query. Each change is a `library.changes` value with `collections: true`.
 *
 * Refusals: `not_found` for an id of no collection; `name_taken` for a name that a neighbour has, case aside; `unprocessable`
 * for a name that is blank, too long or holds a `/`, a query that is blank or has a part nobody understands, a collection
 * put into itself, and for what smart collections cannot have: snippets or collections inside.
 */
export const collections = {
  'collections.list': {
    kind: 'query',
    http: { verb: 'GET', path: '/magpie/collections' },
    summary: 'All collections with their counts, each after the one it is in, neighbours in their order',
    input: z.object({}),
    output: z.object({ collections: z.array(Collection) }),
  },
  'collections.create': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/collections/create', body: { field: 'collection' } },
    summary: 'Make a collection, or with a query a smart one; it comes after its neighbours',
    input: z.object({ collection: NewCollection }),
    output: Collection,
  },
  'collections.edit': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/collections/edit', body: { field: 'edit' } },
    summary: 'Rename or move a collection, or change the query of a smart one',
    input: z.object({ edit: CollectionEdit }),
    output: Collection,
  },
  'collections.delete': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/collections/delete', body: { field: 'collection' } },
    summary: 'Delete a collection; its snippets stay, collections inside it move up. Gives what restores it',
    input: z.object({ collection: z.object({ id: collectionId }) }),
    output: DeletedCollection,
  },
  'collections.restore': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/collections/restore', body: { field: 'deleted' } },
    summary: 'Undo a deletion, as far as its snippets, its place and its name are still there',
    input: z.object({ deleted: DeletedCollection }),
    output: Collection,
  },
  'collections.collect': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/collections/collect', body: { field: 'collecting' } },
    summary: 'Put snippets into a collection and take others out; gives what really changed',
    input: z.object({ collecting: Collecting }),
    output: Collected,
  },
} as const satisfies Record<string, OperationSpec>;
