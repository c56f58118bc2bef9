import { randomUUID } from 'node:crypto';

/** Shorter arrays are left to JSON.parse, which reads this many numbers in well under a millisecond. */
const minLength = 4096;

/** Bytes of JSON looked at before other requests get a turn; some 3 ms of work. */
const bytesPerTurn = 1024 * 1024;

/** Stands for an array that was cut out; no text of a client can hold it, since it never leaves this process. */
const marker = `bytes-${randomUUID()}:`;

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const zero = 0x30;
const nine = 0x39;
const openBracket = 0x5b;
const closeBracket = 0x5d;

export interface CutJson {
  readonly text: string;
  /** The array that a string of the text stands for. */
  readonly arrayOf: (text: string) => Uint8Array | undefined;
}

/**
 * Cuts long arrays of bytes out of JSON and reads them in short turns. A file of 18 MB comes as 64 MB of numbers, and
 * JSON.parse would keep every other request waiting for half a second and take 300 MB. What is no such array, also a
 * broken one, stays in the text for the parser to judge.
 */
export async function cutByteArrays(json: Buffer): Promise<CutJson> {
  const arrays: Uint8Array[] = [];
  const scratch = new Uint8Array(json.length / 2);
  let text = '';
  let kept = 0; // up to here the text has been copied
  let nextTurn = bytesPerTurn;
  let at = 0;
  while (at < json.length) {
    if (at >= nextTurn) {
      nextTurn = at + bytesPerTurn;
      await turn();
    }
    const byte = json[at];
    if (byte === quote) at = afterString(json, at + 1);
    else if (byte !== openBracket) at++;
    else {
      const start = at++;
      const reader = new ByteArrayReader(json, at, scratch);
      while (reader.read(bytesPerTurn) === 'more') await turn();
      at = reader.at;
      if (!reader.isWhole || reader.length < minLength) continue;
      text += `${json.toString('utf8', kept, start)}"${marker}${arrays.length}"`;
      kept = at;
      arrays.push(scratch.slice(0, reader.length));
    }
  }
  text += json.toString('utf8', kept);
  return { text, arrayOf: value => (value.startsWith(marker) ? arrays[Number(value.slice(marker.length))] : undefined) };
}

/** Reads `1,2,3]` as JSON writes it, a stretch at a time; stops at the first thing that does not belong. */
class ByteArrayReader {
  readonly #json: Buffer;
  readonly #target: Uint8Array;
  /** The number under way, or -1 between numbers. */
  #value = -1;
  /** Whether a number ended and a comma or the end must follow. */
  #ended = false;
  at: number;
  length = 0;
  isWhole = false;

  constructor(json: Buffer, at: number, target: Uint8Array) {
    this.#json = json;
    this.at = at;
    this.#target = target;
  }

  read(atMost: number): 'more' | 'done' {
    const json = this.#json;
    const until = Math.min(json.length, this.at + atMost);
    let { at, length } = this;
    let value = this.#value;
    let ended = this.#ended;
    let belongs = true;
    for (; at < until && !this.isWhole; at++) {
      const byte = json[at] as number;
      if (byte >= zero && byte <= nine) {
        belongs = !ended && value !== 0; // `1 2` and `01` are no JSON
        value = value < 0 ? byte - zero : value * 10 + byte - zero;
        belongs &&= value <= 255;
      } else if (byte === comma || byte === closeBracket) {
        belongs = value >= 0;
        if (belongs) this.#target[length++] = value;
        this.isWhole = belongs && byte === closeBracket;
        value = -1;
        ended = false;
      } else if (isBlank(byte)) ended = value >= 0;
      else belongs = false;
      if (!belongs) break;
    }
    this.at = at;
    this.length = length;
    this.#value = value;
    this.#ended = ended;
    return belongs && !this.isWhole && at < json.length ? 'more' : 'done';
  }
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** The place after the closing quote of a string, or the end. */
function afterString(json: Buffer, from: number): number {
  for (let end = json.indexOf(quote, from); end >= 0; end = json.indexOf(quote, end + 1)) {
    let escapes = 0;
    while (json[end - 1 - escapes] === backslash) escapes++;
    if (escapes % 2 === 0) return end + 1;
  }
  return json.length;
}

function turn(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve);
  });
}
