import { dimensionsOf, firstFrame } from './dimensions.ts';
import type { Engine, RecognisedLine } from './engine.ts';
import { readable } from './grey.ts';
import { textOf } from './layout.ts';
import { underscoresOf } from './underscore.ts';

/** What was read in a picture. */
export interface ImageText {
  /** With indentation and blank lines; empty where there is none. */
  readonly text: string;
  /** 0 to 1, the mean over the words. */
  readonly confidence: number;
}

/** Why a picture is not read: trying again would give the same. */
export type Refusal = 'not a picture' | 'too large' | 'damaged';

/**
 * The most pixels that are unpacked: those of a 6K screen. They take 82 MB as colours and the reader 250 MB in all. A file
 * of some hundred bytes may unpack to more than the machine has, so this is looked up in the header.
 */
const maxPixels = 20_500_000;

/** Under this what was read are the edges and the grain of a picture without text: screenshots of code have 0.75 to 0.95. */
const minConfidence = 0.45;

/** What may be unpacked of a PNG, JPEG, GIF (its first image), WebP or BMP. */
export function decodable(bytes: Uint8Array): Uint8Array | Refusal {
  const header = dimensionsOf(bytes);
  if (!header) return 'not a picture';
  if (header.width * header.height > maxPixels) return 'too large';
  return header.format === 'gif' ? firstFrame(bytes) : bytes;
}

/** Reads a PNG, JPEG, GIF (its first image), WebP or BMP. */
export function readPicture(engine: Engine, bytes: Uint8Array): ImageText | Refusal {
  const unpacked = decodable(bytes);
  if (typeof unpacked === 'string') return unpacked;
  const picture = engine.decode(unpacked);
  if (!picture) return 'damaged';
  const page = readable(picture);
  const lines = engine.recognise(page);
  const confidence = meanConfidence(lines);
  if (confidence < minConfidence) return { text: '', confidence };
  return { text: textOf(lines.map(toLine), underscoresOf(page)), confidence };
}

function meanConfidence(lines: readonly RecognisedLine[]): number {
  const words = lines.flatMap(line => line.words);
  return words.reduce((sum, word) => sum + word.confidence, 0) / Math.max(1, words.length) / 100;
}

function toLine({ baseline, words }: RecognisedLine) {
  return {
    baseline: (baseline.y0 + baseline.y1) / 2,
    words: words.map(word => word.symbols.map(({ text, bbox, confidence }) => ({ text, x0: bbox.x0, x1: bbox.x1, confidence }))),
  };
}
