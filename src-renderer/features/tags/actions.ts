import type { Input } from '../../../src-shared/contract/index.ts';
import type { AssetId } from '../../../src-shared/model/ids.ts';
import type { DeletedTags, ListedTag, TagColour } from '../../../src-shared/model/tags.ts';
import { call } from '../../api/bridge.ts';
import { showUndoable } from '../../app/show-undoable.ts';
import { useUi } from '../../app/ui-store.ts';
import { undo } from '../../app/undo.ts';
import { attempt } from '../../lib/attempt.ts';
import { textOfError } from '../../lib/error-text.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { confirm } from '../../ui/confirm.ts';
import { showError } from '../../ui/toasts.ts';
import { inTurns, results } from '../library/in-turns.ts';

/** What a tag is known by where it is shown. */
export type KnownTag = Pick<ListedTag, 'text'>;

/** The tag as the service has it now. */
async function find({ text }: KnownTag): Promise<ListedTag | undefined> {
  const { tags } = await call('tags.list', {});
  return tags.find(tag => tag.text.toLowerCase() === text.toLowerCase());
}

/** Makes a tag that no snippet has yet; tells whether that was done. Can be undone. */
export async function createTag(text: string): Promise<boolean> {
  const made = await attempt(() => call('companions.createTag', { tag: { text } }));
  if (!made) return false;
  const { id } = made.value;
  undo.push({ run: async () => void (await call('tags.delete', { tags: { ids: [id] } })), done: texts.undo.done });
  return true;
}

/** Renames a tag wherever it stands, or asks to merge it with the one that has this text; tells whether that was answered. */
export async function renameTag(known: KnownTag, text: string): Promise<boolean> {
  try {
    const [tag, other] = await Promise.all([find(known), find({ text })]);
    if (!tag) return true;
    if (other && other.id !== tag.id) {
      await mergeTags(tag, other);
      return true;
    }
    const before = await call('tags.edit', { edit: { id: tag.id, text } });
    follow(before.text, text);
    const step = undo.push({
      run: async () => {
        await call('tags.edit', { edit: { id: before.id, text: before.text } });
        follow(text, before.text);
      },
      done: texts.undo.done,
    });
    showUndoable(texts.tags.renamed(before.text, text), step);
  } catch (error) {
    showError(textOfError(error));
  }
  return true;
}

/** Gives the snippets of a tag another one instead, once the person has said so; can be undone. */
async function mergeTags(from: ListedTag, into: ListedTag): Promise<void> {
  const { tags } = texts;
  const hint = tags.mergeHint(readableCount(from.count), into.text, from.count === 1);
  if (!(await confirm({ title: tags.askMerge(from.text, into.text), hint, action: tags.merge }))) return;
  const merged = await attempt(() => call('tags.merge', { merge: { ids: [from.id], into: into.id } }));
  if (!merged) return;
  follow(from.text, into.text);
  restorable(tags.merged(from.text, into.text), merged.value);
}

/** Deletes tags, never the snippets that have them; can be undone. */
export async function deleteTags(known: readonly KnownTag[]): Promise<void> {
  const [first] = known;
  if (!first) return;
  const deleted = await attempt(async () => {
    const { tags } = await call('tags.list', {});
    const wanted = new Set(known.map(({ text }) => text.toLowerCase()));
    const ids = tags.filter(({ text }) => wanted.has(text.toLowerCase())).map(({ id }) => id);
    return call('tags.delete', { tags: { ids } });
  });
  if (!deleted) return;
  for (const { text } of known) follow(text, undefined);
  restorable(
    known.length === 1 ? texts.tags.deleted(first.text) : texts.tags.deletedMany(readableCount(known.length)),
    deleted.value,
  );
}

function restorable(text: string, deleted: DeletedTags): void {
  const step = undo.push({ run: async () => void (await call('tags.restore', { deleted })), done: texts.undo.done });
  showUndoable(text, step);
}

export async function colourTag(known: KnownTag, colour: TagColour | 'none'): Promise<void> {
  const done = await attempt(async () => {
    const tag = await find(known);
    return tag && call('tags.edit', { edit: { id: tag.id, colour } });
  });
  const before = done?.value;
  if (!before) return;
  undo.push({
    run: async () => void (await call('tags.edit', { edit: { id: before.id, colour: before.colour ?? 'none' } })),
    done: texts.undo.done,
  });
}

/** Gives a tag to snippets; can be undone. */
export async function giveTag(ids: readonly AssetId[], tag: string): Promise<void> {
  await assign(
    ids,
    some => ({ add: [{ tag, snippets: some }] }),
    count => texts.tags.given(tag, readableCount(count), count === 1),
  );
}

/** Takes a tag off snippets; can be undone. */
export async function takeTag(ids: readonly AssetId[], tag: string): Promise<void> {
  await assign(
    ids,
    some => ({ remove: [{ tag, snippets: some }] }),
    count => texts.tags.taken(tag, readableCount(count), count === 1),
  );
}

type Asked = Input<'tags.assign'>['tagging'];

async function assign(
  ids: readonly AssetId[],
  tagging: (some: { id: AssetId }[]) => Asked,
  told: (count: number) => string,
): Promise<void> {
  const give = (some: readonly AssetId[]) => call('tags.assign', { tagging: tagging(some.map(id => ({ id }))) });
  const changed = await results(inTurns(ids, give));
  const count = changed.flatMap(({ add, remove }) => [...add, ...remove]).reduce((sum, { snippets }) => sum + snippets.length, 0);
  if (count === 0) return;
  const step = undo.push({
    run: async () => {
      for (const { add, remove } of changed) await call('tags.assign', { tagging: { add: remove, remove: add } });
    },
    done: texts.undo.done,
  });
  showUndoable(told(count), step);
}

/** The list that is filtered by a tag follows it. */
function follow(from: string, to: string | undefined): void {
  const { filter, setTags } = useUi.getState();
  const folded = from.toLowerCase();
  if (!filter.tags.some(tag => tag.toLowerCase() === folded)) return;
  setTags([...new Set(filter.tags.flatMap(tag => (tag.toLowerCase() === folded ? (to ?? []) : tag)))]);
}
