import { assertNever } from '../../src-shared/assert-never.ts';
import { AppError, type ErrorCode } from '../../src-shared/errors.ts';
import { texts } from '../texts.ts';

/** What a failure means for the person who sees it; null where they caused it and nothing need be said. */
export function errorText(code: ErrorCode): string | null {
  const { errors } = texts;
  switch (code) {
    case 'malformed':
      return errors.malformed;
    case 'unprocessable':
      return errors.unprocessable;
    case 'forbidden':
      return errors.forbidden;
    case 'not_found':
      return errors.notFound;
    case 'method_not_allowed':
      return errors.methodNotAllowed;
    case 'gone':
      return errors.gone;
    case 'conflict':
      return errors.conflict;
    case 'name_taken':
      return errors.nameTaken;
    case 'too_large':
      return errors.tooLarge;
    case 'unsupported_media_type':
      return errors.unsupportedMediaType;
    case 'cancelled':
      return null;
    case 'unavailable':
      return errors.unavailable;
    case 'query_required':
      return errors.queryRequired;
    case 'storage_full':
      return errors.storageFull;
    case 'storage_read_only':
      return errors.storageReadOnly;
    case 'storage_missing':
      return errors.storageMissing;
    case 'storage_failed':
      return errors.storageFailed;
    case 'library_damaged':
    case 'library_missing':
      return errors.libraryDamaged;
    case 'internal':
      return errors.internal;
    default:
      return assertNever(code);
  }
}

/** The text for anything that was thrown. */
export function textOfError(error: unknown): string {
  const code = error instanceof AppError ? error.code : 'internal';
  // An unexpected failure names its reference in the log, which only the message knows.
  if (error instanceof AppError && code === 'internal') return error.message;
  return errorText(code) ?? '';
}

export function isCode(error: unknown, code: ErrorCode): boolean {
  return error instanceof AppError && error.code === code;
}
