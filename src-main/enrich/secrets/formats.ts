import type { Secret } from '../../../src-shared/model/secrets.ts';
import { entropy, isPlaceholder, isWeakWord, looksRandom } from './placeholder.ts';

/** A secret that can be told by its own form. */
export interface Format extends Pick<Secret, 'kind' | 'what' | 'category' | 'severity'> {
  /** Strings of which the text must hold one before the pattern is tried: looking for them is 100 times cheaper. */
  readonly hints: readonly string[];
  /**
   * Group `secret` is the secret (else the whole match) and group `shown` its public beginning. Every repeat has a bound,
   * and a lookbehind keeps a match from beginning inside its own body: so a search stays linear whatever the text.
   */
  readonly pattern: RegExp;
  readonly check?: (value: string) => boolean;
}

type Row = readonly [kind: string, what: string, category: Secret['category'], prefix: string, body: string, ...hints: string[]];

/*
 * Tokens with a prefix of their own, as their issuers publish them. Hints are given where the prefix is a pattern.
 */
const prefixed: readonly Row[] = [
  ['github-token', 'GitHub token', 'ACCESS_TOKEN', 'gh[pousr]_', '\\w{36,255}', 'ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
  ['github-token', 'GitHub fine-grained token', 'ACCESS_TOKEN', 'github_pat_', '\\w{60,255}'],
  ['gitlab-token', 'GitLab token', 'ACCESS_TOKEN', 'gl(?:pat|dt|rt|cbt|ptt|ft|soat|agent|imt)-', '[\\w.-]{20,300}', 'gl'],
  ['aws-access-key', 'AWS access key ID', 'ACCESS_KEY', 'A(?:KIA|SIA)', '[A-Z2-7]{16}', 'AKIA', 'ASIA'],
  ['google-api-key', 'Google API key', 'API_KEY', 'AIza', '[\\w-]{35}'],
  ['google-client-secret', 'Google client secret', 'CLIENT_SECRET', 'GOCSPX-', '[\\w-]{28}'],
  ['google-token', 'Google access token', 'ACCESS_TOKEN', 'ya29\\.', '[\\w-]{40,1000}', 'ya29.'],
  ['slack-token', 'Slack token', 'ACCESS_TOKEN', 'xox[abeoprs]-', '[\\w-]{20,250}', 'xox'],
  ['slack-token', 'Slack app token', 'ACCESS_TOKEN', 'xapp-', '\\d-[\\w-]{20,250}'],
  ['stripe-key', 'Stripe secret key', 'SECRET_KEY', '[sr]k_live_', '[A-Za-z0-9]{16,250}', 'k_live_'],
  ['stripe-webhook-secret', 'Stripe webhook secret', 'SECRET', 'whsec_', '[A-Za-z0-9+/]{24,100}={0,2}'],
  ['npm-token', 'npm token', 'ACCESS_TOKEN', 'npm_', '[A-Za-z0-9]{36}'],
  ['pypi-token', 'PyPI token', 'API_TOKEN', 'pypi-AgE', '[\\w-]{50,1000}'],
  ['rubygems-key', 'RubyGems key', 'API_KEY', 'rubygems_', '[0-9a-f]{48}'],
  ['sendgrid-key', 'SendGrid key', 'API_KEY', 'SG\\.', '[\\w-]{16,32}\\.[\\w-]{30,64}', 'SG.'],
  ['mailgun-key', 'Mailgun key', 'API_KEY', 'key-', '[0-9a-f]{32}'],
  ['anthropic-key', 'Anthropic key', 'API_KEY', 'sk-ant-(?:api|admin|sid)\\d\\d-', '[\\w-]{32,200}', 'sk-ant-'],
  ['openai-key', 'OpenAI key', 'API_KEY', 'sk-(?:proj|svcacct|admin|or-v1|None)-', '[\\w-]{32,250}', 'sk-'],
  ['openai-key', 'OpenAI key', 'API_KEY', 'sk-', '[A-Za-z0-9]{32,64}'],
  ['groq-key', 'Groq key', 'API_KEY', 'gsk_', '[A-Za-z0-9]{48,60}'],
  ['hugging-face-token', 'Hugging Face token', 'ACCESS_TOKEN', 'hf_', '[A-Za-z0-9]{30,40}'],
  ['replicate-token', 'Replicate token', 'API_TOKEN', 'r8_', '[A-Za-z0-9]{37,40}'],
  ['perplexity-key', 'Perplexity key', 'API_KEY', 'pplx-', '[A-Za-z0-9]{40,64}'],
  ['xai-key', 'xAI key', 'API_KEY', 'xai-', '[A-Za-z0-9]{64,100}'],
  ['digitalocean-token', 'DigitalOcean token', 'ACCESS_TOKEN', 'do[opr]_v1_', '[0-9a-f]{64}', 'o_v1_', 'p_v1_', 'r_v1_'],
  ['docker-token', 'Docker Hub token', 'ACCESS_TOKEN', 'dckr_(?:pat|oat)_', '[\\w-]{24,64}', 'dckr_'],
  ['shopify-token', 'Shopify token', 'ACCESS_TOKEN', 'shp(?:at|ca|pa|ss|tka)_', '[0-9a-fA-F]{32,64}', 'shp'],
  ['square-token', 'Square token', 'ACCESS_TOKEN', 'sq0(?:atp|csp)-', '[\\w-]{22,60}', 'sq0'],
  ['vault-token', 'HashiCorp Vault token', 'ACCESS_TOKEN', 'hv[sbr]\\.', '[\\w-]{24,300}', 'hvs.', 'hvb.', 'hvr.'],
  ['terraform-token', 'Terraform Cloud token', 'API_TOKEN', '[A-Za-z0-9]{14}\\.atlasv1\\.', '[\\w-]{60,70}', '.atlasv1.'],
  ['databricks-token', 'Databricks token', 'ACCESS_TOKEN', 'dapi', '[0-9a-f]{32}(?:-\\d)?'],
  ['atlassian-token', 'Atlassian token', 'API_TOKEN', 'AT(?:ATT|CTT|BB)3?', '[\\w=.-]{28,300}', 'ATATT', 'ATCTT', 'ATBB'],
  ['linear-key', 'Linear key', 'API_KEY', 'lin_(?:api|oauth)_', '\\w{32,128}', 'lin_'],
  ['notion-token', 'Notion token', 'API_TOKEN', '(?:ntn|secret)_', '[A-Za-z0-9]{43,50}', 'ntn_', 'secret_'],
  ['figma-token', 'Figma token', 'ACCESS_TOKEN', 'fig[dour]_', '[\\w-]{40,60}', 'fig'],
  ['airtable-token', 'Airtable token', 'ACCESS_TOKEN', 'pat[A-Za-z0-9]{14}\\.', '[0-9a-f]{64}', 'pat'],
  ['dropbox-token', 'Dropbox token', 'ACCESS_TOKEN', 'sl\\.(?:u\\.)?', '[\\w-]{100,2000}', 'sl.'],
  ['doppler-token', 'Doppler token', 'ACCESS_TOKEN', 'dp\\.(?:pt|st|ct|sa|scim|audit)\\.', '[\\w.-]{40,60}', 'dp.'],
  ['grafana-token', 'Grafana token', 'API_TOKEN', 'gl(?:c|sa)_', '[\\w+/=]{32,400}', 'glc_', 'glsa_'],
  ['sentry-token', 'Sentry token', 'ACCESS_TOKEN', 'sntry[su]_', '[\\w+/=-]{40,300}', 'sntry'],
  ['new-relic-key', 'New Relic key', 'API_KEY', 'NR(?:AK|II|JS|RA)-', '[A-Za-z0-9_-]{16,40}', 'NRAK-', 'NRII-', 'NRJS-', 'NRRA-'],
  ['postman-key', 'Postman key', 'API_KEY', 'PMAK-', '[0-9a-f]{24}-[0-9a-f]{34}'],
  ['tailscale-key', 'Tailscale key', 'API_KEY', 'tskey-(?:auth|api|client|scim|webhook)-', '[\\w-]{16,80}', 'tskey-'],
  ['supabase-token', 'Supabase token', 'SECRET_KEY', 'sb(?:p|_secret)_', '[\\w-]{28,60}', 'sbp_', 'sb_secret_'],
  ['planetscale-token', 'PlanetScale token', 'ACCESS_TOKEN', 'pscale_(?:tkn|pw|oauth)_', '[\\w=.-]{32,64}', 'pscale_'],
  ['netlify-token', 'Netlify token', 'ACCESS_TOKEN', 'nfp_', '[A-Za-z0-9]{36,50}'],
  ['vercel-token', 'Vercel token', 'ACCESS_TOKEN', 'vc[pkarfi]_', '\\w{24,64}', 'vcp_', 'vck_', 'vca_', 'vcr_', 'vcf_', 'vci_'],
  ['mapbox-token', 'Mapbox secret token', 'ACCESS_TOKEN', 'sk\\.eyJ', '[\\w-]{60,250}\\.[\\w-]{20,40}', 'sk.eyJ'],
  ['razorpay-key', 'Razorpay key', 'API_KEY', 'rzp_live_', '[A-Za-z0-9]{14}'],
  ['contentful-token', 'Contentful token', 'ACCESS_TOKEN', 'CFPAT-', '[\\w-]{43}'],
  ['onepassword-token', '1Password service token', 'ACCESS_TOKEN', 'ops_ey', '[\\w+/=-]{100,1300}'],
  ['age-key', 'age private key', 'PRIVATE_KEY', 'AGE-SECRET-KEY-1', '[0-9A-Z]{58}'],
  ['telegram-token', 'Telegram bot token', 'API_TOKEN', '\\d{8,10}:', 'AA[\\w-]{33}', ':AA'],
  ['discord-token', 'Discord bot token', 'ACCESS_TOKEN', '', '[MNO][\\w-]{23,27}\\.[\\w-]{6}\\.[\\w-]{27,40}', '.'],
  ['azure-client-secret', 'Azure client secret', 'CLIENT_SECRET', '', '[\\w~.-]{3}\\dQ~[\\w~.-]{31,34}', 'Q~'],
  ['twilio-key', 'Twilio API key', 'API_KEY', 'SK', '[0-9a-f]{32}'],
  ['mailchimp-key', 'Mailchimp key', 'API_KEY', '', '[0-9a-f]{32}-us\\d{1,2}', '-us'],
  ['crates-token', 'crates.io token', 'API_TOKEN', 'cio', '[A-Za-z0-9]{32}'],
  ['facebook-token', 'Facebook token', 'ACCESS_TOKEN', 'EAA', '[A-Za-z0-9]{90,400}'],
];

const inToken = '[\\w+/=.~-]';

function toFormat([kind, what, category, prefix, body, ...hints]: Row): Format {
  return {
    kind,
    what,
    category,
    severity: 'HIGH',
    hints: hints.length === 0 ? [prefix] : hints,
    // After `=` a token may begin: KEY=token. The other signs of the body may not stand before it.
    pattern: new RegExp(`(?<![\\w+/.~-])(?<shown>${prefix})(?:${body})(?!${inToken.replace('=.~', '')})`, 'dg'),
    check: value => !isPlaceholder(value) && (/\d/.test(value) || looksMixed(value)),
  };
}

/** Capitals within small letters: a few issuers use no digits. */
function looksMixed(value: string): boolean {
  return /[a-z][A-Z]/.test(value) && entropy(value) >= 3.5;
}

/** Letters, digits and signs of base64, at most this many: a key of 16,384 bits in PEM has 13,000. */
const keyBody = '(?:[^-]|-(?!-)){40,20000}';

/** Formats that need more than a prefix. */
const others: readonly Format[] = [
  {
    kind: 'private-key',
    what: 'private key',
    category: 'PRIVATE_KEY',
    severity: 'HIGH',
    hints: ['PRIVATE KEY'],
    pattern: new RegExp(`-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?<secret>${keyBody})`, 'dg'),
    check: value => /[A-Za-z0-9+/]{32}/.test(value) && !/\.\.\.|example|your|xxxx/i.test(value),
  },
  {
    kind: 'private-key',
    what: 'PuTTY private key',
    category: 'PRIVATE_KEY',
    severity: 'HIGH',
    hints: ['Private-Lines:'],
    pattern: /\nPrivate-Lines: \d{1,3}\r?\n(?<secret>(?:[A-Za-z0-9+/=]{1,64}\r?\n){1,200})/dg,
  },
  {
    kind: 'jwt',
    what: 'JSON web token',
    category: 'ACCESS_TOKEN',
    severity: 'HIGH',
    hints: ['eyJ'],
    pattern: /(?<![\w-])eyJ[\w-]{10,2000}\.eyJ[\w-]{10,8000}\.[\w-]{20,2000}(?![\w-])/dg,
    check: isRealJwt,
  },
  {
    kind: 'jwt',
    what: 'encrypted JSON web token',
    category: 'ACCESS_TOKEN',
    severity: 'HIGH',
    hints: ['eyJ'],
    pattern: /(?<![\w-])eyJ[\w-]{10,2000}\.[\w-]{0,1000}\.[\w-]{10,30}\.[\w-]{10,8000}\.[\w-]{16,64}(?![\w-])/dg,
  },
  {
    kind: 'url-password',
    what: 'password in a URL',
    category: 'URL',
    severity: 'HIGH',
    hints: ['://'],
    pattern:
      /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:/?#@"'`<>\\|]{0,100}:(?<secret>[^\s@"'`<>\\|]{3,200})@[^\s@"'`/]{1,200}/dgi,
    check: isUrlPassword,
  },
  {
    kind: 'slack-webhook',
    what: 'Slack webhook',
    category: 'WEB_HOOK_URL',
    severity: 'HIGH',
    hints: ['hooks.slack.com/'],
    pattern: /hooks\.slack\.com\/(?:services|workflows|triggers)\/(?<secret>T\w{6,14}\/[\w/]{20,100})/dg,
    check: value => !isPlaceholder(value),
  },
  {
    kind: 'discord-webhook',
    what: 'Discord webhook',
    category: 'WEB_HOOK_URL',
    severity: 'HIGH',
    hints: ['/api/webhooks/'],
    pattern: /discord(?:app)?\.com\/api\/webhooks\/(?<secret>\d{16,20}\/[\w-]{50,90})/dg,
    check: value => !isPlaceholder(value),
  },
  {
    kind: 'teams-webhook',
    what: 'Microsoft Teams webhook',
    category: 'WEB_HOOK_URL',
    severity: 'HIGH',
    hints: ['webhook.office.com/'],
    pattern: /webhook\.office\.com\/webhookb2\/(?<secret>[0-9a-f-]{36}@[0-9a-f-]{36}\/IncomingWebhook\/[\w/-]{30,120})/dg,
  },
  {
    kind: 'azure-key',
    what: 'Azure account key',
    category: 'ACCESS_KEY',
    severity: 'HIGH',
    hints: ['AccountKey=', 'SharedAccessKey='],
    pattern: /(?:AccountKey|SharedAccessKey)=(?<secret>[A-Za-z0-9+/]{40,90}={0,2})/dg,
    check: value => looksRandom(value, 3.5) && !isPlaceholder(value),
  },
  {
    kind: 'azure-signature',
    what: 'Azure access signature',
    category: 'ACCESS_TOKEN',
    severity: 'HIGH',
    hints: ['sig='],
    pattern: /[?&;]sig=(?<secret>[A-Za-z0-9%+/]{43,100}=?)/dg,
    check: value => looksRandom(value, 3.5),
  },
  {
    kind: 'stripe-test-key',
    what: 'Stripe test key',
    category: 'SECRET_KEY',
    severity: 'MODERATE',
    hints: ['k_test_'],
    pattern: /(?<!\w)(?<shown>[sr]k_test_)[A-Za-z0-9]{16,250}(?!\w)/dg,
    check: value => looksRandom(value, 3) && !isPlaceholder(value),
  },
  {
    kind: 'authorization',
    what: 'authorization header',
    category: 'ACCESS_TOKEN',
    severity: 'HIGH',
    hints: ['earer ', 'EARER ', 'oken ', 'ApiKey '],
    pattern:
      /(?:authorization["'`]?\s{0,3}[:=,]\s{0,3}["'`]?(?:bearer|token|apikey)|(?<!\w)bearer)\s{1,3}(?<secret>[\w.~+/-]{16,3000}={0,2})/dgi,
    check: value => looksRandom(value, 3) && !isPlaceholder(value),
  },
  {
    kind: 'basic-authorization',
    what: 'name and password of a basic authorization',
    category: 'SECRET',
    severity: 'HIGH',
    hints: ['asic '],
    pattern: /(?<!\w)basic\s{1,3}(?<secret>[A-Za-z0-9+/]{8,400}={0,2})/dgi,
    check: isEncodedPair,
  },
  {
    kind: 'docker-auth',
    what: 'registry login',
    category: 'SECRET',
    severity: 'HIGH',
    hints: ['auth'],
    pattern: /(?<!\w)_?auth["']?\s{0,3}[:=]\s{0,3}["']?(?<secret>[A-Za-z0-9+/]{8,400}={0,2})/dg,
    check: isEncodedPair,
  },
  {
    kind: 'npm-token',
    what: 'npm token',
    category: 'ACCESS_TOKEN',
    severity: 'HIGH',
    hints: ['_authToken', '_password'],
    pattern: /:_(?:authToken|password)\s{0,3}=\s{0,3}["']?(?<secret>[\w+/=.-]{8,1000})/dg,
    check: value => !isPlaceholder(value),
  },
  {
    kind: 'client-key',
    what: 'client key of a cluster',
    category: 'PRIVATE_KEY',
    severity: 'HIGH',
    hints: ['client-key-data'],
    pattern: /client-key-data["']?:\s{0,3}["']?(?<secret>[A-Za-z0-9+/]{64,20000}={0,2})/dg,
  },
  {
    kind: 'netrc-password',
    what: 'password of a machine',
    category: 'SECRET',
    severity: 'HIGH',
    hints: ['machine '],
    pattern: /(?<!\w)machine\s{1,4}\S{1,200}\s{1,8}login\s{1,4}\S{1,200}\s{1,8}password\s{1,4}(?<secret>\S{4,400})/dg,
    check: value => !isPlaceholder(value) && !isWeakWord(value),
  },
  {
    kind: 'command-password',
    what: 'password on a command line',
    category: 'SECRET',
    severity: 'HIGH',
    hints: ['curl', 'wget', 'http'],
    pattern:
      /(?<!\w)(?:curl|wget|https?)(?!\w)[^\n]{0,300}?\s(?:-u|--user|-a|--auth)[ =]?["']?[^\s:"'$]{1,100}:(?<secret>[^\s"'@]{4,100})/dg,
    check: value => !isPlaceholder(value) && !isWeakWord(value),
  },
  {
    kind: 'command-password',
    what: 'password on a command line',
    category: 'SECRET',
    severity: 'HIGH',
    hints: ['mysql', 'mariadb', 'sshpass', 'PGPASSWORD'],
    pattern:
      /(?<!\w)(?:(?:mysql(?:dump|admin)?|mariadb)(?!\w)[^\n]{0,200}?\s-p|sshpass\s{1,4}-p\s{0,4})["']?(?<secret>[^\s"'$-][^\s"']{5,100})/dg,
    check: value => !isPlaceholder(value) && !isWeakWord(value),
  },
  {
    kind: 'sql-password',
    what: 'password of a database user',
    category: 'SECRET',
    severity: 'HIGH',
    hints: ['IDENTIFIED', 'identified', 'PASSWORD', 'password'],
    pattern:
      /(?<!\w)(?:identified\s{1,4}(?:with\s{1,4}\S{1,40}\s{1,4})?by|(?:with|encrypted|user)\s{1,4}password)\s{1,4}'(?<secret>[^'\n]{6,100})'/dgi,
    check: value => !isPlaceholder(value) && !isWeakWord(value),
  },
  {
    kind: 'password-hash',
    what: 'password hash',
    category: 'SECRET',
    severity: 'MODERATE',
    hints: ['$2', '$apr1$', '$6$', '$5$', '$argon2', '$y$', '{SHA}', '{SSHA}'],
    pattern:
      /(?:\$2[abxy]\$\d\d\$[A-Za-z0-9./]{53}|\$(?:apr1|1)\$[A-Za-z0-9./]{1,8}\$[A-Za-z0-9./]{22}|\$[56y]\$(?:rounds=\d{1,9}\$)?[A-Za-z0-9./]{1,40}\$[A-Za-z0-9./]{43,86}|\$argon2i?d?\$v=\d{1,3}\$[mtp=,\d]{5,40}\$[A-Za-z0-9+/]{8,64}\$[A-Za-z0-9+/]{20,90}|:\{S?SHA\}[A-Za-z0-9+/]{20,60}={0,2})/dg,
  },
  {
    kind: 'wireguard-key',
    what: 'WireGuard key',
    category: 'PRIVATE_KEY',
    severity: 'HIGH',
    hints: ['PrivateKey', 'PresharedKey'],
    pattern: /(?:PrivateKey|PresharedKey)\s{0,3}=\s{0,3}(?<secret>[A-Za-z0-9+/]{43}=)/dg,
  },
  {
    kind: 'web-key',
    what: 'private JSON web key',
    category: 'PRIVATE_KEY',
    severity: 'HIGH',
    hints: ['"kty"'],
    pattern: /(?<=[{,]\s{0,20})"(?:d|k)"\s{0,3}:\s{0,3}"(?<secret>[\w-]{32,700})"/dg,
  },
  {
    kind: 'heroku-key',
    what: 'Heroku key',
    category: 'API_KEY',
    severity: 'HIGH',
    hints: ['heroku', 'HEROKU', 'Heroku'],
    pattern: /heroku[\w-]{0,20}["']?\s{0,3}[:=]\s{0,3}["']?(?<secret>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/dgi,
    check: value => !isPlaceholder(value),
  },
];

/** All formats, the more telling first. */
export const formats: readonly Format[] = [...others, ...prefixed.map(toFormat)];

/** Header and claims are JSON, and not those of the example that jwt.io and countless texts show. */
function isRealJwt(value: string): boolean {
  const [header = '', claims = ''] = value.split('.').map(part => Buffer.from(part, 'base64url').toString());
  return header.includes('"alg"') && !claims.includes('"1234567890"') && !/example|john doe/i.test(claims);
}

function isUrlPassword(value: string): boolean {
  return !isPlaceholder(value) && !isWeakWord(value) && !/[{}()[\],;]|\/\//.test(value) && !/^\d{1,5}\//.test(value);
}

/** `name:password` in base64. */
function isEncodedPair(value: string): boolean {
  const pair = Buffer.from(value, 'base64').toString();
  const [, name, password = ''] = /^([\x20-\x39\x3b-\x7e]{1,100}):([\x20-\x7e]{3,300})$/.exec(pair) ?? [];
  return name !== undefined && !isPlaceholder(password) && !isWeakWord(password);
}
