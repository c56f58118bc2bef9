import type { WebFrameMain } from 'electron';
import { expect, test } from 'vitest';
import { isTrustedSender } from './trusted-sender.ts';

const isTrusted = isTrustedSender('app://magpie');

function frame(url: string, parent: object | null = null) {
  return { senderFrame: { url, parent } as unknown as WebFrameMain };
}

test('the main frame of a page of ours is trusted', () => {
  expect(isTrusted(frame('app://magpie/index.html?x#y'))).toBe(true);
});

test.each([
  'https://magpie/',
  'app://magpie.evil/index.html',
  'app://evil/magpie',
  'app://magpie@evil/',
  'app://magpie:1/',
  'file:///app://magpie/',
  'about:blank',
  'data:text/html,app://magpie/',
  '',
])('a page at %j is not', url => {
  expect(isTrusted(frame(url))).toBe(false);
});

test('neither is a frame inside one, nor one that is gone', () => {
  expect(isTrusted(frame('app://magpie/', {}))).toBe(false);
  expect(isTrusted({ senderFrame: null })).toBe(false);
});
