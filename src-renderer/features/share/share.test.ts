import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asMarkdown } from '../../../src-shared/model/as-markdown.ts';
import type { Piece } from '../../editor/highlight.ts';
import { tokenColours } from '../../editor/token-colours.ts';
import { asHtml } from './as-html.ts';
import { layOut, toSvg } from './code-image.ts';
import type { Colours } from './colours.ts';

const colours = Object.fromEntries(
  [...Object.keys(tokenColours), 'bg', 'panel', 'ghost', 'line'].map((name, i) => [name, `#0000${(16 + i).toString(16)}`]),
) as Colours;
const plain = (text: string): Piece[][] => text.split('\n').map(line => [{ text: line, colour: 'text' }]);
/** Each letter eight pixels wide, those of wide scripts sixteen. */
const measure = (text: string) => Array.from(text).reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 16 : 8), 0);

test('a block of Markdown ends where it should, whatever fences the text has', () => {
  expect(asMarkdown('const a = 1', 'ts')).toBe('```ts\nconst a = 1\n```\n');
  expect(asMarkdown('```js\nx\n```\n', 'md')).toBe('````md\n```js\nx\n```\n````\n');
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('`', 'a', '\n', ' ') }), text => {
      const [first = '', ...rest] = asMarkdown(text, 'md').split('\n');
      const fence = first.replace('md', '');
      expect(rest.findIndex(line => line.trim().startsWith(fence))).toBe(rest.length - 2);
    }),
    { seed: 1 },
  );
});

test('HTML has the colours in it, and nothing of the text is markup', () => {
  const html = asHtml(
    [
      [
        { text: 'if', colour: 'code-keyword' },
        { text: ' (a < b && "</pre>")', colour: 'text' },
      ],
    ],
    colours,
  );
  expect(html).toContain(
    `<span style="color:${colours['code-keyword']}">if</span> (a &lt; b &amp;&amp; &quot;&lt;/pre&gt;&quot;)`,
  );
  expect(html.match(/<\/pre>/g)).toHaveLength(1);
});

test('a picture is as large as its longest line, numbers right aligned before it', () => {
  const lines = plain(Array.from({ length: 10 }, (_, i) => (i === 3 ? 'x'.repeat(100) : 'y')).join('\n'));
  const { width, height, texts } = layOut(lines, { padding: 20, lineNumbers: true, colours }, measure);
  expect(width).toBe(20 + 16 + 16 + 16 + 800 + 16 + 20);
  expect(height).toBe(10 * 20 + 2 * 36);
  expect(texts.filter(({ text }) => /^\d+$/.test(text)).map(({ x }) => x)).toEqual([...Array(9).fill(44), 36]);
});

test('tabs go to their stops, wide letters take their room, blanks are not drawn', () => {
  const { texts } = layOut(
    [
      [{ text: '\ta\tb', colour: 'text' }],
      [
        { text: '漢', colour: 'text' },
        { text: 'x', colour: 'code-tag' },
      ],
      [{ text: '   ', colour: 'text' }],
    ],
    { padding: 0, lineNumbers: false, colours },
    measure,
  );
  expect(texts.map(({ text, x }) => [text, x])).toEqual([
    ['  a b', 16],
    ['漢', 16],
    ['x', 32],
  ]);
});

test('an SVG says only what the text says', () => {
  const svg = toSvg(layOut(plain('</text><script>alert(1)</script>'), { padding: 8, lineNumbers: false, colours }, measure));
  expect(svg).not.toContain('<script');
  expect(svg).toContain('&lt;/text&gt;&lt;script&gt;');
});

test('what is too long to be read is left out', () => {
  const image = layOut(plain(`${'x'.repeat(5000)}\n${'y\n'.repeat(5000)}`), { padding: 0, lineNumbers: false, colours }, measure);
  expect(image.width).toBeLessThan(2500);
  expect(image.height).toBeLessThan(11_000);
});
