import { expect, test } from 'vitest';
import { pathsOfUriList, sourceOfBytes, sourceOfHtmlFormat } from './clipboard-formats.ts';

const header = (source: string) =>
  `Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000190\r\nStartFragment:0000000141\r\nEndFragment:0000000154\r\n${source}`;
const body = '<html><body>\r\n<!--StartFragment--><p>SourceURL:https://other.example/</p><!--EndFragment--></body></html>';

test('the address of the page stands in the header of HTML copied on Windows', () => {
  expect(sourceOfHtmlFormat(`${header('SourceURL:https://example.com/a?b=c#d\r\n')}${body}`)).toBe('https://example.com/a?b=c#d');
});

test.each([
  ['no address, and a text that looks like one', `${header('')}${body}`],
  ['a page of nowhere', `${header('SourceURL:about:blank\r\n')}${body}`],
  ['a file', `${header('SourceURL:file:///C:/Users/someone/a.html\r\n')}${body}`],
  ['a script', `${header('SourceURL:javascript:alert(1)\r\n')}${body}`],
  ['an address of many kilobytes', `${header(`SourceURL:https://example.com/${'x'.repeat(5000)}\r\n`)}${body}`],
  ['nothing at all', ''],
])('%s leads nowhere', (_what, html) => {
  expect(sourceOfHtmlFormat(html)).toBeUndefined();
});

test('an address is read in the letters of Chromium and in those of Firefox', () => {
  const url = 'https://example.com/käse';
  expect(sourceOfBytes(Buffer.from(url))).toBe(url);
  expect(sourceOfBytes(Buffer.from(`${url}\0`, 'utf16le'))).toBe(url);
  expect(sourceOfBytes(Uint8Array.from([0, 1, 2, 255]))).toBeUndefined();
});

test('copied files are listed with their real names; other addresses are left out', () => {
  const list =
    '# a comment\r\nfile:///home/me/a%20b%23.ts\r\nhttps://example.com/x\r\nfile:///home/me/%2Fetc\r\nfile:///home/me/d\r\n';
  expect(pathsOfUriList(list, false)).toEqual(['/home/me/a b#.ts', '/home/me/d']);
  expect(pathsOfUriList('file:///C:/Temp/gr%C3%BCn.md\r\nfile://server/share/x.txt', true)).toEqual([
    'C:\\Temp\\grün.md',
    '\\\\server\\share\\x.txt',
  ]);
});
