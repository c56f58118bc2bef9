/** What a command ends with. */
export const exitCodes = { done: 0, nothing: 1, usage: 2, failed: 3 } as const;

/** A failure that is told in one line, without a stack. */
export class Failure extends Error {
  readonly code: number;

  constructor(message: string, code: number = exitCodes.failed) {
    super(message);
    this.code = code;
  }
}
