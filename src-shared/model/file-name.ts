import { languageFamily } from './languages.ts';

/** One word and a short ending, as files are named. */
const fileName = /^[^\s/\\]+\.[a-z][a-z0-9]{0,9}$/i;

export function isFileName(name: string): boolean {
  return fileName.test(name);
}

/** Windows refuses these whatever ending follows; so a folder that is shared between systems has none of them. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** What no file may be called with on Windows, what shells and people trip over, and marks that turn the direction of a name. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const refused = /[<>:"/\\|?*\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]+/g;
/** Most file systems take 255 bytes; a name, a counter and an ending fit well into this many characters of any script. */
const maxLength = 60;

/** A name and an ending as files have them. */
const withEnding = /^(.+)(\.[a-z\d][a-z\d_-]{0,11})$/i;

/**
 * The name of a file that holds a fragment: its own, else the snippet's with the ending of its language. It names a file in
 * the folder it is put in, on every system, whatever the snippet is called.
 */
export function fileNameFor(snippet: { readonly name: string; readonly label: string; readonly language: string }): string {
  const label = harmless(snippet.label);
  const name = harmless(snippet.name);
  const ending = endingOf(snippet.language);
  const whole = withEnding.exec(label) ?? (label === '' && name.toLowerCase().endsWith(ending) ? withEnding.exec(name) : null);
  const [, stem, own] = whole ?? [];
  if (stem !== undefined && own !== undefined) return cut(stem) + own;
  return cut(label || name || 'snippet') + (label === '' ? ending : '');
}

/** With its dot: `.ts`; `.txt` where the language has none that people use. */
export function endingOf(language: string): string {
  const plain = /^[a-z0-9]{1,10}$/;
  if (plain.test(language)) return language === 'text' ? '.txt' : `.${language}`;
  const family = languageFamily(language.replace(/^hljs-/, ''));
  const named = [...(family?.specifics ?? []), family?.name ?? ''].find(specific => plain.test(specific));
  return named === undefined || named === 'unknown' ? '.txt' : `.${named}`;
}

/** Without what no file is called with; and without dots at its ends, which hide a file or are dropped by Windows. */
function harmless(name: string): string {
  const cleaned = name.normalize('NFC').toWellFormed().replace(refused, ' ').replace(/\s+/g, ' ');
  return cleaned.replace(/^[\s.]+|[\s.]+$/g, '');
}

function cut(stem: string): string {
  const short = Array.from(stem)
    .slice(0, maxLength)
    .join('')
    .replace(/[\s.]+$/, '');
  return reserved.test(short) ? `_${short}` : short;
}

/** The same name for none of them: `a.ts`, `a 2.ts`. Names that differ in case only are the same on some systems. */
export function distinctNames(names: readonly string[]): string[] {
  return names.map(namer());
}

/** Gives names one by one as `distinctNames` does. */
export function namer(): (name: string) => string {
  const taken = new Set<string>();
  const next = new Map<string, number>(); // so that a thousand of one name are not counted through a thousand times
  return name => {
    const dot = name.includes('.') ? name.lastIndexOf('.') : name.length;
    let candidate = name;
    let count = next.get(name.toLowerCase()) ?? 2;
    for (; taken.has(candidate.toLowerCase()); count++) candidate = `${name.slice(0, dot)} ${count}${name.slice(dot)}`;
    next.set(name.toLowerCase(), count);
    taken.add(candidate.toLowerCase());
    return candidate;
  };
}
