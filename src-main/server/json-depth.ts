const quote = 0x22;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/**
 * Measures how deep JSON text nests, chunk by chunk and before it is parsed: 64 MiB of `[` would make JSON.parse
 * build millions of arrays first. Brackets inside strings do not count; broken JSON is left to the parser.
 */
export class JsonDepth {
  #depth = 0;
  #inString = false;
  #escaped = false;

  /** False once the text nests deeper than `limit`. */
  accepts(chunk: Uint8Array, limit: number): boolean {
    let depth = this.#depth;
    let inString = this.#inString;
    let escaped = this.#escaped;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i];
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === backslash) escaped = true;
        else if (byte === quote) inString = false;
      } else if (byte === quote) inString = true;
      else if (byte === openBrace || byte === openBracket) {
        if (++depth > limit) return false;
      } else if (byte === closeBrace || byte === closeBracket) depth--;
    }
    this.#depth = depth;
    this.#inString = inString;
    this.#escaped = escaped;
    return true;
  }
}
