import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Operation, Parsed } from '../../src-shared/contract/index.ts';
import type { AssetsService } from '../assets/service.ts';
import { jsonPieces } from '../streams/json-pieces.ts';
import { jsonType } from './answer.ts';
import {
  assetsText,
  identifiersText,
  inTurns,
  type Pieces,
  resultsText,
  searchedText,
  streamedIdentifiersText,
} from './list-text.ts';

/** Gives the JSON text of a whole list in pieces. */
export type ListText = (input: Record<string, unknown>) => Promise<Pieces>;

/** The operations that answer with every asset of the library, written page by page. */
export function streamedLists(service: AssetsService): Partial<Record<Operation, ListText>> {
  const { lists } = service;
  const snapshot = (transferables: boolean): ListText => {
    return async () => assetsText(lists.snapshot({ transferables, suggested: false, pseudo: false }));
  };
  return {
    'assets.snapshot': async input => assetsText(lists.snapshot(input as Parsed<'assets.snapshot'>)),
    'assets.recommended': async input => assetsText(await lists.recommended(input as Parsed<'assets.recommended'>)),
    'assets.search': async input => searchedText(await lists.search(input as Parsed<'assets.search'>)),
    'assets.searchWithFilters': async input =>
      resultsText(await lists.searchWithFilters(input as Parsed<'assets.searchWithFilters'>)),
    'companions.fullTextSearch': async input =>
      searchedText(await lists.search({ ...(input as Parsed<'companions.fullTextSearch'>), transferables: true })),
    'assets.identifiers': async input => {
      const { ids } = await service.identifiers(input as Parsed<'assets.identifiers'>);
      return identifiersText(ids);
    },
    'assets.stream': snapshot(false),
    'assets.streamTransferables': snapshot(true),
    'assets.streamIdentifiers': async () => {
      const { ids } = await service.identifiers({ pseudo: false });
      return streamedIdentifiersText(ids);
    },
  };
}

/** Answers a value as JSON; one with large byte arrays in pieces, so that it delays no other request. */
export async function sendJson(reply: FastifyReply, value: unknown): Promise<FastifyReply> {
  const json = jsonPieces(value);
  return typeof json === 'string' ? reply.type(jsonType).send(json) : sendPieces(reply, inTurns(json));
}

/**
 * Writes the pieces as fast as the client reads them. The first one is awaited, so that a failure to begin is still
 * answered with its status; a later one cuts the connection, which clients notice since the chunked answer has no end.
 */
export async function sendPieces(reply: FastifyReply, pieces: Pieces): Promise<FastifyReply> {
  const iterator = pieces[Symbol.asyncIterator]();
  const first = await iterator.next();
  const all = async function* () {
    try {
      for (let next = first; !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  };
  return reply.type(jsonType).send(Readable.from(all(), { objectMode: false }));
}
