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

/** Keeps one of several snippets, with what hangs on the others, and shows it; can be undone. Tells whether it was done. */
export async function mergeSnippets(keep: Snippet, drop: readonly AssetId[]): Promise<boolean> {
  const done = await attempt(async () => {
    for (const id of [keep.id, ...drop]) if (!(await drafts.settleSnippet(id))) return false;
    const { snippet, collections } = await call('library.merge', { merge: { keep: keep.id, drop: [...drop] } });
    takeOver(snippet);
    const { active, select } = useUi.getState();
    select([keep.id], keep.id);
    const step = undo.push({
      run: async () => {
        await call('library.restore', { snippets: { ids: [...drop] } });
        if (snippet.version > keep.version) {
          const { id, tags, generated, favourite } = keep;
          await editSnippet({ id, tags, generatedTags: generated.tags, favourite });
        }
        for (const id of collections) await call('collections.collect', { collecting: { id, add: [], remove: [keep.id] } });
        if (active !== null) useUi.getState().select([active], active);
      },
      done: texts.related.mergeUndone(drop.length),
    });
    showUndoable(texts.related.merged(plainName(keep.name), drop.length), step);
    return true;
  });
  return done?.value ?? false;
}
