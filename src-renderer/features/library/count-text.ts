import type { Page } from '../../../src-shared/model/library.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';

/** How many there are, for people: `3 snippets`, `1 found`; `25,000+ found` where not all of them were counted. */
export function countText({ total, atLeast }: Pick<Page, 'total' | 'atLeast'>, searching: boolean): string {
  const count = `${readableCount(total)}${atLeast ? '+' : ''}`;
  return searching ? texts.list.found(count) : texts.list.count(count, total === 1 && !atLeast);
}
