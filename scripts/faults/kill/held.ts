import { createHash } from 'node:crypto';
import type { Bridge } from '../../../src-shared/bridge.ts';
import { AppError, unwrap } from '../../../src-shared/errors.ts';
import type { AssetId, FormatId } from '../../../src-shared/model/ids.ts';
import type { Snippet } from '../../../src-shared/model/library.ts';

/** A fragment as it was handed in. */
export interface HeldFragment {
  /** Unknown while the answer that names it has not come. */
  readonly id?: FormatId;
  /** SHA-256 of the text or the bytes. */
  readonly digest: string;
  readonly isText: boolean;
}

/** What a snippet is known to hold: what a writer was told is saved. */
export interface Held {
  readonly id: AssetId;
  readonly name: string;
  readonly favourite: boolean;
  /** Those that were given; more may have been worked out. */
  readonly tags: readonly string[];
  readonly fragments: readonly HeldFragment[];
  readonly state: 'live' | 'trashed' | 'gone';
}

export function digestOf(payload: string | Uint8Array): string {
  return createHash('sha256').update(payload).digest('hex');
}

/** How a snippet differs from what is known to be held; undefined where it does not. */
export async function differenceOf(bridge: Pick<Bridge, 'call'>, held: Held): Promise<string | undefined> {
  const snippet = await read(bridge, held.id);
  if (typeof snippet === 'string')
    return held.state === 'gone' ? undefined : `${held.id} is ${held.state}, and answers ${snippet}`;
  if (held.state === 'gone') return `${held.id} was removed for good and is back`;
  const state = snippet.deleted === undefined ? 'live' : 'trashed';
  if (state !== held.state) return `${held.id} is ${held.state}, and answers ${state}`;
  if (snippet.name !== held.name) return `${held.id} is named ${snippet.name}, not ${held.name}`;
  if (snippet.favourite !== held.favourite) return `${held.id} has lost its star, or won one`;
  const missing = held.tags.filter(tag => !snippet.tags.includes(tag));
  if (missing.length > 0) return `${held.id} lacks the tags ${missing.join()}`;
  return fragmentsDiffer(bridge, held, snippet);
}

async function fragmentsDiffer(bridge: Pick<Bridge, 'call'>, held: Held, { fragments }: Snippet): Promise<string | undefined> {
  if (fragments.length !== held.fragments.length)
    return `${held.id} has ${fragments.length} of ${held.fragments.length} fragments`;
  const bytes =
    held.state === 'live' && held.fragments.some(({ isText }) => !isText) ? await bytesOf(bridge, held.id) : undefined;
  for (const [i, { id, digest, isText }] of held.fragments.entries()) {
    const found = fragments[i];
    if (!found || (id !== undefined && found.id !== id)) return `${held.id} has another fragment at ${i}`;
    if (isText && digestOf(found.text ?? '') !== digest) return `${held.id} has another text at ${i}`;
    if (!isText && bytes && bytes.get(found.id) !== digest) return `${held.id} has other bytes at ${i}`;
  }
  return undefined;
}

async function bytesOf(bridge: Pick<Bridge, 'call'>, asset: AssetId): Promise<ReadonlyMap<string, string>> {
  const { iterable } = unwrap(await bridge.call('assets.formats', { asset, transferables: true }));
  return new Map(
    iterable.map(format => [format.id, digestOf((format.file?.bytes ?? format.fragment?.bytes)?.raw ?? new Uint8Array())]),
  );
}

async function read(bridge: Pick<Bridge, 'call'>, id: AssetId): Promise<Snippet | 'gone' | 'not_found'> {
  const reply = await bridge.call('library.snippet', { id });
  if (reply.ok) return reply.value;
  if (reply.error.code === 'gone' || reply.error.code === 'not_found') return reply.error.code;
  throw new AppError(reply.error.code, reply.error.message);
}
