import { readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

/**
 * What pages of the window may do, as a header. Inline styles are Monaco's; `'self'` of connect-src covers WebSockets
 * to the same origin. https://www.w3.org/TR/CSP3/#match-url-to-source-expression
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The one file with a policy of its own: the thread that formats, which has no page and may compile WebAssembly
 * (docs/decisions/0017). A thread's policy is that of its file.
 */
const formatWorker = /^\/static\/format-worker-[^/]+\.js$/;
const formatWorkerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

export interface BundleFile {
  /** Where it lies on disk. */
  readonly file: string;
  readonly type: string;
  readonly cacheControl: string;
  /** The content security policy that it is served with. */
  readonly policy: string;
}

/** The files of the built window by the path of their URL. What is not listed does not exist, whatever a URL says. */
export type Bundle = ReadonlyMap<string, BundleFile>;

/** Files below this carry a hash of their content in their name. */
const hashedFolder = '/static/';

/** The type of each kind of file a build makes; another kind is not served. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** Lists a built window once; empty if it has not been built. */
export async function readBundle(folder: string): Promise<Bundle> {
  const files = new Map<string, BundleFile>();
  for (const entry of await listFolder(folder)) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const type = types[extname(entry.name)];
    if (type === undefined) continue;
    const path = `/${relative(folder, file).split(sep).join('/')}`;
    const cacheControl = path.startsWith(hashedFolder) ? 'public, max-age=31536000, immutable' : 'no-store';
    const policy = formatWorker.test(path) ? formatWorkerPolicy : contentSecurityPolicy;
    files.set(path, { file, type, cacheControl, policy });
  }
  return files;
}

/** The file that a path of a URL (without its query) names; `/` is the main window. */
export function resolveBundleFile(bundle: Bundle, path: string): BundleFile | undefined {
  return bundle.get(path === '/' ? '/index.html' : path);
}

async function listFolder(folder: string) {
  try {
    return await readdir(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
