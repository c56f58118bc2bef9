import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { controlsOverlay, pageColours, titleBar } from './title-bar.ts';

test('the colours are those of the tokens', () => {
  const tokens = readFileSync('src-renderer/ui/tokens.css', 'utf8');
  const blocks = {
    dark: tokens.slice(0, tokens.indexOf('[data-theme="light"]')),
    light: tokens.slice(tokens.indexOf('[data-theme="light"]')),
  };
  for (const theme of ['dark', 'light'] as const) {
    expect(blocks[theme]).toContain(`--bg: ${pageColours[theme].page};`);
    expect(blocks[theme]).toContain(`--text: ${pageColours[theme].text};`);
  }
});

test('each platform keeps its own controls', () => {
  expect(titleBar('darwin', true)).toMatchObject({ titleBarStyle: 'hiddenInset' });
  expect(titleBar('win32', false)).toEqual({ titleBarStyle: 'hidden', titleBarOverlay: controlsOverlay(false) });
  expect(titleBar('linux', true)).toEqual({});
});
