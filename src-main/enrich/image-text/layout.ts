/** A character as it was recognised, with its place across the image in pixels. */
export interface Glyph {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  /** 0 to 100. */
  readonly confidence: number;
}

export interface Line {
  /** Where its letters stand, in pixels from the top. */
  readonly baseline: number;
  readonly words: readonly (readonly Glyph[])[];
}

/** Whether a stroke runs along the baseline from one place to another, with nothing above it. */
export type IsUnderscore = (x0: number, x1: number, baseline: number) => boolean;

/**
 * The text of the lines with its indentation and its blank lines. Text of one character width, as editors and
 * terminals show it, is put on its grid of columns; other text keeps single blanks and is indented by its left edge.
 */
export function textOf(found: readonly Line[], isUnderscore: IsUnderscore): string {
  const lines = found.filter(({ words }) => words.length > 0).sort((a, b) => a.baseline - b.baseline);
  const grid = gridOf(lines);
  const leftmost = Math.min(...lines.map(line => columnOf(line.words[0] ?? [], grid)));
  const between = lineDistance(lines);
  const text: string[] = [];
  lines.forEach((line, index) => {
    const above = lines[index - 1];
    if (above) text.push(...blankLines((line.baseline - above.baseline) / between));
    text.push(grid.fits ? onGrid(line, grid, leftmost, isUnderscore) : running(line, grid, leftmost));
  });
  return text.join('\n');
}

interface Grid {
  /** The width of a column in pixels. */
  readonly pitch: number;
  /** The middle of column 0. */
  readonly origin: number;
  /** Whether the characters stand on it. */
  readonly fits: boolean;
}

/** Mean distance from the columns' middles, in columns: 0.05 to 0.1 for monospaced text, 0.25 for what has no grid. */
const maxStray = 0.17;
/** The grid is fitted to the first columns, then further: an error of 1 % is half a column at column 50. */
const fittedColumns = [12, 30, 80, Number.POSITIVE_INFINITY];

function gridOf(lines: readonly Line[]): Grid {
  const middles = lines.flatMap(({ words }) => words.flat().map(center));
  let pitch = pitchOf(lines);
  let origin = Math.min(...middles);
  for (const columns of fittedColumns) {
    const near = middles.filter(at => at - origin < columns * pitch);
    ({ pitch, origin } = leastSquares(
      near.map(at => ({ column: Math.round((at - origin) / pitch), at })),
      { pitch, origin },
    ));
  }
  const strays = middles.map(at => Math.abs((at - origin) / pitch - Math.round((at - origin) / pitch)));
  return { pitch, origin, fits: strays.length > 0 && mean(strays) < maxStray };
}

/** The usual distance between neighbours in a word. */
function pitchOf(lines: readonly Line[]): number {
  const slopes = lines.flatMap(({ words }) =>
    words
      .filter(word => word.length > 2)
      .flatMap(word => {
        const slope = (center(word.at(-1)) - center(word[0])) / (word.length - 1);
        return Array.from(word, () => slope); // longer words tell more
      }),
  );
  const widths = () => lines.flatMap(({ words }) => words.flat().map(({ x0, x1 }) => x1 - x0));
  return Math.max(1, median(slopes.length > 0 ? slopes : widths()));
}

/** Least squares: where the columns are, and how wide. */
function leastSquares(
  points: readonly { readonly column: number; readonly at: number }[],
  start: { pitch: number; origin: number },
) {
  const columns = mean(points.map(({ column }) => column));
  const ats = mean(points.map(({ at }) => at));
  let [product, square] = [0, 0];
  for (const { column, at } of points) {
    product += (column - columns) * (at - ats);
    square += (column - columns) ** 2;
  }
  const pitch = square === 0 ? start.pitch : product / square;
  return { pitch, origin: ats - columns * pitch };
}

/** The column that a character stands in. */
function columnAt(glyph: Glyph | undefined, { pitch, origin }: Grid): number {
  return Math.round((center(glyph) - origin) / pitch);
}

/** The column of a word's first character: by all of them, unless some were read as two and have no column. */
function columnOf(word: readonly Glyph[], grid: Grid): number {
  const first = columnAt(word[0], grid);
  if (columnAt(word.at(-1), grid) - first + 1 !== word.length) return first;
  return Math.round(mean(word.map((glyph, index) => (center(glyph) - grid.origin) / grid.pitch - index)));
}

/** A word begins at its column; two that touch are one that was read in parts. */
function onGrid({ words, baseline }: Line, grid: Grid, leftmost: number, isUnderscore: IsUnderscore): string {
  const cells: string[] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const word of words) {
    const glyphs = withoutTwins(word, grid);
    const column = columnOf(glyphs, grid) - leftmost;
    const apart = (glyphs[0]?.x0 ?? 0) - right > grid.pitch; // a blank and what is white around letters
    const blanks = Math.max(column - cells.length, apart && cells.length > 0 ? 1 : 0);
    cells.push(...Array.from({ length: Math.max(0, blanks) }, () => ' '), ...glyphs.map(({ text }) => straight[text] ?? text));
    right = glyphs.at(-1)?.x1 ?? right;
  }
  cells.push(' '); // a name may end with what is looked for
  return cells
    .map((cell, column) => (cell === ' ' && underscoreAt(column + leftmost) ? '_' : cell))
    .join('')
    .trimEnd();

  function underscoreAt(column: number): boolean {
    const at = grid.origin + column * grid.pitch;
    return isUnderscore(at - 0.4 * grid.pitch, at + 0.4 * grid.pitch, baseline);
  }
}

/** Code has typewriter quotes; the recogniser learned from books. */
const straight: Readonly<Record<string, string>> = { '“': '"', '”': '"', '‘': "'", '’': "'", '—': '-', '–': '-' };

/** Characters nearer to each other than this, in columns, are one that was read twice: `[]` as `[1]`, `u` as `vu`. */
const twins = 0.6;

function withoutTwins(word: readonly Glyph[], { pitch }: Grid): readonly Glyph[] {
  const kept: Glyph[] = [];
  for (const glyph of word) {
    const last = kept.at(-1);
    if (!last || center(glyph) - center(last) > twins * pitch) kept.push(glyph);
    else if (glyph.confidence > last.confidence) kept[kept.length - 1] = glyph;
  }
  return kept;
}

/** Text of letters of different widths. */
function running({ words }: Line, grid: Grid, leftmost: number): string {
  const indent = Math.max(0, columnOf(words[0] ?? [], grid) - leftmost);
  return ' '.repeat(indent) + words.map(word => word.map(({ text }) => text).join('')).join(' ');
}

/** More blank lines than this are the space between two texts. */
const maxBlankLines = 2;

function blankLines(distance: number): string[] {
  return Array.from({ length: Math.min(maxBlankLines, Math.max(0, Math.round(distance) - 1)) }, () => '');
}

/** The usual distance of two lines; the smaller half, since blank lines stand between others. */
function lineDistance(lines: readonly Line[]): number {
  const distances = lines.slice(1).map((line, index) => line.baseline - (lines[index] ?? line).baseline);
  return Math.max(1, percentile(distances, 0.3));
}

function center(glyph: Glyph | undefined): number {
  return glyph ? (glyph.x0 + glyph.x1) / 2 : 0;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}
