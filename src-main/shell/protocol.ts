import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { net, protocol } from 'electron';
import { AppError, httpStatus } from '../../src-shared/errors.ts';
import { transfersPath } from '../../src-shared/model/transfers.ts';
import type { AssetsService, Content } from '../assets/service.ts';
import { originOf } from '../ipc/trusted-sender.ts';
import { commonHeaders, errorHeaders, jsonType, textType } from '../server/answer.ts';
import { type Bundle, contentSecurityPolicy, resolveBundleFile } from '../server/bundle.ts';
import { contentHeaders, contentOperation } from '../server/content.ts';
import { openFile, requireArchive } from '../server/transfer-routes.ts';
import { appOrigin, appScheme } from './app-origin.ts';

type ContentInput = ReturnType<typeof contentOperation.input.parse>;

type FindsBytes = (id: ContentInput['format']) => Promise<Content | undefined>;

export interface AppProtocol {
  readonly bundle: Bundle;
  readonly content: FindsBytes;
  /** A small picture of an image. */
  readonly thumbnail: FindsBytes;
  /** Archives that come in and exports that go out. */
  readonly transfers: AssetsService['transfers'];
  /** Where Vite serves the sources of the window while it is developed. */
  readonly devServer?: string;
  readonly report: (error: unknown) => string;
}

/** Paths that lead to saved bytes, up to the format's id. */
const bytesPath = /^\/magpie\/(content|thumbnail)\/(.*)$/;

/** The path of a file that was exported, up to the id. */
const exportPath = new RegExp(`^${transfersPath}/([\\w-]+)/file$`);

/** Vite's preamble is an inline script, its changes come over a WebSocket of its own, and threads have no file with a policy. */
const devPolicy = contentSecurityPolicy
  .replace("script-src 'self'", "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'")
  .replace("connect-src 'self'", "connect-src 'self' ws://localhost:*");

/** Before the app is ready, or the scheme is none. */
export function registerSchemes(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }]);
}

/** Serves the built window and saved bytes, and nothing else that is on the disk. */
export function serveApp(options: AppProtocol): void {
  protocol.handle(appScheme, async request => {
    try {
      return await respond(request, options);
    } catch (error) {
      if (error instanceof AppError) return refusal(httpStatus[error.code], error.message, errorHeaders(error.code));
      return refusal(500, `Something went wrong, reference ${options.report(error)}`);
    }
  });
}

async function respond(request: Request, { bundle, devServer, transfers, ...finds }: AppProtocol): Promise<Response> {
  const { url, method } = request;
  if (originOf(url) !== appOrigin) return refusal(404, 'No such host');
  if (method === 'POST' && new URL(url).pathname === transfersPath) return receive(request, transfers);
  if (method !== 'GET' && method !== 'HEAD') return refusal(405, 'Only to be read');
  const { pathname, search } = new URL(url);
  const [, kind, format] = bytesPath.exec(pathname) ?? [];
  if (format !== undefined) return respondContent(format, kind === 'thumbnail' ? finds.thumbnail : finds.content);
  const [, exported] = exportPath.exec(pathname) ?? [];
  if (exported !== undefined) return respondExport(transfers, exported);
  if (devServer !== undefined) return respondFromDevServer(new URL(`${pathname}${search}`, devServer));

  const found = resolveBundleFile(bundle, pathname);
  if (!found) return refusal(404, 'No such file');
  return new Response(await readFile(found.file), {
    headers: {
      ...commonHeaders,
      'content-type': found.type,
      'cache-control': found.cacheControl,
      'content-security-policy': found.policy,
    },
  });
}

async function respondContent(format: string, content: FindsBytes): Promise<Response> {
  const input = contentOperation.input.safeParse({ format });
  if (!input.success) return refusal(400, 'The id is not a UUID');
  const found = await content(input.data.format);
  if (!found) return refusal(404, 'No such format');
  return new Response(found.bytes, { headers: { ...commonHeaders, ...contentHeaders(found) } });
}

async function receive(request: Request, transfers: AppProtocol['transfers']): Promise<Response> {
  requireArchive(Object.fromEntries(request.headers));
  const transfer = await transfers.receive(request.body ?? new ReadableStream({ start: stream => stream.close() }));
  return new Response(JSON.stringify(transfer), { headers: { ...commonHeaders, 'content-type': jsonType } });
}

function respondExport(transfers: AppProtocol['transfers'], id: string): Response {
  const { headers, stream } = openFile({ transfers }, id);
  return new Response(Readable.toWeb(stream) as ReadableStream, { headers: { ...commonHeaders, ...headers } });
}

async function respondFromDevServer(url: URL): Promise<Response> {
  const response = await net.fetch(url.href);
  const headers = new Headers(response.headers);
  headers.set('content-security-policy', devPolicy);
  return new Response(response.body, { status: response.status, headers });
}

function refusal(status: number, text: string, more: Readonly<Record<string, string>> = {}): Response {
  return new Response(text, { status, headers: { ...commonHeaders, 'content-type': textType, ...more } });
}
