import { type Operation, specs } from '../contract/index.ts';
import type { Route } from '../contract/operation.ts';
import { AppError } from '../errors.ts';

/** A call as it goes over HTTP. */
export interface HttpRequest {
  readonly method: string;
  /** Path and query, to be put behind the server's address. */
  readonly url: string;
  readonly body?: string;
}

/** @throws AppError `unavailable` for what only a desktop has */
export function routeOf(operation: Operation): Route {
  const route = specs[operation].http;
  if (!route) throw new AppError('unavailable', 'This works in the desktop app only');
  return route;
}

/** Spreads an input over path, query and body, as the contract says. */
export function toRequest(operation: Operation, input: Readonly<Record<string, unknown>>): HttpRequest {
  const { verb, path, body } = routeOf(operation);
  const query: string[] = [];
  let url = path;
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined || name === body?.field) continue;
    const text = encodeURIComponent(String(value));
    const slot = `{${name}}`;
    if (path.includes(slot)) url = url.replace(slot, () => text);
    else query.push(`${name}=${text}`);
  }
  if (query.length > 0) url += `?${query.join('&')}`;
  const sent = body && input[body.field];
  if (sent === undefined) return { method: verb, url };
  // Browsers and Node refuse GET with a body; such routes answer POST too (assets-api section 5.5).
  return { method: 'POST', url, body: toJson(sent) };
}

/** Byte arrays travel as arrays of integers (assets-api section 1). */
function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => (item instanceof Uint8Array ? Array.from(item) : item));
}
