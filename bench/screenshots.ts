import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** A picture of code in an editor's colours. */
export interface Screenshot {
  readonly text: string;
  readonly theme: keyof typeof themes;
  /** Device pixels a pixel. */
  readonly scale: 1 | 2;
  readonly font: string;
  /** Of the font, in pixels. */
  readonly size: number;
  readonly png: Buffer;
}

const themes = {
  dark: { paper: '#1e1e1e', ink: '#d4d4d4', keyword: '#569cd6', string: '#ce9178', comment: '#6a9955', number: '#b5cea8' },
  light: { paper: '#ffffff', ink: '#24292f', keyword: '#0000ff', string: '#a31515', comment: '#008000', number: '#098658' },
} as const;

/** The first comes with Magpie, the others with Debian's Chromium. */
const fonts = ['JetBrains Mono', 'DejaVu Sans Mono', 'Liberation Mono'];
const sizes = [12, 13, 14, 16];
const fontFile = 'node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2';

/** Code of six kinds from pinned packages: lines 100 to 124, none of which was looked at when the reader was made. */
const sources = [
  'fastify/lib/route.js',
  'fastify/fastify.d.ts',
  'ws/README.md',
  'better-sqlite3/deps/download.sh',
  'better-sqlite3/src/objects/statement.cpp',
  'react/cjs/react.development.js',
];
const [firstLine, lastLine] = [100, 124];

function texts(): string[] {
  return sources.map(source => {
    const lines = readFileSync(`node_modules/${source}`, 'utf8').split('\n');
    return withoutMargin(
      lines
        .slice(firstLine - 1, lastLine)
        .join('\n')
        .replaceAll('\t', '    '),
    );
  });
}

/** What a picture cannot show: blanks at the ends, and those before all lines. */
export function withoutMargin(text: string): string {
  const lines = text.split('\n').map(line => line.trimEnd());
  const margin = Math.min(...lines.filter(line => line !== '').map(line => line.search(/\S/)));
  return lines
    .map(line => line.slice(margin))
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}

export async function* screenshots(): AsyncGenerator<Screenshot> {
  const font64 = readFileSync(fontFile).toString('base64');
  const codes = texts();
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    for (const scale of [1, 2] as const) {
      const page = await browser.newPage({ deviceScaleFactor: scale, viewport: { width: 1200, height: 900 } });
      for (const theme of ['dark', 'light'] as const) {
        for (const [row, font] of fonts.entries()) {
          for (const [column, text] of codes.entries()) {
            const size = sizes[(row + column) % sizes.length] ?? 13;
            await page.setContent(
              `<style>@font-face{font-family:'JetBrains Mono';src:url(data:font/woff2;base64,${font64})}
               pre{display:inline-block;margin:0;padding:16px;font:${size}px/1.5 '${font}';background:${themes[theme].paper};color:${themes[theme].ink}}</style>
               <pre>${coloured(text, theme)}</pre>`,
            );
            await page.evaluate('document.fonts.ready');
            yield { text, theme, scale, font, size, png: await page.locator('pre').screenshot() };
          }
        }
      }
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

const tokens =
  /("[^"\n]*"|'[^'\n]*'|`[^`\n]*`)|(\/\/.*|#.*|\/\*.*|^ *\*.*)|\b(const|let|function|return|if|else|for|while|in|of|def|class|from|import|export|new|await|async|type|interface|int|void|static|struct|char)\b|\b(\d+)\b/gm;

function coloured(text: string, theme: keyof typeof themes): string {
  const { string, comment, keyword, number } = themes[theme];
  let html = '';
  let done = 0;
  for (const match of text.matchAll(tokens)) {
    const colour = match[1] ? string : match[2] ? comment : match[3] ? keyword : number;
    html += `${escaped(text.slice(done, match.index))}<span style="color:${colour}">${escaped(match[0])}</span>`;
    done = match.index + match[0].length;
  }
  return html + escaped(text.slice(done));
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
