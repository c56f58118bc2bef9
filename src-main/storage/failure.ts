import { AppError, type ErrorCode } from '../../src-shared/errors.ts';
import { asAppError } from './sqlite/failures.ts';

/** An error as it crosses between threads: structured clone would drop its code. */
export interface Failure {
  readonly message: string;
  /** Absent for a fault of the program. */
  readonly code?: ErrorCode;
  readonly stack?: string;
}

export function toFailure(thrown: unknown): Failure {
  const error = asAppError(thrown);
  if (error instanceof AppError) return { code: error.code, message: error.message };
  if (error instanceof Error) return { message: error.message, ...(error.stack && { stack: error.stack }) };
  return { message: String(error) };
}

export function fromFailure({ code, message, stack }: Failure): Error {
  if (code) return new AppError(code, message);
  const error = new Error(message);
  if (stack) error.stack = stack;
  return error;
}
