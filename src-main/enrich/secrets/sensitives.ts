import { randomUUID } from 'node:crypto';
import type { SensitiveLink } from '../../storage/port.ts';
import { findSecrets } from './find.ts';

/** More of one snippet are not told apart in its list. */
const maxSecrets = 200;

/** The secrets of an asset's texts as storage keeps them: each once, as it is written. */
export function sensitivesIn(texts: readonly string[]): SensitiveLink[] {
  const found = texts.flatMap(text =>
    findSecrets(text).map(({ start, end, what, category, severity }) => ({
      ...{ id: randomUUID(), text: text.slice(start, end), category, severity },
      name: phrase(what),
    })),
  );
  return [...new Map(found.map(secret => [secret.text, secret])).values()].slice(0, maxSecrets);
}

/** Words as the beginning of a sentence. */
export function phrase(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
