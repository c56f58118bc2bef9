import type { Asset } from '../../src-shared/model/asset.ts';
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
  let piece = '{"iterable":[';
  for await (const page of pages) {
    for (const asset of page) {
      if (ids.length > 0) piece += ',';
      ids.push(asset.id);
      const json = jsonPieces(asset);
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
  yield `${piece}],`;
  yield* indicesText(ids);
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
