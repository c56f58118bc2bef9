/* The parts of tesseract.js-core 7 that are used, and of WebAssembly that Node has without the DOM's types. */

export interface TessBaseApi {
  /** 0 when it went well; mode 1 is LSTM only. */
  Init(dataPath: null, language: string, mode: number): number;
  SetVariable(name: string, value: string): boolean;
  /** The pixels have to stay where they are until `Clear`. */
  SetImage(address: number, width: number, height: number, bytesPerPixel: number, bytesPerLine: number): void;
  Recognize(monitor: null): number;
  GetJSONText(page: number): string;
  Clear(): void;
}

export interface TesseractCore {
  readonly FS: { writeFile(path: string, data: Uint8Array): void };
  readonly TessBaseAPI: new () => TessBaseApi;
  _malloc(size: number): number;
  _free(address: number): void;
  /** Leptonica's decoder for PNG, JPEG, GIF, WebP and BMP: the address of a Pix, 0 for what it cannot read. */
  _pixReadMem(address: number, size: number): number;
  /** Takes the address of the Pix's address. */
  _pixDestroy(address: number): void;
}

export type OpenTesseractCore = (options: {
  instantiateWasm(imports: object, done: (instance: WebAssemblyInstance) => void): object;
  print(line: string): void;
  printErr(line: string): void;
}) => Promise<TesseractCore>;

export interface WebAssemblyInstance {
  readonly exports: Readonly<Record<string, unknown>>;
}

export interface WebAssemblyMemory {
  /** Another one after it has grown. */
  readonly buffer: ArrayBuffer;
}

export const webAssembly = (
  globalThis as unknown as {
    readonly WebAssembly: {
      readonly Module: new (program: Uint8Array) => object;
      readonly Instance: new (module: object, imports: object) => WebAssemblyInstance;
      readonly Memory: new (...none: never[]) => WebAssemblyMemory;
    };
  }
).WebAssembly;
