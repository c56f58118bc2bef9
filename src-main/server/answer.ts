import type { FastifyReply } from 'fastify';
import { type ErrorCode, httpStatus, toWire, type WireError } from '../../src-shared/errors.ts';

/** On every answer of the server (assets-api section 1) and of `app://`; only the window's own files have another policy. */
export const commonHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
} as const;

export const jsonType = 'application/json; charset=utf-8';
export const textType = 'text/plain; charset=utf-8';

/** The code stands beside the status, which several codes share; the typed client reads it. */
export function errorHeaders(code: ErrorCode): Readonly<Record<string, string>> {
  return { 'x-magpie-error': code, ...(code === 'unavailable' && { 'retry-after': '1' }) };
}

/** A failure as its status and one line of text; an unknown one is reported and answered with a reference. */
export function sendError(reply: FastifyReply, error: unknown, report: (error: unknown) => string): FastifyReply {
  return sendWireError(reply, toWire(error, report));
}

function sendWireError(reply: FastifyReply, { code, message }: WireError): FastifyReply {
  return reply.code(httpStatus[code]).headers(errorHeaders(code)).type(textType).send(message);
}

/** An answer written by hand to a socket that has no reply object: broken requests, refused WebSocket handshakes. */
export function rawAnswer(status: number, reason: string, text: string, extra: Readonly<Record<string, string>> = {}): string {
  const headers = {
    ...commonHeaders,
    'content-type': textType,
    'content-length': Buffer.byteLength(text),
    connection: 'close',
    ...extra,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${reason}`, ...lines, '', text].join('\r\n');
}
