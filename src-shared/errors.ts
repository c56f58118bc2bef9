/** Every failure that crosses a border of the app. Adding one fails to compile wherever it still needs a status or words. */
export const errorCodes = [
  'malformed',
  'unprocessable',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'gone',
  'conflict',
  'name_taken',
  'too_large',
  'unsupported_media_type',
  'cancelled',
  'unavailable',
  'query_required',
  'storage_full',
  'storage_read_only',
  'storage_missing',
  'storage_failed',
  'library_damaged',
  'library_missing',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Why nothing can be written for the time being; each may pass while Magpie runs. */
export const storageFaults = [
  'storage_full',
  'storage_read_only',
  'storage_missing',
  'storage_failed',
] as const satisfies ErrorCode[];
export type StorageFault = (typeof storageFaults)[number];

export function isStorageFault(code: ErrorCode): code is StorageFault {
  return storageFaults.some(fault => fault === code);
}

/** The HTTP status of each code (assets-api section 4; 409, 499, 503 and 507 are Magpie's own). */
export const httpStatus: Readonly<Record<ErrorCode, number>> = {
  malformed: 400,
  unprocessable: 422,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  gone: 410,
  conflict: 409,
  name_taken: 409,
  too_large: 413,
  unsupported_media_type: 415,
  cancelled: 499,
  unavailable: 503,
  query_required: 500, // published: a search with neither query nor tags is a 500
  storage_full: 507,
  storage_read_only: 503,
  storage_missing: 503,
  storage_failed: 500,
  library_damaged: 500,
  library_missing: 500,
  internal: 500,
};

/** A failure with a code of the closed list. `message` is one short line for people: no stack, no path, no snippet text. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** An error as it crosses IPC or HTTP. */
export interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
}

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: WireError };

/** Unknown failures stay in the log of the service; the other side gets a code and the reference `report` returns. */
export function toWire(error: unknown, report: (error: unknown) => string): WireError {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  return { code: 'internal', message: `Something went wrong inside Magpie. Its log has the details under ${report(error)}.` };
}

/** The value of a reply, or its error thrown. */
export function unwrap<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw new AppError(reply.error.code, reply.error.message);
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return errorCodes.some(code => code === value);
}
