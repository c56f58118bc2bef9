import { expect, test } from '@playwright/test';
import { firstLoad } from '../scripts/lib/first-load.mjs';

/** The library window may load more than the two that are there for a moment. In KB, gzipped. */
const most = { index: 350, palette: 170, toast: 190 } as const;

test('a window loads little before it shows something, and nothing of the editor', () => {
  for (const page of ['index', 'palette', 'toast'] as const) {
    const { names, gzippedKb } = firstLoad(page);
    expect(names.length, page).toBeGreaterThan(0);
    expect(gzippedKb, page).toBeLessThan(most[page]);
    expect(
      names.filter(name => /editor|monaco/i.test(name)),
      page,
    ).toEqual([]);
  }
});
