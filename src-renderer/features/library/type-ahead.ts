import type { AssetId } from '../../../src-shared/model/ids.ts';
import type { Row } from '../../../src-shared/model/library.ts';

/** Letters that follow each other within this belong to one word. */
const pauseMs = 700;

/**
 * Finds rows by the beginning of their names as it is typed: one letter again and again goes from one such row to the next.
 *
 * @param now milliseconds of any steady clock
 */
export function createTypeAhead(now: () => number) {
  let typed = '';
  let last = Number.NEGATIVE_INFINITY;
  const isTyping = () => now() - last < pauseMs && typed !== '';

  return {
    /** Whether the next letter goes on with a word. */
    isTyping,
    /** The row to go to, from the current one on and around; undefined when no name begins so. */
    type(letter: string, rows: readonly Pick<Row, 'id' | 'name'>[], current: AssetId | null): AssetId | undefined {
      typed = isTyping() ? typed + letter.toLowerCase() : letter.toLowerCase();
      last = now();
      const isRepeated = [...typed].every(one => one === typed[0]);
      const wanted = isRepeated ? (typed[0] as string) : typed;
      const at = rows.findIndex(({ id }) => id === current);
      const from = Math.max(0, isRepeated ? at + 1 : at);
      const order = [...rows.slice(from), ...rows.slice(0, from)];
      return order.find(({ name }) => name.trimStart().toLowerCase().startsWith(wanted))?.id;
    },
  };
}
