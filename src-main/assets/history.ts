import type { history } from '../../src-shared/contract/history.ts';
import type { Handlers } from '../../src-shared/contract/index.ts';
import { textOf } from '../../src-shared/model/text.ts';
import { sensitivesIn } from '../enrich/secrets/sensitives.ts';
import type { AssetEdit, AssetRecord, FormatEdit, FormatRecord, PastFragment, PastState } from '../storage/port.ts';
import { arrange } from './arrange.ts';
import { type Context, liveAsset } from './context.ts';
import { toTagLinks } from './seed.ts';
import { toSnippet } from './snippet.ts';

/** What a snippet was before, and the way back to it. */
export function createHistory(context: Context): Handlers<keyof typeof history> {
  const { storage, now, newId } = context;
  return {
    'history.list': ({ before, ...query }) => storage.history({ ...query, ...(before !== undefined && { before }) }),

    'history.version': async ({ id, version }) => {
      const { name, tags, fragments } = await storage.pastState(id, version);
      const shown = fragments.map(({ id: fragment, label, generic, specific, size, payload }) => {
        const text = textIn({ generic, payload });
        return { ...{ id: fragment, label, generic, language: specific, size }, ...(text !== undefined && { text }) };
      });
      // Those of now are known; a text of before may hold others, such as those that were redacted.
      const secrets = sensitivesIn(shown.map(({ text = '' }) => text)).map(({ text, name: kind }) => ({ text, name: kind }));
      return { version, name, tags: [...tags], fragments: shown, secrets };
    },

    'history.restore': async ({ restoration: { id, version, base } }) => {
      const before = await liveAsset(context, id);
      const past = await storage.pastState(id, version);
      const layout = layoutOf(past, before, newId, now());
      const formats = editsOf(past, before);
      const tags = past.tags.map(text => ({
        text,
        mechanism: before.tags.find(tag => tag.text === text)?.mechanism ?? ('MANUAL' as const),
      }));
      return toSnippet(
        await storage.edit({
          id,
          at: now(),
          base: base ?? before.version,
          formats,
          ...(layout && { layout }),
          ...(past.name !== before.name && { name: { text: past.name, derived: past.nameDerived } }),
          ...(past.tags.join('\n') !== before.tags.map(({ text }) => text).join('\n') && { tags: toTagLinks(tags, newId) }),
        }),
      );
    },
  };
}

/** Bytes that are no text, and images, have none. */
function textIn({ generic, payload }: Pick<FormatRecord, 'generic' | 'payload'>): string | undefined {
  return generic === 'IMAGE' && typeof payload !== 'string' ? undefined : textOf(payload);
}

/** What has to change in the fragments that are still there, and in what repeats the first for other clients. */
function editsOf(past: PastState, before: AssetRecord): FormatEdit[] {
  const preview = before.formats.find(({ role }) => role === 'PREVIEW');
  return past.fragments.flatMap(({ id, payload, label, generic, specific }) => {
    const format = before.formats.find(candidate => candidate.id === id);
    if (!format) return [];
    const edit = {
      ...(!isSame(payload, format.payload) && { payload }),
      ...(specific !== format.specific && { classification: { generic, specific } }),
      ...(label !== format.label && { label }),
    };
    if (Object.keys(edit).length === 0) return [];
    const text = textIn({ generic, payload });
    const follows = format.role === 'ORIGINAL' && preview && edit.payload !== undefined && text !== undefined;
    return [{ id, ...edit }, ...(follows ? [{ id: preview.id, payload: text }] : [])];
  });
}

/** Which fragments there are, in which order; undefined where that is as it was. */
function layoutOf(past: PastState, before: AssetRecord, newId: () => string, at: number): AssetEdit['layout'] {
  const shown = before.formats.filter(({ role }) => role !== 'PREVIEW');
  if (shown.map(({ id }) => id).join() === past.fragments.map(({ id }) => id).join()) return undefined;
  const known = new Map(before.formats.map(format => [format.id, format]));
  const fragments = past.fragments.map(({ id, ...fragment }) => known.get(id) ?? revived(id, fragment, shown[0], at));
  const preview = fragments[0]?.id === shown[0]?.id ? before.formats.find(({ role }) => role === 'PREVIEW') : undefined;
  return arrange(fragments, newId, preview).map(format => (known.has(format.id) ? { id: format.id, role: format.role } : format));
}

/** A removed fragment as it was; what was not kept of it, as it is of another. */
function revived(
  id: PastFragment['id'],
  past: Omit<PastFragment, 'id'>,
  other: FormatRecord | undefined,
  at: number,
): FormatRecord {
  if (!other) throw new Error('An asset has no format');
  const { imageText: _, ...base } = other;
  return { ...base, ...past, id, updated: at };
}

function isSame(a: FormatRecord['payload'], b: FormatRecord['payload']): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.byteLength === b.byteLength && a.every((byte, i) => byte === b[i]);
}
