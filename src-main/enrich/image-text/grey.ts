/** A picture in shades of grey, a byte a pixel: 0 black, 255 white. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Black on white, large enough to be read, with its size in the picture it was made from. */
export interface Readable extends Grey {
  /** How many times as large as the picture. */
  readonly scale: number;
}

/** The height of a line, from the top of its tallest letter to the bottom of its lowest, that is read best (measured: bench/enrich-image-text.ts). */
const bestLineHeight = 38;
const maxScale = 4;
/** Larger than that takes long and is read no better: an 8 megapixel screen of 2x text stays as it is. */
const maxPixels = 16_000_000;

/** Makes what a recogniser reads best: dark on light, and letters of its favourite size. */
export function readable(picture: Grey): Readable {
  const light = isDark(picture) ? inverted(picture) : picture;
  const height = lineHeight(light);
  const room = Math.sqrt(maxPixels / (light.width * light.height));
  const scale = Math.min(room, height === undefined ? 1 : Math.min(maxScale, Math.max(0.5, bestLineHeight / height)));
  return { ...(Math.abs(scale - 1) < 0.1 ? light : resized(light, scale)), scale: Math.abs(scale - 1) < 0.1 ? 1 : scale };
}

/** The usual shade: the background's, since letters cover a tenth of a text. */
function background({ data }: Grey): number {
  const counts = new Uint32Array(256);
  for (const shade of data) counts[shade] = (counts[shade] ?? 0) + 1;
  let below = 0;
  let shade = 0;
  while (shade < 255 && below + (counts[shade] ?? 0) < data.length / 2) below += counts[shade++] ?? 0;
  return shade;
}

function isDark(picture: Grey): boolean {
  return background(picture) < 128;
}

function inverted({ width, height, data }: Grey): Grey {
  return { width, height, data: data.map(shade => 255 - shade) };
}

/** Panes of a window have lines at different heights, so lines are looked for in strips of this width, in pixels. */
const stripWidth = 128;
/** How far from the background a letter's shade lies at least: comments in grey on white have 100. */
const inkContrast = 48;
const lineHeights = { least: 5, most: 120 };

/** The usual height of a line in pixels, undefined where nothing looks like one. */
function lineHeight(picture: Grey): number | undefined {
  const paper = background(picture);
  const runs: number[] = [];
  for (let left = 0; left < picture.width; left += stripWidth) {
    runs.push(...runsOfInk(picture, left, Math.min(picture.width, left + stripWidth), paper));
  }
  const lines = runs.filter(run => run >= lineHeights.least && run <= lineHeights.most).sort((a, b) => a - b);
  // The upper part: a strip may hold only letters without ascenders.
  return lines[Math.floor(lines.length * 0.7)];
}

/** The heights of rows with ink, without a row between them that has none. */
function runsOfInk({ width, height, data }: Grey, left: number, right: number, paper: number): number[] {
  const runs: number[] = [];
  let run = 0;
  for (let y = 0; y < height; y++) {
    let inked = false;
    for (let at = y * width + left; at < y * width + right && !inked; at++)
      inked = Math.abs((data[at] ?? 0) - paper) > inkContrast;
    if (inked) run++;
    else if (run > 0) {
      runs.push(run);
      run = 0;
    }
  }
  return runs;
}

/** Bilinear, two rows at a time: the old picture as wide as the new one would be another 20 MB. Cubic reads no better. */
function resized({ width, height, data }: Grey, scale: number): Grey {
  const wide = Math.max(1, Math.round(width * scale));
  const high = Math.max(1, Math.round(height * scale));
  const columns = steps(width, wide);
  const rows = steps(height, high);
  const result = new Uint8Array(wide * high);
  let [upper, lower] = [new Uint8Array(wide), new Uint8Array(wide)];
  let row = -1;
  for (let y = 0; y < high; y++) {
    const from = rows.from[y] ?? 0;
    if (from !== row) {
      if (from === row + 1 && row >= 0) [upper, lower] = [lower, upper];
      else stretch(from, upper);
      stretch(from + (rows.step[y] ?? 0), lower);
      row = from;
    }
    const share = rows.share[y] ?? 0;
    for (let x = 0; x < wide; x++) {
      const here = upper[x] ?? 0;
      result[y * wide + x] = here + ((lower[x] ?? 0) - here) * share + 0.5;
    }
  }
  return { width: wide, height: high, data: result };

  function stretch(old: number, into: Uint8Array): void {
    for (let x = 0; x < wide; x++) {
      const from = old * width + (columns.from[x] ?? 0);
      const here = data[from] ?? 0;
      into[x] = here + ((data[from + (columns.step[x] ?? 0)] ?? 0) - here) * (columns.share[x] ?? 0) + 0.5;
    }
  }
}

/** For each new pixel the old one before it, whether there is one after that, and how much that counts. */
function steps(old: number, now: number) {
  const from = new Uint32Array(now);
  const step = new Uint8Array(now);
  const share = new Float32Array(now);
  for (let i = 0; i < now; i++) {
    const at = Math.min(old - 1, Math.max(0, ((i + 0.5) * old) / now - 0.5));
    from[i] = Math.floor(at);
    step[i] = at < old - 1 ? 1 : 0;
    share[i] = at - Math.floor(at);
  }
  return { from, step, share };
}
