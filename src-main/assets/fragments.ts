import type { fragments } from '../../src-shared/contract/fragments.ts';
import type { Handlers } from '../../src-shared/contract/index.ts';
import { AppError } from '../../src-shared/errors.ts';
import { isFileName } from '../../src-shared/model/file-name.ts';
import type { AssetId, FormatId } from '../../src-shared/model/ids.ts';
import type { Snippet } from '../../src-shared/model/library.ts';
import { WireBytes } from '../../src-shared/model/transferable.ts';
import type { AssetRecord, FormatEdit, FormatRecord } from '../storage/port.ts';
import { arrange, toLabel } from './arrange.ts';
import { type Context, liveAsset } from './context.ts';
import { toFormat } from './seed.ts';
import { toSnippet } from './snippet.ts';
import { pagesOf, rangeOfPage, textOfPage } from './text-pages.ts';

/** Enough to see what a file is. */
const headBytes = 512;

/** What one change is about. */
interface Target {
  readonly snippet: AssetId;
  readonly base?: number | undefined;
}

/** Which fragments a snippet has. Each change is a version; a removed fragment is kept in one. */
export function createFragments(context: Context): Handlers<keyof typeof fragments> {
  const { storage, now, newId, guessesLanguage } = context;

  /** Reads, rearranges, stores: on the version that was read, so that nothing which came between is lost. */
  async function rearrange({ snippet: id, base }: Target, change: (all: FormatRecord[]) => FormatRecord[]): Promise<Snippet> {
    const before = await liveAsset(context, id);
    const after = change(shownOf(before));
    const known = new Set(before.formats.map(format => format.id));
    const isSameFirst = after[0]?.id === before.formats[0]?.id;
    const preview = isSameFirst ? before.formats.find(({ role }) => role === 'PREVIEW') : undefined;
    const layout = arrange(after, newId, preview).map(format =>
      known.has(format.id) ? { id: format.id, role: format.role } : format,
    );
    const formats = after.length > 1 ? nameOnlyOne(before) : [];
    return toSnippet(await storage.edit({ id, at: now(), base: base ?? before.version, formats, layout }));
  }

  async function partOf(fragment: FormatId, from: number, length: number) {
    const part = await storage.contentPart(fragment, from, length);
    if (!part) throw new AppError('not_found', 'There is no fragment with this id');
    return part;
  }

  return {
    'fragments.page': async ({ fragment, page }) => {
      const { from, length } = rangeOfPage(page);
      const { bytes, size } = await partOf(fragment, from, length);
      return { text: textOfPage(page, bytes, size), pages: pagesOf(size) };
    },

    'fragments.head': async ({ fragment }) => ({
      bytes: WireBytes.from((await partOf(fragment, 0, headBytes)).bytes) as WireBytes,
    }),

    'fragments.add': ({ addition: { fragments: added, at: place, ...target } }) =>
      rearrange(target, all => {
        const { application } = all[0] as FormatRecord;
        const made = added.map(({ payload, label, language }) => {
          const fileName = toLabel(label);
          const content = {
            kind: typeof payload === 'string' ? ('fragment' as const) : ('file' as const),
            payload: typeof payload === 'string' ? payload.toWellFormed() : payload,
            ext: language,
            fileName: fileName === '' ? undefined : fileName,
          };
          return toFormat(content, { application, at: now(), newId, guessesLanguage: guessesLanguage() });
        });
        return all.toSpliced(place ?? all.length, 0, ...made);
      }),

    'fragments.duplicate': ({ copy: { fragment, label, ...target } }) =>
      rearrange(target, all => {
        const at = placeOf(all, fragment);
        const { imageText: _, ...source } = all[at] as FormatRecord; // what stands in a picture is read anew
        const copy = { ...source, id: newId() as FormatId, label: toLabel(label), created: now(), updated: now() };
        return all.toSpliced(at + 1, 0, copy);
      }),

    'fragments.move': ({ move: { fragment, to, ...target } }) =>
      rearrange(target, all => {
        const at = placeOf(all, fragment);
        return all.toSpliced(at, 1).toSpliced(to, 0, all[at] as FormatRecord);
      }),

    'fragments.remove': ({ removal: { fragment, ...target } }) =>
      rearrange(target, all => {
        const at = placeOf(all, fragment);
        if (all.length === 1) throw new AppError('unprocessable', 'The only fragment of a snippet cannot be removed');
        return all.toSpliced(at, 1);
      }),

    'fragments.restore': async ({ restoration: { fragment, ...target } }) => {
      const removed = await storage.removedFormat(target.snippet, fragment);
      if (!removed) throw new AppError('not_found', 'The snippet had no such fragment');
      return rearrange(target, all => all.toSpliced(removed.at, 0, removed.format));
    },
  };
}

/** A snippet that is one file goes by its name; once there are others, the name has to be the fragment's own. */
function nameOnlyOne(before: AssetRecord): readonly FormatEdit[] {
  const [only, ...others] = shownOf(before);
  if (!only || others.length > 0 || only.label !== '' || !isFileName(before.name)) return [];
  return [{ id: only.id, label: before.name }];
}

/** Those that are fragments: not what repeats one for other clients. */
function shownOf({ formats }: AssetRecord): FormatRecord[] {
  return formats.filter(({ role }) => role !== 'PREVIEW');
}

function placeOf(all: readonly FormatRecord[], fragment: FormatId): number {
  const at = all.findIndex(({ id }) => id === fragment);
  if (at < 0) throw new AppError('not_found', 'The snippet has no such fragment');
  return at;
}
