/** Undoes a subscription. */
export type Leave = () => void;

interface Subscriber<T> {
  readonly listener: (value: T) => void;
  readonly onLost: (() => void) | undefined;
  /** Values of this revision and older are not for it. */
  since: number;
  /** What is announced before its first message is known. */
  waiting: { readonly value: T; readonly revision: number }[] | undefined;
}

/** Those who listen to one stream. Values come with the revision they belong to, in rising order. */
export class Subscribers<T> {
  readonly #all = new Set<Subscriber<T>>();

  get size(): number {
    return this.#all.size;
  }

  /** Gets every value of a later revision than `since`. */
  add(listener: (value: T) => void, since: number, onLost?: () => void): Leave {
    return this.#join({ listener, onLost, since, waiting: undefined });
  }

  /**
   * Gets a first value, then every value of a later revision than that one stands for: those announced while the first
   * one is made are kept back, so that nothing is missing and nothing told twice (assets-api section 6, rule 2).
   */
  addAfter(
    first: () => Promise<{ readonly value: T; readonly revision: number }>,
    listener: (value: T) => void,
    onLost?: () => void,
  ): Leave {
    const subscriber: Subscriber<T> = { listener, onLost, since: 0, waiting: [] };
    const leave = this.#join(subscriber);
    const begin = async () => {
      const { value, revision } = await first();
      const waiting = subscriber.waiting ?? [];
      subscriber.waiting = undefined;
      subscriber.since = revision;
      if (!this.#all.has(subscriber)) return;
      this.#tell(subscriber, value);
      for (const later of waiting) if (later.revision > revision) this.#tell(subscriber, later.value);
    };
    begin().catch(() => this.#lose(subscriber));
    return leave;
  }

  hand(value: T, revision: number): void {
    for (const subscriber of this.#all) {
      if (subscriber.waiting) subscriber.waiting.push({ value, revision });
      else if (revision > subscriber.since) this.#tell(subscriber, value);
    }
  }

  /** Ends all subscriptions: something could not be announced, so each has to start over. */
  loseAll(): void {
    for (const subscriber of this.#all) this.#lose(subscriber);
  }

  #join(subscriber: Subscriber<T>): Leave {
    this.#all.add(subscriber);
    return () => {
      this.#all.delete(subscriber);
    };
  }

  /** One that fails to take a value is dropped, and neither delays nor breaks the others. */
  #tell(subscriber: Subscriber<T>, value: T): void {
    try {
      subscriber.listener(value);
    } catch {
      this.#lose(subscriber);
    }
  }

  #lose(subscriber: Subscriber<T>): void {
    if (this.#all.delete(subscriber)) subscriber.onLost?.();
  }
}
