import { foldCase } from '../../src-shared/model/fold.ts';
import type { AssetId, FormatId } from '../../src-shared/model/ids.ts';
import type { Seed } from '../../src-shared/model/seed.ts';
import { textOf } from '../../src-shared/model/text.ts';
import { titleFromText } from '../../src-shared/model/title.ts';
import type { FormatRecord, NewAsset, Payload, TagLink, WebsiteLink } from '../storage/port.ts';
import { arrange } from './arrange.ts';
import { classify } from './classify.ts';

/** What a seed carries, whichever of file and fragment, string and bytes it used. */
export interface SeedContent {
  readonly kind: 'file' | 'fragment';
  readonly payload: Payload;
  readonly ext: string | undefined;
  readonly fileName: string | undefined;
}

/** What a new format has beside its content. */
export interface FormatContext {
  readonly application: FormatRecord['application'];
  readonly at: number;
  readonly newId: () => string;
  readonly guessesLanguage: boolean;
}

/** A lone surrogate has no UTF-8 form: it becomes U+FFFD (assets-api section 7.1). All else stays letter for letter. */
export function contentOf({ asset: { format } }: Seed): SeedContent {
  const part = format.fragment ?? format.file;
  const raw = part?.string?.raw ?? part?.bytes?.raw;
  if (raw === undefined) throw new Error('The schema lets no seed without data pass');
  return {
    kind: format.fragment ? 'fragment' : 'file',
    payload: typeof raw === 'string' ? raw.toWellFormed() : raw,
    ext: part?.metadata?.ext,
    fileName: format.file?.metadata?.name,
  };
}

/** The seed's name, or the file's, or one from the text (assets-api section 7.2). */
export function nameOf(seed: Seed, { payload, fileName }: SeedContent): { readonly name: string; readonly derived: boolean } {
  const given = [seed.asset.metadata?.name, fileName].find(name => name !== undefined && name.trim() !== '');
  if (given !== undefined) return { name: given.toWellFormed(), derived: false };
  return { name: titleFromText(textOf(payload)), derived: true };
}

/**
 * A seed as a new asset (assets-api section 7): one format, and for bytes that are text a second one to show.
 *
 * @param guessesLanguage whether the content tells the language where nothing else does
 */
export function toNewAsset(seed: Seed, at: number, newId: () => string, guessesLanguage = true): NewAsset {
  const { application, metadata, pseudo, demo, discovered, enrichment } = seed.asset;
  const content = contentOf(seed);
  const { name, derived } = nameOf(seed, content);
  const times = { created: at, updated: at };
  const tags = metadata?.tags ?? [];
  return {
    id: newId() as AssetId,
    name,
    nameDerived: derived,
    mechanism: metadata?.mechanism ?? 'MANUAL',
    pseudo: pseudo === true,
    ...(demo !== undefined && { demo }),
    ...(discovered !== undefined && { discovered }),
    ...(enrichment && { bounds: boundsOf(enrichment) }),
    created: at,
    formats: arrange([toFormat(content, { application, at, newId, guessesLanguage })], newId),
    tags: toTagLinks(tags, newId),
    websites: distinct(metadata?.websites ?? [], website => website.url).map(
      ({ url, name: title, mechanism = 'MANUAL' }): WebsiteLink => ({ id: newId(), url, name: title, mechanism }),
    ),
    annotations: (metadata?.annotations ?? []).map(({ type, text, mechanism = 'MANUAL', pseudo: ghost, favorited }) => ({
      id: newId(),
      type,
      text,
      mechanism,
      ...(ghost !== undefined && { pseudo: ghost }),
      ...(favorited !== undefined && { favorited }),
      ...times,
    })),
    anchors: (metadata?.anchors ?? []).map(({ type, fullpath, name: label, platform, watch }) => ({
      id: newId(),
      point: newId(),
      type,
      fullpath,
      ...(label !== undefined && { name: label }),
      ...(platform !== undefined && { platform }),
      ...(watch !== undefined && { watch }),
      ...times,
    })),
    hints: (metadata?.hints ?? []).map(({ type, text, mechanism = 'MANUAL' }) => ({
      id: newId(),
      type,
      text,
      mechanism,
      ...times,
    })),
  };
}

/** Upper bounds of what is worked out; what was given is never cut (assets-api section 7.1). */
function boundsOf({ tags, websites }: NonNullable<Seed['asset']['enrichment']>): NonNullable<NewAsset['bounds']> {
  return { ...(tags !== undefined && { tags }), ...(websites !== undefined && { websites }) };
}

/** Blank tags are dropped, equal ones collapse to the first. */
export function toTagLinks(
  tags: readonly {
    readonly text: string;
    readonly category?: TagLink['category'] | undefined;
    readonly mechanism?: TagLink['mechanism'] | undefined;
  }[],
  newId: () => string,
): TagLink[] {
  const trimmed = tags.map(tag => ({ ...tag, text: tag.text.trim() })).filter(tag => tag.text !== '');
  return distinct(trimmed, tag => foldCase(tag.text)).map(({ text, category = 'UNKNOWN', mechanism = 'MANUAL' }) => ({
    id: newId(),
    text,
    category,
    mechanism,
  }));
}

/** A format of its own, as it is saved. */
export function toFormat(content: SeedContent, { application, at, newId, guessesLanguage }: FormatContext): FormatRecord {
  const { kind, payload, ext, fileName } = content;
  return {
    ...classify(payload, { ext, name: fileName }, guessesLanguage),
    id: newId() as FormatId,
    kind,
    role: 'BOTH',
    label: fileName ?? '',
    application,
    payload,
    size: sizeOf(payload),
    created: at,
    updated: at,
  };
}

function sizeOf(payload: Payload): number {
  return typeof payload === 'string' ? Buffer.byteLength(payload) : payload.byteLength;
}

function distinct<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.toReversed().map(item => [key(item), item])).values()].toReversed();
}
