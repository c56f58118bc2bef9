import { join } from 'node:path';
import type { Handlers } from '../../src-shared/contract/index.ts';
import type { library } from '../../src-shared/contract/library.ts';
import { AppError } from '../../src-shared/errors.ts';
import { specificFromName, toGeneric } from '../../src-shared/model/classification.ts';
import type { AssetId } from '../../src-shared/model/ids.ts';
import { type IndexCheck, type IndexDifference, nearDuplicate, type SnippetEdit } from '../../src-shared/model/library.ts';
import { redact } from '../../src-shared/model/secrets.ts';
import { textOf } from '../../src-shared/model/text.ts';
import { titleFromText } from '../../src-shared/model/title.ts';
import { findSecrets } from '../enrich/secrets/find.ts';
import type { AssetEdit, AssetRecord, FormatEdit, FormatRecord, Storage } from '../storage/port.ts';
import { toLabel } from './arrange.ts';
import { anyAsset, type Context, liveAsset } from './context.ts';
import { bytesBelow } from './disk-bytes.ts';
import { merge } from './merge.ts';
import { saveOnce } from './save.ts';
import { toTagLinks } from './seed.ts';
import { toSnippet } from './snippet.ts';

/** Snippets that are removed for good in one turn: others are answered between two of them. */
const purgedAtOnce = 50;

/** The version of what was saved and moved to the trash, and nothing between. */
const savedAndTrashed = 2;

/** Differences of the index that are told one by one. */
const maxDifferences = 100;

/** As many as the detail pane shows. */
const maxRelated = 8;

/** What the window works with; `folder` is where the library's files lie. */
export function createLibrary(context: Context, folder: string): Handlers<keyof typeof library> {
  const { storage, now, newId } = context;

  return {
    'library.page': ({ page: { after, typist, ...query } }) => {
      const trashDays = context.trashDays();
      return storage.page({
        ...query,
        ...(after !== undefined && { after }),
        ...(typist !== undefined && { typist }),
        ...(trashDays !== null && { trashDays }),
      });
    },
    'library.facets': ({ filter }) => storage.facets(filter),
    'library.ids': async ({ filter }) => ({ ids: [...(await storage.filteredIds(filter))] }),
    'library.snippet': async ({ id }) => toSnippet(await anyAsset(context, id)),
    'library.related': async ({ id }) => {
      const found = await storage.related([id], maxRelated);
      const isCopy = ({ similarity }: (typeof found)[number]) => similarity >= nearDuplicate;
      const related = [...found.filter(isCopy), ...found.filter(one => !isCopy(one))].slice(0, maxRelated);
      return {
        related: related.map(({ specific, shared, ...found }) => ({ ...found, language: specific, shared: [...shared] })),
      };
    },
    'library.save': ({ seed }) => saveOnce(context, seed),
    'library.merge': async ({ merge: { keep, drop } }) => merge(context, keep, [...new Set(drop)]),
    'library.redact': async ({ redaction: { id, base } }) => {
      const before = await liveAsset(context, id);
      const formats = redactedFormats(before);
      if (formats.length === 0) throw new AppError('unprocessable', 'No secret is known in this snippet');
      return toSnippet(await storage.edit({ id, at: now(), formats, ...(base !== undefined && { base }) }));
    },
    'library.edit': async ({ edit }) => {
      const before = await liveAsset(context, edit.id);
      return toSnippet(await storage.edit(toAssetEdit(edit, before, now(), newId)));
    },
    'library.trash': async ({ snippets: { ids } }) => ({ ids: [...(await storage.trash(ids, now()))] }),
    'library.restore': async ({ snippets: { ids } }) => ({ ids: [...(await storage.restore(ids))] }),
    'library.purge': ({ snippets: { ids } }) => purgeInTurns(context, ids),
    'library.mark': async ({ marks: { marks } }) => ({ marks: [...(await storage.mark(marks, now()))] }),
    'library.discard': async ({ snippets: { ids } }) => {
      // Two commits, so that every stream hears of the deletion while the asset can still be read.
      await storage.trash(ids, now());
      return { ids: [...(await storage.purge(ids, now()))] };
    },
    'library.takeBack': async ({ snippets: { ids } }) => {
      const trashed = await storage.trash(ids, now());
      const removed = await storage.purge(await untouched(storage, trashed), now());
      const gone = new Set(removed);
      return { removed: [...removed], trashed: trashed.filter(id => !gone.has(id)) };
    },
    'library.use': async ({ id }) => {
      await liveAsset(context, id);
      await storage.use(id, now());
      return {};
    },
    'library.space': async () => {
      const [held, all, backups] = await Promise.all([storage.space(), bytesBelow(folder), bytesBelow(join(folder, 'backups'))]);
      return { ...held, library: all - backups, backups };
    },
    'library.index': () => storage.indexState(),
    'library.checkIndex': () => checkIndex(storage),
    'library.rebuildIndex': async () => {
      await storage.rebuildIndex();
      return storage.indexState();
    },
  };
}

/** Of assets that were just moved to the trash, those that no edit came before: asked afterwards, as none can come then. */
async function untouched(storage: Storage, ids: readonly AssetId[]): Promise<AssetId[]> {
  const found: AssetId[] = [];
  for (let done = 0; done < ids.length; ) {
    const { assets, taken } = await storage.assets(ids.slice(done), false);
    found.push(...assets.filter(({ version }) => version === savedAndTrashed).map(({ id }) => id));
    done += taken;
  }
  return found;
}

async function purgeInTurns({ storage, now }: Context, ids: readonly AssetId[]): Promise<{ ids: AssetId[] }> {
  const gone: AssetId[] = [];
  for (let from = 0; from < ids.length; from += purgedAtOnce)
    gone.push(...(await storage.purge(ids.slice(from, from + purgedAtOnce), now())));
  return { ids: gone };
}

/** Turn by turn, so that others are answered between them. */
async function checkIndex(storage: Storage): Promise<IndexCheck> {
  const differences: IndexDifference[] = [];
  let checked = 0;
  let next: number | undefined;
  do {
    const turn = await storage.checkIndex(next);
    checked += turn.checked;
    differences.push(...turn.differences);
    next = turn.next;
  } while (next !== undefined);
  if (differences.length > 0) await storage.rebuildIndex();
  return { checked, differing: differences.length, differences: differences.slice(0, maxDifferences) };
}

function toAssetEdit(edit: SnippetEdit, before: AssetRecord, at: number, newId: () => string): AssetEdit {
  const { id, base, name, generatedName = false, favourite, tags, generatedTags = [], fragment } = edit;
  const formats = fragment ? toFormatEdits(fragment, before) : [];
  const newName = name === undefined ? nameFromText(before, formats) : nameFromUser(name, generatedName, before);
  return {
    id,
    at,
    ...(base !== undefined && { base }),
    ...(newName && { name: newName }),
    ...(favourite !== undefined && { favourite }),
    ...(tags && {
      tags: toTagLinks(
        tags.map(text => ({ text, mechanism: generatedTags.includes(text) ? 'AUTOMATIC' : 'MANUAL' })),
        newId,
      ),
    }),
    ...(formats.length > 0 && { formats }),
  };
}

/** Each text with its secrets replaced by what they are; the new text has none of them any more. */
function redactedFormats({ formats }: AssetRecord): FormatEdit[] {
  return formats.flatMap(({ id, generic, payload }) => {
    const before = generic === 'IMAGE' ? undefined : textOf(payload);
    const text = before === undefined ? undefined : redact(before, findSecrets(before));
    return text === undefined || text === before ? [] : [{ id, payload: text }];
  });
}

/** A blank name goes back to one derived from the text. */
function nameFromUser(name: string, derived: boolean, before: AssetRecord): AssetEdit['name'] {
  const text = name.toWellFormed().trim();
  if (text !== '') return { text, derived };
  return { text: titleFromText(before.formats[0] && textOf(before.formats[0].payload)), derived: true };
}

/** A derived name follows the text until the user gives one. */
function nameFromText(before: AssetRecord, [first]: readonly FormatEdit[]): AssetEdit['name'] {
  if (!before.nameDerived || typeof first?.payload !== 'string' || first.id !== before.formats[0]?.id) return undefined;
  return { text: titleFromText(first.payload), derived: true };
}

/** The edit of one fragment; the format that repeats an original for other clients follows it. */
function toFormatEdits(
  { id, text, language, generatedLanguage, label }: NonNullable<SnippetEdit['fragment']>,
  before: AssetRecord,
): FormatEdit[] {
  const format = before.formats.find(candidate => candidate.id === id);
  if (!format) throw new AppError('not_found', 'The snippet has no such fragment');
  if (text !== undefined && textOf(format.payload) === undefined) throw new AppError('unprocessable', 'The fragment is not text');
  const specific = language ?? languageFromLabel(label, format);
  const change = {
    ...(text !== undefined && { payload: text.toWellFormed() }),
    ...(specific !== undefined && {
      classification: { specific, generic: toGeneric(specific), ...(generatedLanguage && { guessed: true }) },
    }),
  };
  const followers = format.role === 'ORIGINAL' ? before.formats.filter(candidate => candidate.role === 'PREVIEW') : [];
  return [
    { id, ...change, ...(label !== undefined && { label: toLabel(label) }) },
    ...followers.map(follower => ({ id: follower.id, ...change })),
  ];
}

/** A new name may say the language, where it was only guessed. */
function languageFromLabel(label: string | undefined, { classified, payload }: FormatRecord): string | undefined {
  return label === undefined || classified !== 'guessed' || typeof payload !== 'string' ? undefined : specificFromName(label);
}
