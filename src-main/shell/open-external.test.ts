import { expect, test } from 'vitest';
import { openExternal } from './open-external.ts';

async function opened(url: string): Promise<string[]> {
  const hrefs: string[] = [];
  const open = async (href: string) => void hrefs.push(href);
  expect(await openExternal(url, open)).toBe(hrefs.length === 1);
  return hrefs;
}

test.each([
  ['https://example.com/a?b#c', 'https://example.com/a?b#c'],
  ['HTTP://EXAMPLE.com', 'http://example.com/'],
  ['mailto:a@example.com', 'mailto:a@example.com'],
])('%s is opened', async (url, href) => expect(await opened(url)).toEqual([href]));

test.each([
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'smb://host/share',
  'ms-msdt:/id',
  'vscode://file/x',
  'app://magpie/',
  '//example.com',
  'https:',
  '',
])('%j is not', async url => expect(await opened(url)).toEqual([]));
