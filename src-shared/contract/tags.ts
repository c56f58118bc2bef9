import { z } from 'zod';
import { uuid } from '../model/ids.ts';
import { ColouredTag, DeletedTags, ListedTag, TagEdit, Tagging } from '../model/tags.ts';
import type { OperationSpec } from './operation.ts';

/**
 * The tags of the library. A tag is no part of a snippet: renaming, merging, deleting and restoring one moves neither the
 * versions nor the times of the snippets that have it, but each of them is in the `library.changes` value, which has
 * `tags: true`. `tag:` in the query of a smart collection follows a rename and a merge.
 *
 * Refusals: `not_found` for an id of no tag; `name_taken` for a text that another tag has, case aside; `unprocessable` for
 * a text that is blank or too long, and for a tag merged into itself.
 */
export const tags = {
  'tags.list': {
    kind: 'query',
    http: { verb: 'GET', path: '/magpie/tags' },
    summary: 'All tags by their text, with counts, also those that no snippet has',
    input: z.object({}),
    output: z.object({ tags: z.array(ListedTag) }),
  },
  'tags.colours': {
    kind: 'query',
    http: { verb: 'GET', path: '/magpie/tags/colours' },
    summary: 'The tags that have a colour',
    input: z.object({}),
    output: z.object({ tags: z.array(ColouredTag) }),
  },
  'tags.edit': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/tags/edit', body: { field: 'edit' } },
    summary: 'Rename or colour a tag; gives it as it was',
    input: z.object({ edit: TagEdit }),
    output: ListedTag,
  },
  'tags.assign': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/tags/assign', body: { field: 'tagging' } },
    summary: 'Give tags to snippets and take others off them; gives what really changed',
    input: z.object({ tagging: Tagging }),
    output: Tagging,
  },
  'tags.merge': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/tags/merge', body: { field: 'merge' } },
    summary: 'Delete tags and give their snippets another one instead; gives what restores them',
    input: z.object({ merge: z.object({ ids: z.array(uuid), into: uuid }) }),
    output: DeletedTags,
  },
  'tags.delete': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/tags/delete', body: { field: 'tags' } },
    summary: 'Delete tags; their snippets stay. Gives what restores them',
    input: z.object({ tags: z.object({ ids: z.array(uuid) }) }),
    output: DeletedTags,
  },
  'tags.restore': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/tags/restore', body: { field: 'deleted' } },
    summary: 'Undo a deletion or a merge, as far as the snippets are still there',
    input: z.object({ deleted: DeletedTags }),
    output: z.object({}),
  },
} as const satisfies Record<string, OperationSpec>;
