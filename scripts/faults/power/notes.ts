import { createHash } from 'node:crypto';

/** What snippets hold, by their names: `live` or `trashed` and the sum of their content; null for one that is gone. */
export type State = Readonly<Record<string, string | null>>;

/** Something that is about to be done, or, without a change, that was told to be done; or a backup that was told to be made. */
export type Note = ChangeNote | { readonly backup: string };

interface ChangeNote {
  readonly number: number;
  readonly change?: State;
  /** What is not named is gone. */
  readonly whole?: true;
}

/** What a library may hold after a cut: what was told to be done, and of what was under way any part by whole steps. */
export class Expectation {
  /** Their ids: those that must be whole. */
  readonly backups = new Set<string>();
  readonly #held = new Map<string, string>();
  readonly #underWay = new Map<number, ChangeNote>();

  take(note: Note): void {
    if ('backup' in note) {
      this.backups.add(note.backup);
      return;
    }
    if (note.change) {
      this.#underWay.set(note.number, note);
      return;
    }
    const begun = this.#underWay.get(note.number);
    this.#underWay.delete(note.number);
    if (!begun?.change) throw new Error(`${note.number} ended before it began`);
    if (begun.whole) this.#held.clear();
    for (const [name, held] of Object.entries(begun.change)) {
      if (held === null) this.#held.delete(name);
      else this.#held.set(name, held);
    }
  }

  get acknowledged(): number {
    return this.#held.size;
  }

  /** What is not as it may be; names and what they hold. */
  differences(found: ReadonlyMap<string, string>): string[] {
    const underWay = [...this.#underWay.values()];
    const whole = underWay.find(note => note.whole)?.change;
    if (whole && differ(new Map(Object.entries(whole) as [string, string][]), found).length === 0) return [];
    const open = new Map(underWay.filter(note => !note.whole).flatMap(({ change }) => Object.entries(change ?? {})));
    return differ(this.#held, found).filter(name => !open.has(name) || (found.get(name) ?? null) !== open.get(name));
  }
}

function differ(held: ReadonlyMap<string, string>, found: ReadonlyMap<string, string>): string[] {
  return [...new Set([...held.keys(), ...found.keys()])].filter(name => held.get(name) !== found.get(name));
}

export function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
