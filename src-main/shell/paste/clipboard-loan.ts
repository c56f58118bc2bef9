/** One entry of the clipboard in all its formats, by their types. */
export type Entry<Value> = Readonly<Record<string, Value>>;

/** The clipboard as far as it is lent. */
export interface LentClipboard<Value> {
  /** All that can be read of it. */
  read(): Promise<readonly Entry<Value>[]>;
  /** Puts entries in the place of all that was there; none clears it. */
  write(entries: readonly Entry<Value>[]): Promise<void>;
  /** Tells whether two values are the same. */
  equal(a: Value, b: Value): Promise<boolean>;
}

export interface Loan {
  /** Puts back what was there before, unless something else has come meanwhile. */
  giveBack(): Promise<void>;
}

/** Puts something on the clipboard for a while. */
export async function lend<Value>(clipboard: LentClipboard<Value>, entry: Entry<Value>): Promise<Loan> {
  const before = await clipboard.read();
  await clipboard.write([entry]);
  const ours = await clipboard.read(); // with what the system adds by itself
  return {
    giveBack: async () => {
      if (await isSame(clipboard, await clipboard.read(), ours)) await clipboard.write(before);
    },
  };
}

async function isSame<Value>(
  { equal }: Pick<LentClipboard<Value>, 'equal'>,
  now: readonly Entry<Value>[],
  then: readonly Entry<Value>[],
): Promise<boolean> {
  const values = (entries: readonly Entry<Value>[]) =>
    new Map(entries.flatMap((entry, index) => Object.entries(entry).map(([type, value]) => [`${index} ${type}`, value])));
  const [nowValues, thenValues] = [values(now), values(then)];
  if (nowValues.size !== thenValues.size) return false;
  for (const [type, value] of nowValues) {
    const other = thenValues.get(type);
    if (other === undefined || !(await equal(value, other))) return false;
  }
  return true;
}
