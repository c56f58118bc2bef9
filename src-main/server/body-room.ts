import { AppError } from '../../src-shared/errors.ts';

/** Two of the largest bodies at once. Each costs up to six times its size until it is stored. */
const roomBytes = 128 * 1024 * 1024;

/** How long a body waits for room, in milliseconds: several files that are sent at once take their turns within it. */
const patienceMs = 10_000;

/**
 * How soon a body has to be there once it has room and others wait for it: a second, and so many bytes a millisecond, 16 MiB a
 * second. One of 64 MiB has five seconds, which is within the patience of those behind it; over loopback it takes 0.1.
 */
const graceMs = 1000;
const bytesPerMs = 16_777;

export interface RoomLimits {
  readonly bytes: number;
  readonly patienceMs: number;
  readonly graceMs: number;
}

/** The room of one body. */
export interface Room {
  /** The whole body is there: it may take its time from now on. */
  arrived(): void;
  leave(): void;
}

interface Waiting {
  readonly bytes: number;
  readonly enter: () => void;
}

interface Arriving {
  readonly dueAt: number;
  readonly tooSlow: () => void;
}

/** What all large bodies together may take in memory. They enter in the order in which they came. */
export class BodyRoom {
  readonly #waiting: Waiting[] = [];
  readonly #arriving = new Set<Arriving>();
  readonly #limits: RoomLimits;
  #left: number;
  #hurry: ReturnType<typeof setTimeout> | undefined;

  constructor(limits: Partial<RoomLimits> = {}) {
    this.#limits = { bytes: roomBytes, patienceMs, graceMs, ...limits };
    this.#left = this.#limits.bytes;
  }

  /**
   * Waits for room.
   * @param tooSlow is called when the body is long overdue and others wait for its room
   * @throws AppError `unavailable` if none comes free in time
   */
  enter(bytes: number, tooSlow: () => void): Promise<Room> {
    return new Promise((resolve, reject) => {
      const waiting = {
        bytes,
        enter: () => {
          clearTimeout(patience);
          this.#left -= bytes;
          resolve(this.#roomOf(bytes, tooSlow));
        },
      };
      const patience = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(new AppError('unavailable', 'Too many large requests at once'));
        this.#admit(); // a smaller one may have waited behind
      }, this.#limits.patienceMs);
      this.#waiting.push(waiting);
      this.#admit();
    });
  }

  #roomOf(bytes: number, tooSlow: () => void): Room {
    const arriving = { dueAt: performance.now() + this.#limits.graceMs + bytes / bytesPerMs, tooSlow };
    this.#arriving.add(arriving);
    return {
      arrived: () => this.#arriving.delete(arriving),
      leave: () => {
        this.#arriving.delete(arriving);
        this.#left += bytes;
        this.#admit();
      },
    };
  }

  #admit(): void {
    for (let next = this.#waiting[0]; next && next.bytes <= this.#left; next = this.#waiting[0]) {
      this.#waiting.shift();
      next.enter();
    }
    this.#urge();
  }

  /** While others wait, those that are overdue are told. */
  #urge(): void {
    clearTimeout(this.#hurry);
    if (this.#waiting.length === 0) return;
    const now = performance.now();
    for (const arriving of this.#arriving) {
      if (arriving.dueAt > now) continue;
      this.#arriving.delete(arriving);
      arriving.tooSlow();
    }
    if (this.#arriving.size === 0) return;
    const next = Math.min(...Array.from(this.#arriving, ({ dueAt }) => dueAt));
    this.#hurry = setTimeout(() => this.#urge(), Math.ceil(next - now));
  }
}
