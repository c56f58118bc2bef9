import type { Input } from '../../../src-shared/contract/index.ts';
import { AppError } from '../../../src-shared/errors.ts';
import type { AssetId, FormatId } from '../../../src-shared/model/ids.ts';
import { type Fragment, maxFileBytes, type Snippet } from '../../../src-shared/model/library.ts';
import { textOfFile } from '../../../src-shared/model/seed-from-file.ts';
import { call } from '../../api/bridge.ts';
import { queryClient } from '../../app/query-client.ts';
import { showUndoable } from '../../app/show-undoable.ts';
import { useUi } from '../../app/ui-store.ts';
import { undo } from '../../app/undo.ts';
import { attempt } from '../../lib/attempt.ts';
import { readableSize } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { showError } from '../../ui/toasts.ts';
import { editSnippet, takeOver } from '../library/actions.ts';
import { libraryQueries } from '../library/queries.ts';
import { drafts } from './drafts.ts';
import { tabLabel } from './tab-label.ts';

/** The fragment of a snippet that is on view: the one that was chosen, else its first. */
export function shownFragment({ fragments }: Pick<Snippet, 'fragments'>, chosen: FormatId | null): Fragment | undefined {
  return fragments.find(({ id }) => id === chosen) ?? fragments[0];
}

/** The one beside it; the first comes after the last. */
export function nextFragment(snippet: Pick<Snippet, 'fragments'>, chosen: FormatId | null, step: 1 | -1): Fragment | undefined {
  const { fragments } = snippet;
  const at = fragments.findIndex(({ id }) => id === shownFragment(snippet, chosen)?.id);
  return fragments[(at + step + fragments.length) % fragments.length];
}

/** Text, letter for letter, or the bytes of what is none. */
const contentOf = (bytes: Uint8Array<ArrayBuffer>) => textOfFile(bytes) ?? bytes;

/** Adds an empty fragment and puts the cursor in it; can be undone. */
export async function addEmpty(snippet: Snippet): Promise<void> {
  if (await add(snippet.id, [{ payload: '' }])) useUi.getState().ask('editor');
}

/** Adds what is in some files, each as a fragment under its name; can be undone. */
async function addFiles(snippet: Snippet, files: readonly File[]): Promise<void> {
  const tooLarge = files.filter(({ size }) => size > maxFileBytes);
  for (const { name } of tooLarge) showError(texts.fragments.tooLarge(name, readableSize(maxFileBytes)));
  const read = await attempt(() =>
    Promise.all(
      files
        .filter(file => !tooLarge.includes(file))
        .map(async file => ({ label: file.name, payload: contentOf(new Uint8Array(await file.arrayBuffer())) })),
    ),
  );
  if (read && read.value.length > 0) await add(snippet.id, read.value);
}

/** Lets files be chosen, to be added. */
export function chooseFragments(snippet: Snippet): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.addEventListener('change', () => void addFiles(snippet, [...(input.files ?? [])]));
  input.click();
}

export async function duplicate({ id, name, fragments }: Snippet, fragment: Fragment): Promise<void> {
  const label = texts.fragments.copyOf(tabLabel({ name, fragments }, fragment));
  await make(id, base => call('fragments.duplicate', { copy: { snippet: id, base, fragment: fragment.id, label } }));
}

/** Moves a fragment to a place among the others; can be undone. */
export async function move({ id, fragments }: Snippet, fragment: FormatId, to: number): Promise<void> {
  const from = fragments.findIndex(candidate => candidate.id === fragment);
  if (to < 0 || to >= fragments.length || from === to) return;
  const moveTo = (place: number) =>
    rearrange(id, base => call('fragments.move', { move: { snippet: id, base, fragment, to: place } }));
  const moved = await attempt(() => moveTo(to));
  if (moved?.value) undo.push({ run: async () => void (await moveTo(from)), done: texts.fragments.movedBack });
}

/** Takes a fragment away, with a button that brings it back. */
export async function remove(snippet: Snippet, fragment: Fragment): Promise<void> {
  const { id, fragments } = snippet;
  const at = fragments.indexOf(fragment);
  const next = fragments[at + 1] ?? fragments[at - 1];
  const removed = await attempt(() => takeAway(id, fragment.id));
  if (!removed?.value) return;
  if (next) useUi.getState().showFragment(next.id);
  const step = undo.push({
    run: async () => {
      await rearrange(id, base => call('fragments.restore', { restoration: { snippet: id, base, fragment: fragment.id } }));
      useUi.getState().showFragment(fragment.id);
    },
    done: texts.fragments.back,
  });
  showUndoable(texts.fragments.removed(tabLabel(snippet, fragment)), step);
}

/** Names a fragment; tells whether that was done. Blank goes back to the name of its language. */
export async function rename({ id }: Snippet, { id: fragment, label: before }: Fragment, label: string): Promise<boolean> {
  const name = (to: string) => editSnippet({ id, fragment: { id: fragment, label: to } });
  if (!(await attempt(() => name(label)))) return false;
  undo.push({ run: async () => void (await name(before)), done: texts.fragments.renamedBack });
  return true;
}

type New = Input<'fragments.add'>['addition']['fragments'];

function add(id: AssetId, fragments: New): Promise<boolean> {
  return make(id, base => call('fragments.add', { addition: { snippet: id, base, fragments } }));
}

/** A change that makes fragments: the first of them is shown, and its undo takes them away. Tells whether it was done. */
async function make(id: AssetId, run: Change): Promise<boolean> {
  const changed = (await attempt(() => rearrange(id, run)))?.value;
  if (!changed) return false;
  const known = new Set(changed.before.fragments.map(fragment => fragment.id));
  const made = changed.after.fragments.filter(fragment => !known.has(fragment.id));
  await told();
  if (made[0]) useUi.getState().showFragment(made[0].id);
  undo.push({
    run: async () => {
      for (const fragment of made) await takeAway(id, fragment.id);
    },
    done: texts.fragments.takenAway(made.length === 1),
  });
  return true;
}

/** The cache tells its listeners by a timer. Before that the new fragment is not on view, and the cursor would be put in another. */
function told(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve));
}

function takeAway(id: AssetId, fragment: FormatId) {
  return rearrange(id, base => call('fragments.remove', { removal: { snippet: id, base, fragment } }));
}

type Change = (base: number) => Promise<Snippet>;

/** Changes the newest version once what was typed is saved; undefined where that cannot be, as a notice says then. */
async function rearrange(id: AssetId, run: Change): Promise<{ readonly before: Snippet; readonly after: Snippet } | undefined> {
  if (!(await drafts.settleSnippet(id))) return undefined;
  const before = await queryClient.ensureQueryData(libraryQueries.snippet(id));
  try {
    return { before, after: takeOver(await run(before.version)) };
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'conflict')) throw error;
    // Something else came first. Fragments go by their ids, so the change is as right on what is there now.
    const now = takeOver(await call('library.snippet', { id }));
    return { before: now, after: takeOver(await run(now.version)) };
  }
}
