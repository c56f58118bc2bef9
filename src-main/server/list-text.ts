import type { Asset } from '../../src-shared/model/asset.ts';
import type { SearchedAsset } from '../../src-shared/model/search.ts';
import { jsonPieces } from '../streams/json-pieces.ts';

/** JSON text in pieces; those of large byte arrays come as UTF-8. */
export type Pieces = AsyncIterable<string | Buffer>;

/** Characters gathered before a piece is handed to the socket: fewer make many small writes, more delay the first byte. */
const pieceLength = 64 * 1024;

/** Ids written before other requests get a turn; some 2 ms of work. */
const idsPerTurn = 5000;

/**
 * `Assets` as JSON text in pieces, so that no list is ever held whole: `iterable` page by page, and `indices`, gathered
 * on the way, at the end. Other requests get a turn after each piece.
 */
export async function* assetsText(pages: AsyncIterable<readonly Asset[]>): AsyncGenerator<string | Buffer> {
  const ids: string[] = [];
  yield* iterableText(pages, asset => ids.push(asset.id));
  yield ',';
  yield* indicesText(ids);
}

/** `SearchedAssets` as JSON text in pieces; the counts come last, and are of what was written. */
export async function* searchedText(pages: AsyncIterable<readonly SearchedAsset[]>): AsyncGenerator<string | Buffer> {
  let exact = 0;
  let all = 0;
  yield* iterableText(pages, hit => {
    all += 1;
    if (hit.exact) exact += 1;
  });
  yield `,"suggested":${all - exact},"exact":${exact}}`;
}

/** `AssetsSearchWithFiltersOutput` as JSON text in pieces. */
export async function* resultsText(pages: AsyncIterable<readonly SearchedAsset[]>): AsyncGenerator<string | Buffer> {
  yield '{"results":';
  yield* searchedText(pages);
  yield '}';
}

/** An object that is still open, with its `iterable` page by page. Other requests get a turn after each piece. */
async function* iterableText<T>(pages: AsyncIterable<readonly T[]>, write: (item: T) => void): AsyncGenerator<string | Buffer> {
  let piece = '{"iterable":[';
  let separator = '';
  for await (const page of pages) {
    for (const item of page) {
      write(item);
      piece += separator;
      separator = ',';
      const json = jsonPieces(item);
      if (typeof json === 'string') piece += json;
      else {
        yield piece;
        piece = '';
        yield* inTurns(json);
      }
      if (piece.length < pieceLength) continue;
      yield piece;
      piece = '';
      await turn();
    }
  }
  yield `${piece}]`;
}

/** Pieces that are at hand, with a turn for other requests after each. */
export async function* inTurns(pieces: Iterable<string | Buffer>): AsyncGenerator<string | Buffer> {
  for (const piece of pieces) {
    yield piece;
    await turn();
  }
}

/** `FlattenedAssets` as JSON text in pieces. */
export async function* identifiersText(ids: readonly string[]): AsyncGenerator<string> {
  yield* listed(ids, '{"iterable":[', id => `{"id":"${id}"}`, '],');
  yield* indicesText(ids);
}

/** `StreamedIdentifiers` as JSON text in pieces: what a plain GET on the stream answers. */
export function streamedIdentifiersText(ids: readonly string[]): AsyncGenerator<string> {
  return listed(ids, '{"iterable":[', id => `{"asset":{"id":"${id}"}}`, ']}');
}

function indicesText(ids: readonly string[]): AsyncGenerator<string> {
  return listed(ids, '"indices":{', (id, index) => `"${id}":${index}`, '}}');
}

async function* listed(
  ids: readonly string[],
  head: string,
  item: (id: string, index: number) => string,
  tail: string,
): AsyncGenerator<string> {
  let piece = head;
  for (const [index, id] of ids.entries()) {
    piece += index === 0 ? item(id, index) : `,${item(id, index)}`;
    if ((index + 1) % idsPerTurn !== 0) continue;
    yield piece;
    piece = '';
    await turn();
  }
  yield piece + tail;
}

function turn(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve);
  });
}
