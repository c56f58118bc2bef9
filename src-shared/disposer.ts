export type Dispose = () => void | Promise<void>;

/** Collects undo steps as things are created; runs them newest first, and all of them even if one fails. */
export class Disposer {
  readonly #steps: Dispose[] = [];

  add<T>(value: T, dispose: (value: T) => void | Promise<void>): T {
    this.#steps.push(() => dispose(value));
    return value;
  }

  async dispose(): Promise<void> {
    const failures: unknown[] = [];
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Some resources did not close');
  }
}
