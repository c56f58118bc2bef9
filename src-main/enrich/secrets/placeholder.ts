/* What stands where a secret would stand and is none: examples, variables, references to a vault. */

/** Words of examples; random text of 40 letters holds one of four letters about once in 30,000. */
const exampleWords =
  /example|sample|placeholder|dummy|change[\s_-]?(?:me|this|it)|redacted|removed|replace|insert|your|todo|fake|foobar|lorem|john ?doe|(?:x{4}|\*{3}|•{3}|\.{3}|-{4}|#{4}|0{6})/i;

/** Templates and variables of shells, languages and configuration files, and references that vaults resolve. */
const reference =
  /\$\{|\.\$[S\d]|\{\{|\{%|#\{|<%|^\$[A-Za-z_(]|^%[\w.-]+%$|^%[sdv@]|^<[^>]*>?$|^\{[\w.$:-]*\}$|^\[[^\]]*\]$|^:[a-z_]+$|^@[A-Za-z_]+$|\bprocess\.env\b|\bos\.environ|\bgetenv\b|^env[:(.]|^(?:op|vault|ssm|secretsmanager|keyvault|file|https?):|^arn:|^ENC\[|^!vault|^ref\+/;

/** What people type where a password would stand, without digits and signs. */
const weakWords = new Set(
  `pass passw password passwd passphrase passcode pwd secret secrets token tokens key apikey api admin administrator root user
   username test tests tester testing demo foo bar baz qux hello world qwerty qwertz letmein welcome login guest default
   none null nil undefined true false string number boolean abc abcdef abcd asdf asdfgh hunter my mysecret mypassword
   mytoken mykey mypass supersecret topsecret secretkey secrettoken secretpassword authtoken accesstoken accesskey bearer
   postgres mysql mongo redis oracle sa minio rabbitmq value text hidden new old current confirm wrong invalid valid bad
   correct random unsafe insecure correcthorsebatterystaple testpass testpassword testuser testtoken testsecret testkey
   userpass adminpass adminpassword newpassword oldpassword somepassword somesecret sometoken thepassword aaa bbb ccc xxx`.split(
    /\s+/,
  ),
);

const leet: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' };

/** Whether a value is an example or a reference, not the thing itself. */
export function isPlaceholder(value: string): boolean {
  return exampleWords.test(value) || reference.test(value) || isMonotonous(value);
}

/** Whether a value is a word that everybody uses for a password, also with digits or written `p@ssw0rd`. */
export function isWeakWord(value: string): boolean {
  const lower = value.toLowerCase();
  const plain = lower.replace(/[^a-z]/g, '');
  return plain === '' || weakWords.has(plain) || weakWords.has(lower.replace(/[013457@$]/g, sign => leet[sign] ?? sign));
}

/** Bits per character: 0 for one repeated, 4 at most for hexadecimal digits, 6 for base64. */
export function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}

/** The share of neighbours that follow each other as in `1234`, `abcd`, `aaaa`. By chance it is under a tenth. */
const monotonousShare = 0.5;

function isMonotonous(value: string): boolean {
  let steps = 0;
  for (let i = 1; i < value.length; i++) {
    const step = value.charCodeAt(i) - value.charCodeAt(i - 1);
    if (step === 0 || step === 1 || step === -1) steps++;
  }
  return value.length > 1 && steps / (value.length - 1) > monotonousShare;
}

/** The share of neighbours of different kind (small, capital, digit, sign); words joined by signs stay under this. */
const mixedShare = 0.2;

/** Whether a value looks drawn at random rather than written: kinds of characters change often, few come again. */
export function looksRandom(value: string, minEntropy: number): boolean {
  if (!/\d/.test(value) || !/[A-Za-z]/.test(value)) return false;
  let changes = 0;
  for (let i = 1; i < value.length; i++) if (sortOf(value.charCodeAt(i)) !== sortOf(value.charCodeAt(i - 1))) changes++;
  return changes / (value.length - 1) >= mixedShare && entropy(value) >= minEntropy;
}

function sortOf(code: number): number {
  if (code >= 48 && code <= 57) return 0;
  if (code >= 65 && code <= 90) return 1;
  return code >= 97 && code <= 122 ? 2 : 3;
}
