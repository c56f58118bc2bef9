import { generateKeyPairSync } from 'node:crypto';
import { seeded } from './search/random.ts';

/** A text with one secret in it, and where. */
export interface Example {
  readonly sort: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

type Half = 'tuned' | 'held out';
type Random = () => number;

/*
 * Secrets as their issuers make them, with random bodies, in the surroundings where people save them. Nothing here was
 * ever issued, and the prefixes are put together at run time: no scanner finds one in this file. The halves share the
 * formats and neither bodies nor surroundings.
 */

const digits = '0123456789';
const lower = 'abcdefghijklmnopqrstuvwxyz';
const hex = `${digits}abcdef`;
const upper = lower.toUpperCase();
const base62 = digits + lower + upper;
const base64 = `${base62}+/`;
const urlSafe = `${base62}-_`;

function body(random: Random, alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

function json64(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

const words = [
  'river',
  'Copper',
  'lantern',
  'Falcon',
  'winter',
  'Maple',
  'orbit',
  'Velvet',
  'harbor',
  'Cactus',
  'signal',
  'Pepper',
];

/** As people and password managers make them. */
function password(random: Random): string {
  const word = () => pick(random, words);
  const number = (most: number) => Math.floor(random() * most);
  return pick(random, [
    () => `${word()}${word()}${number(9999)}`,
    () => `${word()}-${word()}-${number(99)}!`,
    () => body(random, `${base62}!#%&*+-?_`, 12 + number(12)),
    () => body(random, base62, 10 + number(14)) + number(9),
    () => `${word()}${pick(random, ['!', '#', '@', '$'])}${2000 + number(26)}`,
  ])();
}

/** Names a value of this kind is kept under, and the value. */
interface Kind {
  readonly names: readonly string[];
  readonly make: (random: Random) => string;
}

const kinds: Readonly<Record<string, Kind>> = {
  github: { names: ['GITHUB_TOKEN', 'ghToken'], make: r => `gh${pick(r, ['p', 'o', 's', 'u'])}_${body(r, base62, 36)}` },
  'github fine': { names: ['GH_PAT'], make: r => `github_${'pat'}_${body(r, base62, 22)}_${body(r, base62, 59)}` },
  gitlab: { names: ['GITLAB_TOKEN', 'CI_PUSH_TOKEN'], make: r => `gl${'pat'}-${body(r, urlSafe, 20)}` },
  'aws id': { names: ['AWS_ACCESS_KEY_ID'], make: r => `AK${'IA'}${body(r, `${upper}234567`, 16)}` },
  'aws secret': { names: ['AWS_SECRET_ACCESS_KEY', 'aws_secret_access_key', 'secretAccessKey'], make: r => body(r, base64, 40) },
  google: { names: ['GOOGLE_MAPS_KEY', 'apiKey'], make: r => `AI${'za'}Sy${body(r, urlSafe, 33)}` },
  'google client': { names: ['GOOGLE_CLIENT_SECRET', 'client_secret'], make: r => `GOC${'SPX'}-${body(r, urlSafe, 28)}` },
  slack: {
    names: ['SLACK_BOT_TOKEN', 'slackToken'],
    make: r => `xo${'xb'}-${body(r, digits, 12)}-${body(r, digits, 13)}-${body(r, base62, 24)}`,
  },
  'slack hook': {
    names: ['SLACK_WEBHOOK_URL'],
    make: r =>
      `https://hooks.${'slack'}.com/services/«T${body(r, upper + digits, 9)}/B${body(r, upper + digits, 10)}/${body(r, base62, 24)}»`,
  },
  stripe: {
    names: ['STRIPE_SECRET_KEY', 'stripeKey'],
    make: r => `sk_${pick(r, ['live', 'test'])}_${body(r, base62, pick(r, [24, 99]))}`,
  },
  npm: { names: ['NPM_TOKEN'], make: r => `np${'m_'}${body(r, base62, 36)}` },
  pypi: { names: ['PYPI_API_TOKEN'], make: r => `py${'pi'}-AgEIcHlwaS5vcmc${body(r, urlSafe, 150)}` },
  twilio: { names: ['TWILIO_AUTH_TOKEN', 'authToken'], make: r => body(r, hex, 32) },
  sendgrid: { names: ['SENDGRID_API_KEY'], make: r => `S${'G'}.${body(r, urlSafe, 22)}.${body(r, urlSafe, 43)}` },
  openai: {
    names: ['OPENAI_API_KEY', 'openaiKey'],
    make: r => `s${'k'}-proj-${body(r, urlSafe, 74)}T3BlbkFJ${body(r, urlSafe, 74)}`,
  },
  'openai old': { names: ['OPENAI_API_KEY'], make: r => `s${'k'}-${body(r, base62, 20)}T3BlbkFJ${body(r, base62, 20)}` },
  anthropic: { names: ['ANTHROPIC_API_KEY'], make: r => `sk-${'ant'}-api03-${body(r, urlSafe, 93)}AA` },
  telegram: {
    names: ['TELEGRAM_BOT_TOKEN', 'botToken'],
    make: r => `${body(r, '123456789', 10)}:A${'A'}${body(r, urlSafe, 33)}`,
  },
  discord: { names: ['DISCORD_TOKEN'], make: r => `M${body(r, base62, 25)}.G${body(r, urlSafe, 5)}.${body(r, urlSafe, 38)}` },
  'azure storage': {
    names: ['AZURE_STORAGE_CONNECTION_STRING'],
    make: r =>
      `DefaultEndpointsProtocol=https;AccountName=shop${body(r, digits, 3)};Account${'Key'}=«${body(r, base64, 86)}==»;EndpointSuffix=core.windows.net`,
  },
  'azure client': { names: ['AZURE_CLIENT_SECRET'], make: r => `${body(r, base62, 3)}8${'Q~'}${body(r, urlSafe, 34)}` },
  jwt: {
    names: ['SERVICE_TOKEN', 'idToken'],
    make: r =>
      `${json64({ alg: 'HS256', typ: 'JWT' })}.${json64({ sub: body(r, hex, 12), exp: 1.7e9 + Math.floor(r() * 1e8) })}.${body(r, urlSafe, 43)}`,
  },
  postgres: {
    names: ['DATABASE_URL', 'connectionString'],
    make: r => `postgres://app:«${body(r, base62, 16)}»${'@'}db.internal:5432/shop`,
  },
  mongo: {
    names: ['MONGO_URI'],
    make: r => `mongodb+srv://${'admin'}:«${password(r).replace(/[^\w!-]/g, '')}»${'@'}cluster0.mongodb.net/shop`,
  },
  redis: { names: ['REDIS_URL'], make: r => `redis://:«${body(r, base62, 20)}»${'@'}cache:6379/0` },
  'ado connection': {
    names: ['ConnectionStrings__Default'],
    make: r =>
      `Server=tcp:sql.internal,1433;Database=shop;User Id=app;Pass${'word'}=«${body(r, `${base62}!#*`, 16)}»;Encrypt=true`,
  },
  password: { names: ['DB_PASSWORD', 'password', 'adminPassword', 'smtp_pass', 'PGPASSWORD', 'rootPassword'], make: password },
  secret: {
    names: ['JWT_SECRET', 'session_secret', 'SECRET_KEY_BASE', 'clientSecret', 'signing_key'],
    make: r => body(r, pick(r, [hex, base62, base64]), 32 + Math.floor(r() * 32)),
  },
  'api key': {
    names: ['API_KEY', 'api_key', 'apiKey', 'X-Api-Key', 'mailApiKey'],
    make: r => body(r, pick(r, [hex, base62]), 20 + Math.floor(r() * 24)),
  },
  shopify: { names: ['SHOPIFY_TOKEN'], make: r => `shp${'at'}_${body(r, hex, 32)}` },
  digitalocean: { names: ['DO_TOKEN'], make: r => `do${'p'}_v1_${body(r, hex, 64)}` },
  vault: { names: ['VAULT_TOKEN'], make: r => `hv${'s'}.${body(r, urlSafe, 90)}` },
  'hugging face': { names: ['HF_TOKEN'], make: r => `h${'f'}_${body(r, lower + upper, 34)}` },
  groq: { names: ['GROQ_API_KEY'], make: r => `gs${'k'}_${body(r, base62, 52)}` },
  linear: { names: ['LINEAR_API_KEY'], make: r => `lin_${'api'}_${body(r, base62, 40)}` },
  notion: { names: ['NOTION_TOKEN'], make: r => `nt${'n'}_${body(r, digits, 11)}${body(r, base62, 35)}` },
  tailscale: { names: ['TS_AUTHKEY'], make: r => `tskey-${'auth'}-${body(r, base62, 17)}-${body(r, base62, 32)}` },
};

/** `§` is the value, `¶` its name. */
const surroundings: Readonly<Record<Half, readonly string[]>> = {
  tuned: [
    '# local settings\nNODE_ENV=production\n¶=§\nPORT=8080\n',
    'export ¶="§"\nnpm run deploy\n',
    'import os\n\nos.environ["¶"] = "§"\nclient = Client()\n',
    "const config = {\n  region: 'eu-west-1',\n  ¶: '§',\n};\n",
    '{\n  "name": "shop",\n  "¶": "§",\n  "retries": 3\n}\n',
    'services:\n  web:\n    image: shop:1.4\n    environment:\n      ¶: §\n      TZ: UTC\n',
    'func main() {\n\tos.Setenv("¶", "§")\n\tserve(":8080")\n}\n',
    'spring.application.name=shop\n¶=§\nserver.port=8081\n',
    "<?php\ndefine('¶', '§');\nrequire 'app.php';\n",
    'FROM node:24\nENV ¶=§\nCMD ["node", "."]\n',
    'private static final String ¶ = "§";\n',
  ],
  'held out': [
    '[service]\nurl = "https://shop.internal"\n¶ = "§"\n',
    "Shop.configure do |c|\n  c.¶ = '§'\n  c.timeout = 5\nend\n",
    'const ¶: &str = "§";\n\nfn main() {\n    run();\n}\n',
    'var ¶ = "§";\nvar client = new HttpClient();\n',
    'val ¶ = "§"\nval client = OkHttpClient()\n',
    'let ¶ = "§"\nlet session = URLSession.shared\n',
    'resource "shop" "main" {\n  size = 2\n  ¶ = "§"\n}\n',
    '$env:¶ = "§"\n./deploy.ps1\n',
    '<configuration>\n  <appSettings>\n    <add key="¶" value="§" />\n  </appSettings>\n</configuration>\n',
    'spec:\n  containers:\n    - env:\n        - name: ¶\n          value: "§"\n',
    "export class Shop {\n  private readonly ¶ = '§';\n  private readonly size = 3;\n}\n",
    'steps:\n  - run: npm publish\n    env:\n      ¶: "§"\n',
    "cat > .env <<'EOF'\n¶=§\nLOG=debug\nEOF\n",
    'docker run -d -e ¶=§ -p 8080:80 shop:latest\n',
    'Staging, ask Kim for access:\n\n- ¶: §\n- host: stage.internal\n',
    'client = Shop(\n    region="eu",\n    ¶="§",\n)\n',
  ],
};

/** Whole texts that are a secret's own surroundings; the part in `«»` is the secret. */
const whole: Readonly<Record<Half, readonly ((random: Random) => string)[]>> = {
  tuned: [
    r => `curl -H "Authorization: Bearer «${body(r, urlSafe, 40)}7a»" https://api.shop.internal/v1/items\n`,
    r => `machine api.shop.internal\n  login kim\n  password «${body(r, base62, 18)}»\n`,
    r => `kim:«$apr1$${body(r, base62, 8)}$${body(r, base62, 22)}»\n`,
    r =>
      `{\n  "auths": {\n    "registry.shop.internal": {\n      "auth": "«${Buffer.from(`kim:${password(r)}`).toString('base64')}»"\n    }\n  }\n}\n`,
    r => pem('RSA PRIVATE KEY', body(r, base64, 1600), 64),
    r => pem('OPENSSH PRIVATE KEY', `b3BlbnNzaC1rZXktdjEA${body(r, base64, 360)}`, 70),
    r => `# created: 2026-01-01\n«AGE-${'SECRET'}-KEY-1${body(r, 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58)}»\n`,
    r => `//registry.npmjs.org/:_${'authToken'}=«${body(r, hex, 36)}»\n`,
  ],
  'held out': [
    r => `await fetch(url, { headers: { Authorization: 'Bearer «${body(r, base62, 48)}4»' } });\n`,
    r =>
      `GET /v1/items HTTP/1.1\nHost: shop.internal\nAuthorization: Basic «${Buffer.from(`kim:${password(r)}`).toString('base64')}»\n`,
    r => `machine git.shop.internal login kim password «${body(r, base62, 20)}»\n`,
    r => `kim:«$2y$10$${body(r, base62, 53)}»\n`,
    () =>
      pem(
        'PRIVATE KEY',
        generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
        64,
      ),
    r =>
      `-----BEGIN PGP ${'PRIVATE'} KEY BLOCK-----\n\n«lQdGBF${lines(body(r, base64, 900), 64)}\n=${body(r, base64, 4)}»\n-----END PGP ${'PRIVATE'} KEY BLOCK-----\n`,
    r =>
      `users:\n- name: admin\n  user:\n    client-key-data: «${Buffer.from(pem('EC PRIVATE KEY', body(r, base64, 160), 64).replace(/[«»]/g, '')).toString('base64')}»\n`,
    r => `users:\n- name: deploy\n  user:\n    token: «${body(r, urlSafe, 64)}»\n`,
    r => `curl -u kim:«${body(r, base62, 14)}» https://shop.internal/export.csv\n`,
    r => `ALTER USER 'app'@'%' IDENTIFIED BY '«${password(r)}»';\n`,
    r => `mysql -h db -u app -p«${body(r, base62, 14)}» shop < dump.sql\n`,
    r =>
      `{"type": "service_account", "private_key": "${pem('PRIVATE KEY', body(r, base64, 1600), 64)
        .trim()
        .replaceAll('\n', '\\n')}"}\n`,
    r => `app.login('kim@shop.internal', { password: '«${password(r)}»' });\n`,
    r => `[Interface]\nAddress = 10.0.0.2/24\nPrivate${'Key'} = «${body(r, base64, 42)}8=»\n`,
  ],
};

function lines(text: string, width: number): string {
  return text.replace(new RegExp(`.{${width}}`, 'g'), '$&\n');
}

function pem(label: string, content: string, width: number): string {
  return `-----BEGIN ${label}-----\n«${lines(content, width).trimEnd()}»\n-----END ${label}-----\n`;
}

/** How many times each kind of secret and each whole text comes in a half. */
const kindTimes = 4;
const wholeTimes = 3;

/** The true examples of a half: each kind in several surroundings, always the same. */
export function trueExamples(half: Half): Example[] {
  const random = seeded(half === 'tuned' ? 1 : 2);
  const surrounded = Object.entries(kinds).flatMap(([sort, { names, make }]) =>
    Array.from({ length: kindTimes }, () => {
      const value = make(random);
      const marked = value.includes('«') ? value : `«${value}»`;
      return toExample(
        sort,
        pick(random, surroundings[half])
          .replaceAll('¶', pick(random, names))
          .replace('§', () => marked),
      );
    }),
  );
  const alone = whole[half].flatMap((make, index) =>
    Array.from({ length: wholeTimes }, () => toExample(`whole text ${index + 1}`, make(random))),
  );
  return [...surrounded, ...alone];
}

/** `«»` mark the part that must not show. */
function toExample(sort: string, marked: string): Example {
  return { sort, text: marked.replace(/[«»]/g, ''), start: marked.indexOf('«'), end: marked.indexOf('»') - 1 };
}
