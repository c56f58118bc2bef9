import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redact, type Secret } from '../../../src-shared/model/secrets.ts';
import { findSecrets } from './find.ts';

/** Random enough for the rules, and no secret of anybody: put together here, so that scanners leave this file alone. */
const random = 'k3J9fLq02mZx81pQwR7tVbN5';

/** The text with a dot for each character of a secret that is not public. */
function mask(text: string, secrets: readonly Secret[]): string {
  return secrets.reduce((masked, { start, end, shown }) => {
    const dotted = masked.slice(start + shown, end).replace(/[^\r\n]/g, '•');
    return masked.slice(0, start + shown) + dotted + masked.slice(end);
  }, text);
}

function shownOf(text: string): { kinds: string[]; masked: string } {
  const secrets = findSecrets(text);
  return { kinds: secrets.map(({ kind }) => kind), masked: mask(text, secrets) };
}

const dots = (length: number) => '•'.repeat(length);

test.for([
  [`const key = 'sk_${'live'}_${random}';`, 'stripe-key', `const key = 'sk_live_${dots(24)}';`],
  [`postgres://app:${random}@db/shop`, 'url-password', `postgres://app:${dots(24)}@db/shop`],
  [`Authorization: Bearer ${random}`, 'authorization', `Authorization: Bearer ${dots(24)}`],
  [`"password": "${random}"`, 'password', `"password": "${dots(24)}"`],
  [`db_password: ${random}\n`, 'password', `db_password: ${dots(24)}\n`],
  [`AWS_SECRET_ACCESS_KEY=${random}${random.slice(8)}`, 'aws-secret-key', `AWS_SECRET_ACCESS_KEY=${dots(40)}`],
  [`<apiKey>${random}</apiKey>`, 'api-key', `<apiKey>${dots(24)}</apiKey>`],
  [`mysqldump --password=${random} shop`, 'password', `mysqldump --password=${dots(24)} shop`],
  [`client.setToken("${random}")`, 'token', `client.setToken("${dots(24)}")`],
  [`if (password === 'Lantern!42') open();`, 'password', `if (password === '${dots(10)}') open();`],
  [`- name: API_TOKEN\n  value: ${random}\n`, 'token', `- name: API_TOKEN\n  value: ${dots(24)}\n`],
] as const)('%s', ([text, kind, masked]) => {
  expect(shownOf(text)).toEqual({ kinds: [kind], masked });
});

test('a private key is covered between its first and its last line, which stay', () => {
  const lines = Array.from({ length: 20 }, () => random + random).join('\n');
  const text = `-----BEGIN RSA ${'PRIVATE'} KEY-----\n${lines}\n-----END RSA ${'PRIVATE'} KEY-----\n`;
  expect(redact(text, findSecrets(text))).toBe(
    `-----BEGIN RSA ${'PRIVATE'} KEY-----\nREDACTED_PRIVATE_KEY\n-----END RSA ${'PRIVATE'} KEY-----\n`,
  );
  expect(mask(text, findSecrets(text)).split('\n')).toHaveLength(23);
});

test.for([
  'password = process.env.DB_PASSWORD',
  'password: string;',
  'password: "your-password-here"',
  'const password = "changeme";',
  'const token = await getToken(user.id, 3600);',
  'api_key: <API_KEY_1>',
  'API_KEY=xxxxxxxxxxxxxxxxxxxx1',
  `DB_PASSWORD=\${DB_PASSWORD_V2}`,
  'password: {{ vault_password_1 }}',
  'postgres://user:password@localhost/db',
  'http://localhost:8080/@scope/name@1.2.3',
  '"integrity": "sha512-IcOR87MpNjp/WTO7bVMsIj3qkhVD+Qr/oNaA0Xl4Ok1LqG4bjXu5RjiY0Kid70BoR9eCJgkoq5gNHDGXPx+o1g=="',
  'commit 9fceb02d0ae598e95dc970b74767f19372d61af8',
  'token_id = "123e4567-e89b-12d3-a456-426614174000"',
  '{ token: "comment.block.documentation2", foreground: "608b4e" }',
  'primaryKey: "customer_id_2"',
  "const refused = ['file:///etc/passwd', 'javascript:alert(1)'];",
  "['PRIVATE_KEY', 'AGE-SECRET-KEY-1'];",
  'passwordLength: 12, tokenUrl: "https://login.internal/oauth2/v2.0/token"',
  'src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAACAAAAAQCAMAAABA3o1rAAAABlBMVEX"',
  '<input type="password" name="password1" id="password1">',
])('%s holds no secret', text => {
  expect(findSecrets(text)).toEqual([]);
});

test('a value is covered to its end, however long', () => {
  const long = `${random}-`.repeat(100);
  expect(shownOf(`SERVICE_TOKEN=${long}\n`).masked).toBe(`SERVICE_TOKEN=${dots(2500)}\n`);
  expect(shownOf(`token = "${long}"`).masked).toBe(`token = "${dots(2500)}"`);
});

test('the example of jwt.io is no secret, another token is', () => {
  const jwt = (claims: object) =>
    [{ alg: 'HS256', typ: 'JWT' }, claims].map(part => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  expect(findSecrets(`${jwt({ sub: '1234567890', name: 'John Doe' })}.${random}${random}`)).toEqual([]);
  expect(findSecrets(`${jwt({ sub: 'kim', exp: 1_700_000_000 })}.${random}${random}`)).toMatchObject([{ kind: 'jwt' }]);
});

test('secrets come in order, within the text and apart, whatever the text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'password',
      ' = "',
      '"',
      "'",
      ': ',
      '\n',
      '://',
      '@',
      'Bearer ',
      'eyJ',
      '.',
      '-----BEGIN PRIVATE KEY-----',
      random,
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
      const text = pieces.join('');
      let end = 0;
      for (const secret of findSecrets(text)) {
        expect(secret.start).toBeGreaterThanOrEqual(end);
        expect(secret.end).toBeGreaterThan(secret.start + secret.shown);
        end = secret.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
    { seed: 7, numRuns: 500 },
  );
});

const many = `api_key = "${random}"\n`;

test('of very many secrets the first are told apart and the rest is covered as one', () => {
  const text = many.repeat(12_000);
  const secrets = findSecrets(text);
  expect(secrets).toHaveLength(10_001);
  expect(secrets.at(-1)).toMatchObject({ kind: 'many', start: 10_000 * many.length + 11, end: text.length });
});

/** Each would take hours if a rule looked at a unit as often as there are units before it. */
test.for([
  ['one line of 10 MB', 'a', 10],
  ['beginnings of assignments', 'password=', 1],
  ['open quotes', 'password="', 1],
  ['beginnings of keys', '-----BEGIN RSA PRIVATE KEY-----\naaaa', 1],
  ['beginnings of tokens', 'eyJaaaaaaaaaa.', 1],
  ['URLs without an end', 'a://b:', 1],
  ['commands', 'curl -u ', 1],
  ['names', 'token_', 1],
  ['blanks', `key${' '.repeat(60)}`, 1],
  [
    'random bytes',
    Buffer.from(Uint8Array.from({ length: 4096 }, (_, at) => Math.imul(at, 2654435761) >>> 13)).toString('latin1'),
    5,
  ],
] as const)('%s are read in one pass', ([, unit, megabytes]) => {
  const text = unit.repeat(Math.ceil((megabytes * 2 ** 20) / unit.length));
  expect(findSecrets(text)).toEqual([]);
});
