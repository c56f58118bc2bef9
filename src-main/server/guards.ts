import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Who may talk to the server. Functions, so that a change in the settings holds from the next request on. */
export interface GuardRules {
  /** The port that listens: it is part of the server's own origins. */
  readonly port: () => number;
  /** Whether the user put this web origin on the allow-list, which is empty by default. */
  readonly allowsOrigin?: (origin: string) => boolean;
  /** A secret that every request must carry, if the user asked for one. */
  readonly token?: () => string | undefined;
}

/** `grant` is the allow-listed origin that the answer is opened to. */
export type Verdict = { readonly allowed: true; readonly grant?: string } | { readonly allowed: false; readonly reason: string };

interface Asked {
  readonly method?: string | undefined;
  /** As in the request line. */
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
}

// Only these names of this machine; a DNS name bound to 127.0.0.1 by an attacker carries its own name (assets-api section 2.1).
const localHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{0,5})?$/i;

// A request to a proxy carries a whole URL, whose host then counts more than the header (RFC 9112, 3.2.2).
const hostInUrl = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i;

/** Answered without the token, requests and streams: how clients find out that a server is here at all. */
const discovery = '/.well-known/';

/** Section 2 of the contract, rules 1 to 3, for a request or a WebSocket handshake; the same order as written there. */
export function judge({ method, url = '/', headers, rawHeaders }: Asked, rules: GuardRules): Verdict {
  const named = hostInUrl.exec(url)?.[1] ?? headers.host ?? '';
  if (![named, headers.host ?? ''].every(host => localHost.test(host)) || timesNamed(rawHeaders, 'host') !== 1) {
    return refuse('Host is not this machine');
  }
  const { origin } = headers;
  if (origin === undefined) {
    if (!isOwnSite(headers['sec-fetch-site'])) return refuse('The request comes from another site');
    if (isGuess(headers)) return refuse('Nothing is fetched on a guess');
  } else if (!isOwnOrigin(origin, rules.port()) && !isAllowListed(origin, rules)) {
    return refuse('The origin is not allowed');
  }
  const grant = origin !== undefined && isAllowListed(origin, rules) ? { grant: origin } : {};
  // A browser's preflight cannot carry the token; it only asks whether the request that follows may.
  const isPreflight = method === 'OPTIONS' && 'grant' in grant;
  if (!isPreflight && !url.startsWith(discovery) && !hasToken(headers, rawHeaders, rules.token?.()))
    return refuse('The token is missing or wrong');
  return { allowed: true, ...grant };
}

/** What an allow-listed origin gets, and nobody else (assets-api section 2.4); where a token is asked for, it may be sent. */
export function grantHeaders(origin: string, rules: GuardRules): Record<string, string> {
  const headers = 'content-type, application, x-application-id';
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, POST, HEAD',
    'access-control-allow-headers': rules.token?.() === undefined ? headers : `${headers}, authorization, x-magpie-token`,
    vary: 'Origin',
  };
}

function refuse(reason: string): Verdict {
  return { allowed: false, reason };
}

// Sec-Fetch-Mode is left alone: Node's fetch sends `cors` without Origin or Sec-Fetch-Site (section 2.3).
function isOwnSite(site: string | string[] | undefined): boolean {
  return site === undefined || site === 'none' || site === 'same-origin';
}

/**
 * A page of any site makes Chromium prefetch ours by speculation rules, and the request then says `Sec-Fetch-Site: none`, as if
 * a person had typed the address (Chromium 156, e2e/hostile-pages.spec.ts).
 */
function isGuess(headers: IncomingHttpHeaders): boolean {
  return headers['sec-purpose'] !== undefined && headers['sec-fetch-site'] !== 'same-origin';
}

function isOwnOrigin(origin: string, port: number): boolean {
  const suffix = port === 80 ? '' : `:${port}`;
  return ['localhost', '127.0.0.1', '[::1]'].some(host => origin === `http://${host}${suffix}`);
}

function isAllowListed(origin: string, { allowsOrigin }: GuardRules): boolean {
  return origin !== 'null' && (allowsOrigin?.(origin) ?? false);
}

/** Node keeps the first of several such headers and drops the rest; a proxy in front might look at the last. */
function timesNamed(rawHeaders: readonly string[], name: string): number {
  let times = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const key = rawHeaders[i];
    if (key?.length === name.length && key.toLowerCase() === name) times++;
  }
  return times;
}

function hasToken(headers: IncomingHttpHeaders, rawHeaders: readonly string[], expected: string | undefined): boolean {
  if (expected === undefined) return true;
  if (timesNamed(rawHeaders, 'authorization') > 1) return false;
  const bearer = /^Bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1];
  const given = bearer ?? headers['x-magpie-token'];
  // Digests have one length, so the comparison takes the same time whatever was sent.
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
