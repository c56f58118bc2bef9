import { expect, test } from 'vitest';
import { ownArguments, parseStart } from './verbs.ts';

const id = '6a9e37e1-e49c-4985-ab56-480f67f05a64';

function wish(...given: string[]) {
  return parseStart(given, '/home/ada').wish;
}

test.each(['show', 'palette', 'quick-save', 'new', 'hidden'])('--%s is a verb', verb => {
  expect(parseStart([`--${verb}`], '/')).toEqual({ wish: { verb }, unknown: [] });
});

test('without a verb the window is shown, and of several the first counts', () => {
  expect(wish()).toEqual({ verb: 'show' });
  expect(wish('--user-data-dir=/x', '--quick-save', '--show')).toEqual({ verb: 'quick-save' });
});

test('files and folders are imported, relative to where the program was started', () => {
  expect(wish('a.ts', '../b', '/c/d')).toEqual({ verb: 'import', paths: ['/home/ada/a.ts', '/home/b', '/c/d'] });
  expect(wish('file:///c/with%20space')).toEqual({ verb: 'import', paths: ['/c/with space'] });
  expect(wish('--', '--new', 'magpie.ts')).toEqual({ verb: 'import', paths: ['/home/ada/--new', '/home/ada/magpie.ts'] });
});

test('a verb counts before files', () => expect(wish('a.ts', '--new')).toEqual({ verb: 'new' }));

test('beside a link nothing else counts', () => {
  const link = { verb: 'link', link: { to: 'asset', id } };
  expect(parseStart(['--quick-save', '/etc/passwd', '--nonsense', `magpie://asset/${id}`], '/')).toEqual({
    wish: link,
    unknown: [],
  });
  expect(wish('--', `magpie://asset/${id}`)).toEqual(link);
});

test.each(['magpie:', 'magpie://delete', 'MAGPIE://save?text=', 'magpie:a.ts'])('%s is refused', link => {
  expect(wish(link, '--quick-save')).toEqual({ verb: 'refuse' });
});

test('what nobody knows is said, and what is for Chromium is not', () => {
  const given = [
    '--quicksave',
    '--quick-save=1',
    '-x',
    'https://example.com/',
    'file://host/x y',
    '',
    '--no-sandbox',
    '--lang=de',
    '-psn_0_1',
  ];
  expect(parseStart(given, '/')).toEqual({
    wish: { verb: 'show' },
    unknown: ['--quicksave', '--quick-save=1', '-x', 'https://example.com/', 'file://host/x y', ''],
  });
});

test.each([
  [['/opt/magpie', '--new', 'a.ts'], undefined, ['--new', 'a.ts']],
  [['/opt/magpie'], undefined, []],
  [['electron', '.', 'a.ts'], process.cwd(), ['a.ts']],
  [['electron', '-r', 'x.cjs', '--inspect=0', process.cwd(), '--new', '.'], process.cwd(), ['--new', '.']],
  [['electron', 'a.ts'], '/elsewhere', ['a.ts']],
  [[], undefined, []],
])('of %j, the app being %s, a person gave %j', (argv, folder, own) => expect(ownArguments(argv, folder)).toEqual(own));
