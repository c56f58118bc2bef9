import type { Saved } from '../../src-shared/model/library.ts';
import type { Seed } from '../../src-shared/model/seed.ts';
import { textOf } from '../../src-shared/model/text.ts';
import type { Context } from './context.ts';
import { toNewAsset } from './seed.ts';

/** Saves a seed unless the library holds the same text or bytes, and tells what whoever saved it wants to know at once. */
export async function saveOnce({ storage, now, newId, guessesLanguage }: Context, seed: Seed): Promise<Saved> {
  const { outcome, asset } = await storage.save(toNewAsset(seed, now(), newId, guessesLanguage()));
  const [format] = asset.formats;
  if (!format) throw new Error('An asset has no format');
  const { generic, specific: language, size, payload } = format;
  const text = generic === 'IMAGE' ? undefined : textOf(payload);
  return {
    outcome,
    ...{ id: asset.id, name: asset.name, created: asset.created, generic, language, size },
    lines: text === undefined ? 0 : lineCount(text),
    tags: asset.tags.map(tag => tag.text),
    secrets: asset.sensitives.map(secret => ({ what: secret.name, line: lineAt(text ?? '', secret.text) })),
  };
}

/** The line in which something stands in a text, the first being 1. */
function lineAt(text: string, part: string): number {
  return text.slice(0, Math.max(0, text.indexOf(part))).split(/\r\n|\r|\n/).length;
}

/** Lines that hold something to the end: a closing line break begins no further one. */
function lineCount(text: string): number {
  return text === '' ? 0 : text.replace(/\r?\n$/, '').split(/\r\n|\r|\n/).length;
}
