import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { contract, type Operation, operations } from '../../src-shared/contract/index.ts';
import type { OperationSpec, Route } from '../../src-shared/contract/operation.ts';
import { AppError } from '../../src-shared/errors.ts';
import type { FormatId } from '../../src-shared/model/ids.ts';
import type { AssetsService, Content } from '../assets/service.ts';
import { commonHeaders, jsonType, sendError, textType } from './answer.ts';
import { type Bundle, resolveBundleFile } from './bundle.ts';
import { contentHeaders, contentOperation, thumbnailOperation } from './content.ts';
import { discovery, discoveryHandlers, healthStreamPath, healthText } from './discovery.ts';
import { type GuardRules, grantHeaders, judge } from './guards.ts';
import { openApi } from './openapi.ts';
import { allowHeader, type Endpoint, PathTable } from './path-table.ts';
import { quietStreams } from './quiet-streams.ts';
import { inputReader } from './request-input.ts';
import { type ListText, sendJson, sendPieces, streamedLists } from './streamed.ts';
import { fileOperation, openFile, receiveOperation, requireArchive } from './transfer-routes.ts';

export interface ServerOptions {
  readonly service: AssetsService;
  readonly guard: GuardRules;
  /** Which server this is, as discovery tells it; new at each start. */
  readonly serverId: string;
  /** Keeps an unknown failure and gives the reference the client is told. */
  readonly report: (error: unknown) => string;
  /** The built window, for a browser. */
  readonly bundle?: Bundle;
}

/** A path parameter may be as long as Node lets a request line be, so that a long id is 400 and not an unknown path. */
const maxParamLength = 16 * 1024;

type Answer = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

interface Served extends Endpoint {
  readonly answer: Answer;
}

/** The HTTP side of Magpie, made from the contract, without a port: tested by injection, opened by `listen`. */
export function buildServer(options: ServerOptions): FastifyInstance {
  const { guard, report } = options;
  const app = Fastify({
    logger: false,
    routerOptions: { maxParamLength },
    frameworkErrors: (_error, request, reply) => {
      if (admit(request, reply, guard, report)) sendError(reply, new AppError('malformed', 'The URL is not valid'), report);
    },
  });
  // Bodies are read by `readJsonBody`, after the query is checked and for GET too; Fastify must not touch them.
  for (const method of app.supportedMethods) app.addHttpMethod(method, { hasBody: false, overrideExisting: true });
  app.addHook('onRequest', (request, reply, done) => {
    if (admit(request, reply, guard, report)) done();
  });
  app.setErrorHandler((error, _request, reply) => sendError(reply, error, report));

  const served = [...contractRoutes(options), ...ownRoutes(options), ...bundleRoutes(options.bundle ?? new Map())];
  const paths = new PathTable(served);
  for (const { verb, path, answer } of served) {
    app.route({ method: verb, url: path.replaceAll(/\{(\w+)\}/g, ':$1'), handler: answer });
  }
  refuseOtherMethods(app, paths, report);
  return app;
}

/** Section 2 of the contract and the headers of every answer; false if the request has been answered. */
function admit(request: FastifyRequest, reply: FastifyReply, guard: GuardRules, report: (error: unknown) => string): boolean {
  reply.headers(commonHeaders);
  const verdict = judge(request.raw, guard);
  if (!verdict.allowed) {
    sendError(reply, new AppError('forbidden', verdict.reason), report);
    return false;
  }
  if (verdict.grant === undefined) return true;
  reply.headers(grantHeaders(verdict.grant, guard));
  if (request.method !== 'OPTIONS') return true;
  reply.code(204).send();
  return false;
}

function contractRoutes({ service }: ServerOptions): Served[] {
  const lists = streamedLists(service);
  return operations.flatMap(name => {
    const spec: OperationSpec = contract[name];
    if (!spec.http) return [];
    const list = lists[name];
    const answer = list ? answerList(spec, spec.http, list) : answerValue(spec, spec.http, handlerOf(service, name));
    return verbsOf(spec.http).map(verb => ({ verb, path: spec.http?.path ?? '', answer }));
  });
}

type Handler = (input: never) => Promise<unknown>;

function handlerOf({ handlers, changes, health }: AssetsService, name: Operation): Handler {
  // A plain GET on a feed of Magpie's own: how it is now.
  if (name === 'library.changes') return async () => ({ revision: changes.revision, assets: [] });
  if (name === 'library.health') return async () => health.current();
  return (handlers as Readonly<Record<string, Handler>>)[name] as Handler;
}

function verbsOf({ verb, alsoPost }: Route): string[] {
  return alsoPost ? [verb, 'POST'] : [verb];
}

function answerValue(spec: OperationSpec, route: Route, call: Handler): Answer {
  const read = inputReader(spec, route);
  return async (request, reply) => {
    const output = await call((await read(received(request, reply))) as never);
    return route.text ? reply.type(textType).send(output) : sendJson(reply, output);
  };
}

function answerList(spec: OperationSpec, route: Route, list: ListText): Answer {
  const read = inputReader(spec, route);
  return async (request, reply) => {
    const pieces = await list(await read(received(request, reply)));
    // A HEAD fails where the GET would; of an answer whose length is not known it says none, and nothing is read.
    return request.method === 'HEAD' ? reply.type(jsonType).send(Readable.from([])) : sendPieces(reply, pieces);
  };
}

function received(request: FastifyRequest, reply: FastifyReply) {
  return {
    params: request.params as Record<string, unknown>,
    query: request.query as Record<string, unknown>,
    message: request.raw,
    response: reply.raw,
  };
}

/** Discovery, content and the API's own description. */
function ownRoutes({ service, serverId }: ServerOptions): Served[] {
  const handlers: Readonly<Record<string, Handler>> = discoveryHandlers(serverId);
  const found = Object.entries(discovery).map(([name, spec]) => ({
    verb: spec.http.verb,
    path: spec.http.path,
    answer: answerValue(spec, spec.http, handlers[name] as Handler),
  }));
  let description: string | undefined;
  return [
    ...found,
    ...quietStreams.map(({ path, message }) => ({
      verb: 'GET',
      path,
      answer: async (_request: FastifyRequest, reply: FastifyReply) =>
        typeof message === 'string' ? reply.type(textType).send(message) : sendJson(reply, message),
    })),
    { verb: 'GET', path: healthStreamPath, answer: async (_request, reply) => reply.type(textType).send(healthText(serverId)) },
    bytesRoute(contentOperation, service.content),
    bytesRoute(thumbnailOperation, service.thumbnail),
    ...transferRoutes(service),
    {
      verb: 'GET',
      path: '/openapi.json',
      answer: async (_request, reply) => {
        description ??= JSON.stringify(openApi());
        return reply.type(jsonType).send(description);
      },
    },
  ];
}

type BytesOperation = typeof contentOperation | typeof thumbnailOperation;

function bytesRoute(operation: BytesOperation, find: (id: FormatId) => Promise<Content | undefined>): Served {
  const { verb, path } = operation.http;
  const readContent = inputReader(operation, operation.http);
  return {
    verb,
    path,
    answer: async (request, reply) => {
      const { format } = await readContent(received(request, reply));
      const content = await find(format as FormatId);
      if (!content) throw new AppError('not_found', 'No such format');
      return reply
        .headers(contentHeaders(content))
        .send(Buffer.from(content.bytes.buffer, content.bytes.byteOffset, content.bytes.length));
    },
  };
}

function transferRoutes(service: AssetsService): Served[] {
  const readId = inputReader(fileOperation, fileOperation.http);
  return [
    {
      verb: receiveOperation.http.verb,
      path: receiveOperation.http.path,
      answer: async (request, reply) => {
        requireArchive(request.headers);
        return sendJson(reply, await service.transfers.receive(request.raw));
      },
    },
    {
      verb: fileOperation.http.verb,
      path: fileOperation.http.path,
      answer: async (request, reply) => {
        const { id } = await readId(received(request, reply));
        const { headers, stream } = openFile(service, id as string);
        return reply.headers(headers).send(stream);
      },
    },
  ];
}

/** A page that opens the window learns nothing from its handle. On the window's files alone: no sandboxed answer may say so. */
const openerHeaders = { 'cross-origin-opener-policy': 'same-origin' };

function bundleRoutes(bundle: Bundle): Served[] {
  const paths = bundle.size === 0 ? [] : ['/', ...bundle.keys()];
  return paths.map(path => ({
    verb: 'GET',
    path,
    answer: async (_request, reply) => {
      const found = resolveBundleFile(bundle, path);
      if (!found) throw new AppError('not_found', 'No such file');
      reply.headers({ ...openerHeaders, 'content-security-policy': found.policy, 'cache-control': found.cacheControl });
      return reply.type(found.type).send(await readFile(found.file));
    },
  }));
}

/** 405 with `Allow` on known paths, 404 elsewhere. A literal path must not fall through to one with a parameter. */
function refuseOtherMethods(app: FastifyInstance, paths: PathTable, report: (error: unknown) => string): void {
  const refuse = (request: FastifyRequest, reply: FastifyReply) => {
    const verbs = paths.verbs(request.url);
    if (!verbs) return sendError(reply, new AppError('not_found', 'Unknown path'), report);
    const error = new AppError('method_not_allowed', `This path answers ${allowHeader(verbs)}`);
    return sendError(reply.header('allow', allowHeader(verbs)), error, report);
  };
  for (const [path, verbs] of paths.literals) {
    for (const verb of ['GET', 'POST']) if (!verbs.has(verb)) app.route({ method: verb, url: path, handler: refuse });
  }
  app.setNotFoundHandler(refuse);
}
