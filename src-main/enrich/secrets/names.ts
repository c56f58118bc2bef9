import type { Secret } from '../../../src-shared/model/secrets.ts';

/** What a sensitive name promises: people choose passwords, machines draw tokens and keys. */
export type Sort = 'password' | 'token';

const passwordWords = new Set(['password', 'passwd', 'pwd', 'passphrase', 'passcode', 'pass', 'passwords', 'userpass', 'dbpass']);
const tokenWords = new Set([
  ...['token', 'secret', 'apikey', 'secretkey', 'accesskey', 'privatekey', 'authkey', 'masterkey', 'authtoken', 'accesstoken'],
  ...['credential', 'credentials', 'pat', 'clientsecret', 'apisecret', 'apitoken', 'cookie', 'salt', 'auth'],
]);
/** A key is secret when the word before it says whose or for what. */
const keyOwners = new Set([
  ...['api', 'access', 'secret', 'private', 'auth', 'master', 'encryption', 'encrypt', 'signing', 'sign', 'account', 'license'],
  ...['service', 'admin', 'session', 'jwt', 'cookie', 'hmac', 'deploy', 'server', 'application', 'app', 'integration', 'write'],
  ...['shared', 'storage', 'subscription', 'webhook', 'cipher', 'aes', 'ingest', 'bot', 'sdk', 'project', 'client', 'rest'],
]);
/** What may follow the telling word without making it something else (as `url`, `length` and `field` would). */
const harmlessEndings = new Set([
  ...['base', 'value', 'val', 'string', 'str', 'live', 'prod', 'production', 'dev', 'development', 'staging', 'stage', 'old'],
  ...['new', 'current', 'previous', 'main', 'backup', 'primary', 'secondary', 'default', 'raw', 'plain', 'text', 'b64', 'base64'],
  ...['1', '2', '3', 'v1', 'v2', 'key', 'ci', 'local', 'eu', 'us', 'internal', 'ro', 'rw'],
]);

/** `dbPassword`, `MYSQL_ROOT_PASSWORD`, `x-api-key` are sensitive; `passwordLength`, `tokenUrl`, `primaryKey` are not. */
export function sortOfName(name: string): Sort | undefined {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[_-]+/)
    .filter(word => word !== '');
  for (let last = words.length - 1; last >= 0; last--) {
    const word = words[last] ?? '';
    const before = words[last - 1] ?? '';
    if (passwordWords.has(word)) return 'password';
    if (tokenWords.has(word)) return 'token';
    if ((word === 'key' || word === 'keys') && keyOwners.has(before)) return 'token';
    if (!harmlessEndings.has(word)) return /(?:password|passwd|passphrase)$/.test(word) ? 'password' : tokenEnding(word);
  }
  return undefined;
}

/** Names in one case: `dbtoken`, `APPSECRET`, `myapikey`. */
function tokenEnding(word: string): Sort | undefined {
  return /(?:secret|apikey|authtoken|accesstoken|secretkey|accesskey)$/.test(word) ? 'token' : undefined;
}

/** What a sensitive name calls its secret. */
export function named(name: string, sort: Sort): Pick<Secret, 'kind' | 'what' | 'category'> {
  const plain = name.toLowerCase().replace(/[_-]/g, '');
  if (sort === 'password') return { kind: 'password', what: 'password', category: 'SECRET' };
  if (plain.includes('aws') && plain.includes('secret'))
    return { kind: 'aws-secret-key', what: 'AWS secret access key', category: 'SECRET_KEY' };
  if (plain.includes('clientsecret')) return { kind: 'client-secret', what: 'client secret', category: 'CLIENT_SECRET' };
  if (plain.includes('apikey')) return { kind: 'api-key', what: 'API key', category: 'API_KEY' };
  if (plain.includes('token')) return { kind: 'token', what: 'token', category: 'ACCESS_TOKEN' };
  if (plain.endsWith('key')) return { kind: 'secret-key', what: 'secret key', category: 'SECRET_KEY' };
  return { kind: 'secret', what: 'secret', category: 'SECRET' };
}
