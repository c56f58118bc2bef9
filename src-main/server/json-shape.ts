const quote = 0x22;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

export interface ShapeLimits {
  /** Levels of objects and arrays. */
  readonly depth: number;
  /** Objects, arrays and strings, keys among them. Numbers do not count: files travel as millions of these. */
  readonly parts: number;
}

/**
 * Measures JSON text chunk by chunk and before it is parsed: 64 MiB of `[` or of `{},` would make JSON.parse build millions
 * of objects first, which takes a minute and gigabytes. Brackets inside strings do not count; broken JSON is left to the parser.
 */
export class JsonShape {
  #depth = 0;
  #parts = 0;
  #inString = false;
  #escaped = false;

  /** What the text is once it passes a limit. */
  exceeds(chunk: Uint8Array, limits: ShapeLimits): 'deep' | 'long' | undefined {
    let depth = this.#depth;
    let parts = this.#parts;
    let inString = this.#inString;
    let escaped = this.#escaped;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i];
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === backslash) escaped = true;
        else if (byte === quote) inString = false;
      } else if (byte === quote) {
        inString = true;
        parts++;
      } else if (byte === openBrace || byte === openBracket) {
        parts++;
        if (++depth > limits.depth) return 'deep';
      } else if (byte === closeBrace || byte === closeBracket) depth--;
    }
    this.#depth = depth;
    this.#parts = parts;
    this.#inString = inString;
    this.#escaped = escaped;
    return parts > limits.parts ? 'long' : undefined;
  }
}
