import { expect, test } from 'vitest';
import { parseLink } from './links.ts';

const id = '6a9e37e1-e49c-4985-ab56-480f67f05a64';

test.each([
  [`magpie://asset/${id}`, { to: 'asset', id }],
  [`MAGPIE://asset/${id.toUpperCase()}/`, { to: 'asset', id }],
  ['magpie://search?q=retry+lang%3Ats', { to: 'search', q: 'retry lang:ts' }],
  ['magpie://search/?q=%E3%81%82', { to: 'search', q: 'あ' }],
  ['magpie://save?text=a%0A%09b', { to: 'save', text: 'a\n\tb' }],
  ['magpie://save?text=%E2%80%AEx', { to: 'save', text: '\u202ex' }], // shown as what it is before it is saved
])('%s', (link, parsed) => expect(parseLink(link)).toEqual(parsed));

test.each([
  '',
  'magpie:',
  'magpie://',
  'magpie://asset',
  'magpie://asset/',
  'magpie://asset/1',
  'magpie://asset/../../etc/passwd',
  `magpie://asset/${id}/more`,
  `magpie://asset/${id}?id=${id}`,
  `magpie://asset/${id}?to=save&text=x`,
  `magpie://asset/${id}#x`,
  `magpie://user@asset/${id}`,
  `magpie://asset:80/${id}`,
  `https://asset/${id}`,
  `xmagpie://asset/${id}`,
  'magpie://search',
  'magpie://search?q=',
  'magpie://search?q=a&q=b',
  'magpie://search?q=a%00b',
  'magpie://search?q=a&sort=x',
  `magpie://search?q=${'a'.repeat(1_001)}`,
  'magpie://save',
  'magpie://save?text=',
  'magpie://save?text=a&now=1',
  `magpie://save?text=${'a'.repeat(20_001)}`,
  `magpie://save?text=${'a'.repeat(300_000)}`,
  'magpie://save/x?text=a',
  'magpie://delete?id=x',
  'magpie://__proto__?q=a',
  'magpie://save?__proto__=a&text=b',
  'magpie://Save?text=a',
])('%j is no link of ours', link => expect(parseLink(link)).toBeUndefined());
