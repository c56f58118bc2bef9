import type { Operation } from '../contract/index.ts';
import { AppError, type ErrorCode, httpStatus, isErrorCode } from '../errors.ts';
import { WireBytes } from '../model/transferable.ts';
import { routeOf } from './request.ts';
import type { FetchResponse } from './web.ts';

/**
 * The value of an answer. It is not checked against the schema: it comes from Magpie itself.
 * @throws AppError with the code the server gave
 */
export async function readResponse(operation: Operation, response: FetchResponse): Promise<unknown> {
  const text = await response.text();
  if (!response.ok) throw new AppError(codeOf(response), text || `The server answered ${response.status}`);
  return routeOf(operation).text ? text : fromJson(text);
}

function codeOf(response: FetchResponse): ErrorCode {
  const named = response.headers.get('x-magpie-error');
  if (isErrorCode(named)) return named;
  const found = Object.entries(httpStatus).find(([, status]) => status === response.status)?.[0];
  return isErrorCode(found) ? found : 'internal';
}

/** JSON with its byte arrays as bytes again: `bytes` objects that hold `raw`; the sizes of formats do not. */
export function fromJson(text: string): unknown {
  if (!text.includes('"raw":[')) return JSON.parse(text);
  return JSON.parse(text, (key, value: unknown) => {
    if (key !== 'bytes' || typeof value !== 'object' || value === null) return value;
    const { raw } = value as { raw?: unknown };
    return Array.isArray(raw) ? { ...value, raw: WireBytes.from(raw) } : value;
  });
}
