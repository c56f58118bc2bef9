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
  ['mailto:a@example.com?Subject=x&body=y', 'mailto:a@example.com?Subject=x&body=y'],
  ['https://exämple.com/\u202egpj.exe', 'https://xn--exmple-cua.com/%E2%80%AEgpj.exe'],
  ['https:\\\\example.com\\a', 'https://example.com/a'],
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
  'https://user@example.com/',
  'https://bank.example:443@evil.example/',
  'https://example.com/\n.evil',
  'ht\ttps://example.com',
  'java\nscript:alert(1)',
  '\0https://example.com',
  'mailto:a@example.com?attach=/etc/passwd',
  'mailto:a@example.com?subject=x&Attachment=C:\\secrets',
  '',
])('%j is not', async url => expect(await opened(url)).toEqual([]));
