import { expect, test } from 'vitest';
import { isPage } from './app-origin.ts';

test.each(['app://magpie/', 'app://magpie/index.html', 'app://magpie/index.html?a#b', 'app://magpie/toast.html'])(
  '%s is a page of ours',
  url => expect(isPage(url)).toBe(true),
);

test.each([
  'app://magpie/magpie/content/6a9e37e1-e49c-4985-ab56-480f67f05a64',
  'app://magpie/static/x.js',
  'app://magpie.evil/index.html',
  'app://magpie@evil/index.html',
  'https://magpie/index.html',
  'file:///index.html',
  'javascript:alert(1)',
  'data:text/html,x',
  'about:blank',
  '',
])('%j is not', url => expect(isPage(url)).toBe(false));
