import { AppError } from '../../src-shared/errors.ts';

/** Two of the largest bodies at once. Each costs up to six times its size until it is stored. */
const roomBytes = 128 * 1024 * 1024;

/** How long a body waits for room, in milliseconds: several files that are sent at once take their turns within it. */
const patienceMs = 10_000;

interface Waiting {
  readonly bytes: number;
  readonly enter: () => void;
}

/** What all large bodies together may take in memory. They enter in the order in which they came. */
export class BodyRoom {
  readonly #waiting: Waiting[] = [];
  readonly #patienceMs: number;
  #left: number;

  constructor(bytes = roomBytes, patience = patienceMs) {
    this.#left = bytes;
    this.#patienceMs = patience;
  }

  /**
   * Waits for room; the returned function gives it back.
   * @throws AppError `unavailable` if none comes free in time
   */
  enter(bytes: number): Promise<() => void> {
    return new Promise((resolve, reject) => {
      const waiting = {
        bytes,
        enter: () => {
          clearTimeout(patience);
          this.#left -= bytes;
          resolve(() => this.#leave(bytes));
        },
      };
      const patience = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(new AppError('unavailable', 'Too many large requests at once'));
        this.#admit(); // a smaller one may have waited behind
      }, this.#patienceMs);
      this.#waiting.push(waiting);
      this.#admit();
    });
  }

  #leave(bytes: number): void {
    this.#left += bytes;
    this.#admit();
  }

  #admit(): void {
    for (let next = this.#waiting[0]; next && next.bytes <= this.#left; next = this.#waiting[0]) {
      this.#waiting.shift();
      next.enter();
    }
  }
}
