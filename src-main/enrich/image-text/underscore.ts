import type { Grey } from './grey.ts';
import type { IsUnderscore } from './layout.ts';

/** Shares of the width that is looked at: how much of it an underscore covers, and how much ink above one is dust. */
const covered = 0.8;
const dust = 0.15;
/** The lightest shade that counts: a stroke thinner than a pixel of the screen is light grey. */
const ink = 208;

/**
 * Finds underscores, which the recogniser takes for blanks where they lie below its line (8 of 10 in DejaVu Sans Mono).
 * All heights are in widths of what is looked at, which is most of a column.
 */
export function underscoresOf({ width, height, data }: Grey): IsUnderscore {
  return (x0, x1, baseline) => {
    const unit = x1 - x0;
    const inked = (from: number, to: number) => {
      let columns = 0;
      for (let x = Math.max(0, Math.round(x0)); x < Math.min(width, x1); x++) if (hasInk(x, from, to)) columns++;
      return columns / unit;
    };
    return inked(baseline - 0.2 * unit, baseline + unit) > covered && inked(baseline - 1.5 * unit, baseline - 0.4 * unit) < dust;
  };

  function hasInk(x: number, from: number, to: number): boolean {
    for (let y = Math.max(0, Math.round(from)); y < Math.min(height, to); y++)
      if ((data[y * width + x] ?? 255) < ink) return true;
    return false;
  }
}
