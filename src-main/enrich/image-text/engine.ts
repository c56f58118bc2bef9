import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import type { EngineFiles } from './files.ts';
import type { Grey } from './grey.ts';
import { greyOfPix, type Room, shrunkPix } from './pix.ts';
import type { Colours } from './png.ts';
import {
  type OpenTesseractCore,
  type TessBaseApi,
  type TesseractCore,
  type WebAssemblyMemory,
  webAssembly,
} from './tesseract-core.ts';

/** A box in pixels of the picture that was recognised. */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

interface Recognised {
  readonly bbox: Box;
  readonly text: string;
  /** 0 to 100. */
  readonly confidence: number;
}

export interface RecognisedLine extends Recognised {
  readonly baseline: Box;
  readonly words: readonly (Recognised & { readonly symbols: readonly Recognised[] })[];
}

interface Page {
  readonly blocks: readonly { readonly paragraphs: readonly { readonly lines: readonly RecognisedLine[] }[] }[] | null;
}

export interface Engine {
  /** The picture in grey; undefined where it is damaged or of an unknown kind. */
  decode(bytes: Uint8Array): Grey | undefined;
  /** The picture in colour, not larger than the room there is; undefined as above. */
  shrink(bytes: Uint8Array, room: Room): Colours | undefined;
  /** The lines of a picture of black on white. */
  recognise(picture: Grey): RecognisedLine[];
}

/** One block of text: others of Tesseract's segmentations lose short lines of code or their order (3.0 to 4.8 % errors). */
const singleBlock = '6';
/** Unknown for screenshots; without it Tesseract guesses and says so. */
const dotsPerInch = '144';

/**
 * Tesseract and Leptonica as WebAssembly, used directly: tesseract.js would add a thread of its own, fetching and caches
 * that Magpie must not use. It has no files, no network and no memory but its own, whatever a picture makes it do.
 */
export async function openEngine(files: EngineFiles): Promise<Engine> {
  const openCore = createRequire(import.meta.url)(files.loader) as OpenTesseractCore;
  let memory: WebAssemblyMemory | undefined;
  const core = await openCore({
    instantiateWasm(imports, done) {
      const instance = new webAssembly.Instance(new webAssembly.Module(readFileSync(files.program)), imports);
      memory = Object.values(instance.exports).find(value => value instanceof webAssembly.Memory);
      done(instance);
      return instance.exports;
    },
    print: () => {},
    printErr: () => {}, // its remarks on damaged pictures
  });
  if (!memory) throw new Error('Leptonica did not start');
  const heap = memory;
  let reader: TessBaseApi | undefined;

  /** Takes most of the time of a start, and is of no use to who only looks at pictures. */
  function started(): TessBaseApi {
    core.FS.writeFile('eng.traineddata', gunzipSync(readFileSync(files.language)));
    const api = new core.TessBaseAPI();
    if (api.Init(null, 'eng', 1) !== 0) throw new Error('Tesseract did not start');
    api.SetVariable('tessedit_pageseg_mode', singleBlock);
    api.SetVariable('user_defined_dpi', dotsPerInch);
    return api;
  }

  function unpacked<T>(bytes: Uint8Array, use: (pix: number) => T): T | undefined {
    return withBytes(core, heap, bytes, address => {
      const pix = core._pixReadMem(address, bytes.length);
      if (pix === 0) return undefined;
      try {
        return use(pix);
      } finally {
        destroy(core, heap, pix);
      }
    });
  }

  return {
    decode: bytes => unpacked(bytes, pix => greyOfPix(heap.buffer, pix)),
    shrink: (bytes, room) => unpacked(bytes, pix => shrunkPix(heap.buffer, pix, room)),
    recognise: ({ data, width, height }) =>
      withBytes(core, heap, data, address => {
        reader ??= started();
        const api = reader;
        api.SetImage(address, width, height, 1, width);
        api.Recognize(null);
        const { blocks } = JSON.parse(api.GetJSONText(0)) as Page;
        api.Clear();
        return (blocks ?? []).flatMap(block => block.paragraphs.flatMap(paragraph => paragraph.lines));
      }),
  };
}

function withBytes<T>(core: TesseractCore, heap: WebAssemblyMemory, bytes: Uint8Array, use: (address: number) => T): T {
  const address = core._malloc(bytes.length);
  if (address === 0) throw new Error('The picture does not fit into memory');
  try {
    new Uint8Array(heap.buffer).set(bytes, address);
    return use(address);
  } finally {
    core._free(address);
  }
}

function destroy(core: TesseractCore, heap: WebAssemblyMemory, pix: number): void {
  const reference = core._malloc(4);
  new Uint32Array(heap.buffer)[reference >>> 2] = pix;
  core._pixDestroy(reference);
  core._free(reference);
}
