import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '../../src-shared/errors.ts';

const jsonType = /^application\/(json|[a-z0-9!#$&^_.-]+\+json)$/;

/**
 * Any web page can send `text/plain` and form types without a preflight, so only JSON types are read (assets-api section 1).
 * @throws AppError `unsupported_media_type`
 */
export function requireJson(headers: IncomingHttpHeaders): void {
  const type = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (!jsonType.test(type)) throw new AppError('unsupported_media_type', 'The body must be declared as application/json');
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new AppError('unsupported_media_type', 'A compressed body is not supported');
  }
}

/** Whether a request announces a body; the SDKs send a Content-Type also without one. */
export function hasBody(headers: IncomingHttpHeaders): boolean {
  const length = headers['content-length'];
  return headers['transfer-encoding'] !== undefined || (length !== undefined && Number(length) !== 0);
}
