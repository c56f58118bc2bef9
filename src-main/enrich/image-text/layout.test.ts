import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Glyph, type Line, textOf } from './layout.ts';

const pitch = 21.3;
const lineHeight = 40;
const nowhere = () => false;

/** Letters of a text as they stand in a picture of it: narrower ones in the middle of their column. */
function linesOf(text: string, across: (column: number, character: string) => Glyph): Line[] {
  return text.split('\n').flatMap((line, row) => {
    const words = [...line.matchAll(/\S+/g)].map(word =>
      Array.from(word[0], (character, index) => across(word.index + index, character)),
    );
    return words.length === 0 ? [] : [{ baseline: 100 + row * lineHeight, words }];
  });
}

function onGrid(column: number, text: string): Glyph {
  const half = /[il.,;:'|!]/.test(text) ? pitch * 0.12 : pitch * 0.4;
  const middle = 57 + column * pitch;
  return { text, x0: Math.round(middle - half), x1: Math.round(middle + half), confidence: 90 };
}

const code = `function indent(lines) {
  for (const line of lines) {
    if (line === '') continue;

    console.log(   line);  // far
  }
}

export { indent };`;

test('monospaced text keeps its indentation, its columns and its blank lines', () => {
  expect(textOf(linesOf(code, onGrid), nowhere)).toBe(code);
});

test('whatever the code, its columns are kept', () => {
  const word = fc.stringMatching(/^[a-zA-Z0-9(){}=<>+*/;:,."-]{3,12}$/);
  const line = fc.tuple(
    fc.nat({ max: 20 }),
    fc.array(fc.tuple(word, fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 9 }),
  );
  fc.assert(
    fc.property(fc.array(line, { minLength: 3, maxLength: 30 }), lines => {
      const text = lines
        .map(
          ([indent, words]) =>
            ' '.repeat(indent) +
            words
              .map(([word, blanks]) => word + ' '.repeat(blanks))
              .join('')
              .trimEnd(),
        )
        .join('\n');
      const margin = Math.min(...lines.map(([indent]) => indent));
      const shown = text.replace(new RegExp(`^ {${margin}}`, 'gm'), '');
      expect(textOf(linesOf(text, onGrid), nowhere)).toBe(shown);
    }),
    { seed: 11 },
  );
});

test('a letter that was read twice is there once', () => {
  const lines = linesOf('let all = [];\nlet some = 1;', onGrid);
  const word = lines[0]?.words[3] ?? [];
  const doubled = [word[0], { text: '1', x0: 285, x1: 290, confidence: 20 }, ...word.slice(1)].filter(
    glyph => glyph !== undefined,
  );
  const read = lines.map((line, index) => (index === 0 ? { ...line, words: [...line.words.slice(0, 3), doubled] } : line));
  expect(textOf(read, nowhere)).toBe('let all = [];\nlet some = 1;');
});

test('a stroke on the baseline where nothing was read is an underscore', () => {
  const underscores = [57 + 4 * pitch, 57 + 10 * pitch]; // in the fifth column, and after the end
  const isUnderscore = (x0: number, x1: number) => underscores.some(at => x0 < at && at < x1);
  expect(textOf(linesOf('user id = 1', onGrid).slice(0, 1), nowhere)).toBe('user id = 1');
  expect(textOf(linesOf('user id  =', onGrid), isUnderscore)).toBe('user_id  =_');
});

test('quotes of books become those of code', () => {
  expect(textOf(linesOf('print(“hello”, ‘you’)', onGrid), nowhere)).toBe(`print("hello", 'you')`);
});

test('running text has single blanks, whatever the widths of its letters', () => {
  const widths: Record<string, number> = { i: 6, l: 6, t: 8, m: 26, w: 24 };
  const text = 'will it fit within my little limit\nsummit swimmers swill small simmering milk';
  const proportional = text.split('\n').map((line, row): Line => {
    let x = 40;
    const words = line.split(' ').map(word => {
      const glyphs = Array.from(word, (character): Glyph => {
        const x0 = x;
        x += widths[character] ?? 14;
        return { text: character, x0, x1: x - 2, confidence: 90 };
      });
      x += 9;
      return glyphs;
    });
    return { baseline: 100 + row * lineHeight, words };
  });
  expect(textOf(proportional, nowhere)).toBe(text);
});

test('nothing read is an empty text', () => {
  expect(textOf([], nowhere)).toBe('');
});
