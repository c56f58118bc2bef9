/** Tokens that follow each other and are looked at as one. */
const width = 3;
/** Characters of a text that are compared: beginnings tell copies apart from others, and the time stays bounded. */
const scope = 20_000;

/**
 * Blocks, and what follows a mark that begins a comment in the commoner languages. Which language a text is in is not asked:
 * what is taken for a comment wrongly is so in its copy too.
 */
const comments = /(?<=^|\s)(?:\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|(?:\/\/|#|--|;;)(?=\s).*$)/gm;

/**
 * A text as the set of its runs of three tokens, as hashes in rising order: words without their case, and signs. Blanks and
 * comments are no part of it, nor what formatters put in, take out and exchange: commas, semicolons, quotes.
 */
export function shinglesOf(text: string): Uint32Array {
  const compared = text.slice(0, scope);
  const shingles = runsOf(tokensOf(compared.replace(comments, ' ')));
  return shingles.length > 0 ? shingles : runsOf(tokensOf(compared)); // there is nothing but comments
}

/** How much of two texts is the same, from 0 to 1 (Jaccard, of their shingles); texts without tokens are alike in nothing. */
export function similarityOf(one: Uint32Array, other: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const difference = (one[i] as number) - (other[j] as number);
    if (difference === 0) shared++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  const all = one.length + other.length - shared;
  return all === 0 ? 0 : shared / all;
}

/** Of fewer tokens than a run has, the one run they are. */
function runsOf(tokens: readonly number[]): Uint32Array {
  const runs = new Uint32Array(Math.max(Math.min(tokens.length, 1), tokens.length - width + 1));
  for (let i = 0; i < runs.length; i++) {
    let hash = 0;
    for (let j = i; j < Math.min(i + width, tokens.length); j++) hash = mixed(hash, tokens[j] as number);
    runs[i] = finished(hash);
  }
  runs.sort();
  let count = 0;
  for (const run of runs) if (count === 0 || run !== runs[count - 1]) runs[count++] = run;
  return runs.slice(0, count);
}

const kind = { gap: 0, word: 1, sign: 2 } as const;
const asciiKinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[\w$]/.test(character)) return kind.word;
  return /[!-~]/.test(character) && !/[,;'"`]/.test(character) ? kind.sign : kind.gap;
});
/** From here on are scripts that are written without blanks: each character is a token. */
const unspaced = 0x2e80;
const noBreakSpace = 0xa0;
const ideographicSpace = 0x3000;

function kindOf(code: number): number {
  if (code < 128) return asciiKinds[code] as number;
  if (code === noBreakSpace || code === ideographicSpace) return kind.gap;
  return code < unspaced ? kind.word : kind.sign;
}

function tokensOf(text: string): number[] {
  const tokens: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const first = kindOf(text.charCodeAt(at));
    if (first === kind.gap) continue;
    let hash = mixed(0, folded(text.charCodeAt(at)));
    if (first === kind.word) {
      while (at + 1 < text.length && kindOf(text.charCodeAt(at + 1)) === kind.word)
        hash = mixed(hash, folded(text.charCodeAt(++at)));
    }
    tokens.push(hash);
  }
  return tokens;
}

function folded(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code; // A to Z
}

/** A step of FNV-1a, of 32 bits at a time. */
function mixed(hash: number, value: number): number {
  return Math.imul(hash ^ value ^ (hash >>> 15), 0x01000193) + 0x9e3779b9;
}

/** The last steps of MurmurHash3, after which every bit tells. */
function finished(hash: number): number {
  const one = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const two = Math.imul(one ^ (one >>> 13), 0xc2b2ae35);
  return (two ^ (two >>> 16)) >>> 0;
}
