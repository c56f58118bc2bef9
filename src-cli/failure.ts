/** What a command ends with. */
export const exitCodes = { done: 0, nothing: 1, usage: 2, failed: 3 } as const;

/** A failure that is told in one line, without a stack, and what is shown below it. */
export class Failure extends Error {
  readonly code: number;
  readonly below: readonly string[];

  constructor(message: string, code: number = exitCodes.failed, below: readonly string[] = []) {
    super(message);
    this.code = code;
    this.below = below;
  }
}
