import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from './search/random.ts';

/** A piece of an installed package without a secret in it. */
export interface Harmless {
  readonly file: string;
  readonly text: string;
}

const extensions =
  /\.(?:[cm]?[jt]sx?|css|scss|html|json|md|py|go|rs|sh|ya?ml|sql|java|rb|c|h|cc|cpp|map|lock|svg|txt|xml|toml|ps1)$/;
const maxFileBytes = 3_000_000;
const maxLines = 40;
/** A piece of one minified line. */
const maxUnits = 4000;
/** Words that make a text worth a look; half of the pieces hold one, of all code only some percent do. */
const telling = /passw|secret|token|api_?key|auth|credential|integrity|sha\d|base64/i;

/**
 * Pieces of the packages installed here, the same for the same packages: half of them as they come, half with words
 * that secrets stand beside. The halves come from different packages. The lock file with its hashes is one of them.
 */
export function harmless(half: 'tuned' | 'held out', count: number): Harmless[] {
  const random = seeded(7);
  const plain: Harmless[] = [];
  const near: Harmless[] = [];
  for (const file of shuffled([...filesOf('node_modules'), 'package-lock.json'], random)) {
    if (plain.length >= count / 2 && near.length >= count / 2) break;
    if (halfOf(file) !== half) continue;
    const piece = pieceOf(readFileSync(file, 'utf8'), random);
    const list = telling.test(piece) ? near : plain;
    if (piece.trim() !== '' && list.length < count / 2) list.push({ file, text: piece });
  }
  return [...plain, ...near];
}

function* filesOf(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    // The peer's rules and their examples are true ones.
    if (entry.isDirectory() && entry.name !== '@secretlint') yield* filesOf(path);
    else if (entry.isFile() && extensions.test(entry.name) && statSync(path).size <= maxFileBytes) yield path;
  }
}

function shuffled<T>(list: T[], random: () => number): T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j] as T, list[i] as T];
  }
  return list;
}

/** By the name of the package, so that both halves hold no piece of the same code. */
function halfOf(file: string): 'tuned' | 'held out' {
  const [, name = '', inScope = ''] = file.split('/');
  let hash = 0;
  for (const character of name.startsWith('@') ? name + inScope : name) hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
  return hash % 2 === 0 ? 'tuned' : 'held out';
}

function pieceOf(text: string, random: () => number): string {
  const lines = text.split('\n');
  const from = Math.floor(random() * Math.max(1, lines.length - maxLines));
  const piece = lines.slice(from, from + maxLines).join('\n');
  if (piece.length <= maxUnits) return piece;
  const start = Math.floor(random() * (piece.length - maxUnits));
  return piece.slice(start, start + maxUnits);
}
