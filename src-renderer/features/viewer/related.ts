import { queryOptions } from '@tanstack/react-query';
import type { AssetId } from '../../../src-shared/model/ids.ts';
import { nearDuplicate, type RelatedSnippet, type Snippet } from '../../../src-shared/model/library.ts';
import { plainName } from '../../../src-shared/model/plain-name.ts';
import { call } from '../../api/bridge.ts';
import { showUndoable } from '../../app/show-undoable.ts';
import { useUi } from '../../app/ui-store.ts';
import { undo } from '../../app/undo.ts';
import { attempt } from '../../lib/attempt.ts';
import { texts } from '../../texts.ts';
import { editSnippet, takeOver } from '../library/actions.ts';
import { keptSnippetMs, libraryKeys } from '../library/queries.ts';
import { drafts } from './drafts.ts';

/** Any snippet of the library may come to be related, or cease to be, so it is as fresh as the lists. */
export function relatedQuery(id: AssetId) {
  return queryOptions({
    queryKey: [...libraryKeys.lists(), 'related', id],
    queryFn: async () => {
      const { related } = await call('library.related', { id });
      return related.toSorted((a, b) => Number(isNearlySame(b)) - Number(isNearlySame(a)));
    },
    gcTime: keptSnippetMs,
  });
}

export function isNearlySame({ similarity }: Pick<RelatedSnippet, 'similarity'>): boolean {
  return similarity >= nearDuplicate;
}

/** Keeps one of two snippets, with the tags of both, and shows it; can be undone. Tells whether it was done. */
export async function mergeSnippets(keep: Snippet, drop: Snippet): Promise<boolean> {
  const done = await attempt(async () => {
    if (!(await drafts.settleSnippet(keep.id)) || !(await drafts.settleSnippet(drop.id))) return false;
    const merged = takeOver(await call('library.merge', { merge: { keep: keep.id, drop: drop.id } }));
    const { active, select } = useUi.getState();
    select([keep.id], keep.id);
    const step = undo.push({
      run: async () => {
        await call('library.restore', { snippets: { ids: [drop.id] } });
        if (merged.tags.length > keep.tags.length) {
          await editSnippet({ id: keep.id, tags: keep.tags, generatedTags: keep.generated.tags });
        }
        if (active !== null) useUi.getState().select([active], active);
      },
      done: texts.related.mergeUndone,
    });
    showUndoable(texts.related.merged(plainName(keep.name)), step);
    return true;
  });
  return done?.value ?? false;
}
