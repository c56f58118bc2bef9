import type { Handlers } from '../../src-shared/contract/index.ts';
import type { tags } from '../../src-shared/contract/tags.ts';
import type { Context } from './context.ts';

/** The tags of the library, apart from the snippets that have them. */
export function createTags({ storage, now, newId }: Context): Handlers<keyof typeof tags> {
  return {
    'tags.list': async () => ({ tags: [...(await storage.tags())] }),
    'tags.colours': async () => ({ tags: [...(await storage.tagColours())] }),
    'tags.edit': ({ edit }) => storage.editTag(edit, now()),
    'tags.assign': ({ tagging: { add, remove } }) => {
      const link = (text: string) => ({
        ...{ id: newId(), text: text.toWellFormed() },
        ...{ category: 'UNKNOWN' as const, mechanism: 'MANUAL' as const },
      });
      return storage.assignTags({ add: add.map(({ tag, snippets }) => ({ tag: link(tag), snippets })), remove }, now());
    },
    'tags.merge': ({ merge }) => storage.mergeTags(merge),
    'tags.delete': ({ tags: { ids } }) => storage.deleteTags(ids),
    'tags.restore': async ({ deleted }) => {
      await storage.restoreTags(deleted);
      return {};
    },
  };
}
