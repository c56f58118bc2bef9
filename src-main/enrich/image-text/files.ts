import { createRequire } from 'node:module';

/** The files of the recogniser, as paths. */
export interface EngineFiles {
  /** The CommonJS module around the program. */
  readonly loader: string;
  /** Tesseract and Leptonica as WebAssembly. */
  readonly program: string;
  /** English and code, for the LSTM, gzipped. */
  readonly language: string;
}

/**
 * Where the recogniser's files are: in the packages found from whatever runs this, sources or bundle, in a folder or in
 * Electron's archive. The variant with plain SIMD runs wherever Electron does; the one with relaxed SIMD reads the same.
 */
export function engineFiles(from: string): EngineFiles {
  const require = createRequire(from);
  return {
    loader: require.resolve('tesseract.js-core/tesseract-core-simd-lstm.js'),
    program: require.resolve('tesseract.js-core/tesseract-core-simd-lstm.wasm'),
    language: require.resolve('@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz'),
  };
}
