import type { Piece } from '../../editor/highlight.ts';
import { escapeMarkup } from './as-html.ts';
import type { Colours } from './colours.ts';

export interface CodeImageOptions {
  /** Around the code, in pixels. */
  readonly padding: number;
  readonly lineNumbers: boolean;
  readonly colours: Colours;
}

interface PlacedText {
  readonly x: number;
  readonly baseline: number;
  readonly text: string;
  readonly colour: string;
}

/** A picture of code before it is drawn: what stands where, in pixels. */
export interface CodeImage {
  readonly width: number;
  readonly height: number;
  /** The window in which the code stands. */
  readonly frame: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly texts: readonly PlacedText[];
  readonly colours: Colours;
}

export const codeFont = "13px 'JetBrains Mono Variable', 'JetBrains Mono', ui-monospace, Menlo, Consolas, monospace";
const lineHeight = 20;
const baselineInLine = 14;
const frameInset = 16;
const frameRadius = 10;
/** Between line numbers and code. */
const gutter = 16;
const minWidth = 240;
const tabWidth = 2;
/** What a picture holds at most: more of it could not be read, and a canvas has its limits. */
export const maxImageLines = 500;
const maxImageColumns = 300;

/**
 * Lays out highlighted lines, the first `maxImageLines` of them.
 *
 * @param measure the width of a text in `codeFont`, in pixels
 */
export function layOut(
  lines: readonly (readonly Piece[])[],
  { padding, lineNumbers, colours }: CodeImageOptions,
  measure: (text: string) => number,
): CodeImage {
  const shown = lines.slice(0, maxImageLines);
  const numbers = lineNumbers ? measure(String(shown.length)) : 0;
  const left = padding + frameInset + (lineNumbers ? numbers + gutter : 0);
  const texts: PlacedText[] = [];
  let right = left;
  for (const [i, line] of shown.entries()) {
    const baseline = padding + frameInset + i * lineHeight + baselineInLine;
    if (lineNumbers) {
      const text = String(i + 1);
      texts.push({ x: padding + frameInset + numbers - measure(text), baseline, text, colour: colours.ghost });
    }
    let x = left;
    for (const { text, colour } of withoutTabs(line)) {
      if (text.trim() !== '') texts.push({ x, baseline, text, colour: colours[colour] });
      x += measure(text);
    }
    right = Math.max(right, x);
  }
  const width = Math.ceil(Math.max(right + frameInset, padding + minWidth) + padding);
  const height = shown.length * lineHeight + 2 * (padding + frameInset);
  const frame = { x: padding, y: padding, width: width - 2 * padding, height: height - 2 * padding };
  return { width, height, frame, texts, colours };
}

/** Tabs as blanks up to the next stop, and no line longer than can be read. */
function withoutTabs(line: readonly Piece[]): Piece[] {
  let column = 0;
  return line.flatMap(({ text, colour }) => {
    let shown = '';
    for (const letter of text) {
      if (column >= maxImageColumns) break;
      const width = letter === '\t' ? tabWidth - (column % tabWidth) : 1;
      shown += letter === '\t' ? ' '.repeat(width) : letter;
      column += width;
    }
    return shown === '' ? [] : [{ text: shown, colour }];
  });
}

/** As a file for documents and pages. */
export function toSvg({ width, height, frame, texts, colours }: CodeImage): string {
  const family = escapeMarkup(codeFont.slice(codeFont.indexOf(' ') + 1));
  const rows = texts.map(
    ({ x, baseline, text, colour }) => `<text x="${round(x)}" y="${baseline}" fill="${colour}">${escapeMarkup(text)}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${colours.panel}"/>`,
    `<rect x="${frame.x + 0.5}" y="${frame.y + 0.5}" width="${frame.width - 1}" height="${frame.height - 1}" rx="${frameRadius}" fill="${colours.bg}" stroke="${colours.line}"/>`,
    `<g font-family="${family}" font-size="13" font-variant-ligatures="none" xml:space="preserve">`,
    ...rows,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

/** As pixels, `scale` to one of the layout. */
export function toCanvas({ width, height, frame, texts, colours }: CodeImage, scale: number): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width * scale, height * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No picture can be drawn');
  context.scale(scale, scale);
  context.fillStyle = colours.panel;
  context.fillRect(0, 0, width, height);
  context.fillStyle = colours.bg;
  context.strokeStyle = colours.line;
  context.beginPath();
  context.roundRect(frame.x + 0.5, frame.y + 0.5, frame.width - 1, frame.height - 1, frameRadius);
  context.fill();
  context.stroke();
  context.font = codeFont;
  context.textRendering = 'optimizeSpeed'; // no ligatures
  for (const { x, baseline, text, colour } of texts) {
    context.fillStyle = colour;
    context.fillText(text, x, baseline);
  }
  return canvas;
}

/** Measures text as it will be drawn. */
export function measurer(): (text: string) => number {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) throw new Error('No text can be measured');
  context.font = codeFont;
  context.textRendering = 'optimizeSpeed';
  return text => context.measureText(text).width;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
