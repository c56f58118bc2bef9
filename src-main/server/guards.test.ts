import { describe, expect, test } from 'vitest';
import { type GuardRules, grantHeaders, judge } from './guards.ts';

const rules: GuardRules = { port: () => 39300, allowsOrigin: origin => origin === 'app://obsidian.md' || origin === 'null' };

function ask(headers: Record<string, string>, own: GuardRules = rules) {
  const all = { host: 'localhost:39300', ...headers };
  return judge({ headers: all, rawHeaders: Object.entries(all).flat() }, own);
}

describe('Host (section 2.1)', () => {
  test.each([
    'localhost',
    'localhost:39300',
    'LOCALHOST:1',
    '127.0.0.1',
    '127.0.0.1:39300',
    '[::1]',
    '[::1]:39300',
    'localhost:',
  ])('%s is served', host => expect(ask({ host }).allowed).toBe(true));

  test.each([
    '',
    'evil.example',
    'localhost.evil.example',
    'evillocalhost',
    '127.0.0.1.evil.example',
    '127.0.0.2',
    '0.0.0.0',
    '::1',
    '[::1',
    'localhost:80:80',
    'user@localhost',
    'localhost:abc',
    'localhost, evil.example',
    'localhost/',
    ' localhost',
  ])('"%s" is refused', host => expect(ask({ host }).allowed).toBe(false));

  test('none at all, or two, are refused', () => {
    expect(judge({ headers: {}, rawHeaders: [] }, rules).allowed).toBe(false);
    expect(
      judge({ headers: { host: 'localhost' }, rawHeaders: ['Host', 'localhost', 'HOST', 'evil.example'] }, rules).allowed,
    ).toBe(false);
  });
});

describe('Origin (section 2.2)', () => {
  test.each(['http://localhost:39300', 'http://127.0.0.1:39300', 'http://[::1]:39300'])(
    "%s is the server's own, without a grant",
    origin => expect(ask({ origin })).toEqual({ allowed: true }),
  );

  test.each([
    'null',
    '',
    'http://localhost:3000',
    'http://localhost',
    'https://localhost:39300',
    'http://localhost:39300.evil.example',
    'http://evil.example',
    'http://localhost:39300, http://evil.example',
    'app://obsidian.md.evil',
  ])('"%s" is refused', origin => expect(ask({ origin }).allowed).toBe(false));

  test('an allow-listed one is served and granted, the origin repeated (section 2.4)', () => {
    expect(ask({ origin: 'app://obsidian.md' })).toEqual({ allowed: true, grant: 'app://obsidian.md' });
    const granted = grantHeaders('app://obsidian.md', rules);
    expect(granted['access-control-allow-origin']).toBe('app://obsidian.md');
    expect(granted.vary).toBe('Origin');
    expect(Object.keys(granted)).not.toContain('access-control-allow-credentials');
    expect(Object.keys(granted)).not.toContain('access-control-allow-private-network');
  });
});

describe('fetch metadata (section 2.3)', () => {
  test.each(['none', 'same-origin'])('Sec-Fetch-Site: %s is served', site =>
    expect(ask({ 'sec-fetch-site': site }).allowed).toBe(true),
  );

  test.each(['cross-site', 'same-site', 'none, cross-site'])('Sec-Fetch-Site: %s is refused', site =>
    expect(ask({ 'sec-fetch-site': site }).allowed).toBe(false),
  );

  test('what a browser fetches on a guess is refused, although it says none: a page of another site may have caused it', () => {
    const guess = { 'sec-purpose': 'prefetch', 'sec-fetch-site': 'none' };
    expect(ask(guess).allowed).toBe(false);
    expect(ask({ ...guess, 'sec-fetch-site': 'same-origin' }).allowed).toBe(true);
  });

  test("Node's fetch, which sends the mode alone, is served", () => expect(ask({ 'sec-fetch-mode': 'cors' }).allowed).toBe(true));
});

describe('an optional token', () => {
  const secret: GuardRules = { ...rules, token: () => 'open sesame' };

  test('is taken from either header', () => {
    expect(ask({ authorization: 'Bearer open sesame' }, secret).allowed).toBe(true);
    expect(ask({ 'x-magpie-token': 'open sesame' }, secret).allowed).toBe(true);
  });

  test('is not asked for where clients find the server', () => {
    const asked = { headers: { host: 'localhost' }, rawHeaders: ['Host', 'localhost'] };
    expect(judge({ ...asked, url: '/.well-known/stream/health' }, secret).allowed).toBe(true);
    expect(judge({ ...asked, url: '/assets?/.well-known/' }, secret).allowed).toBe(false);
  });

  test.each([{}, { authorization: 'Bearer open' }, { authorization: 'Basic open sesame' }, { 'x-magpie-token': '' }] as Record<
    string,
    string
  >[])('missing or wrong is refused: %o', headers => expect(ask(headers, secret).allowed).toBe(false));

  test('two of them are refused, whichever comes first', () => {
    const rawHeaders = ['Host', 'localhost', 'Authorization', 'Bearer open sesame', 'authorization', 'Bearer other'];
    expect(judge({ headers: { host: 'localhost', authorization: 'Bearer open sesame' }, rawHeaders }, secret).allowed).toBe(
      false,
    );
  });
});
