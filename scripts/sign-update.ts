import { createPrivateKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dump, load } from 'js-yaml';
import { type ReleaseInfo, signatureOf } from '../src-main/shell/updates/signature.ts';

/**
 * Signs what electron-builder says of a release (`dist/latest*.yml`), so that the app believes it. The key is made once:
 * openssl genpkey -algorithm ed25519 -out private.pem && openssl pkey -in private.pem -pubout -out public.pem
 */
const [keyFile, ...files] = process.argv.slice(2);
if (keyFile === undefined || files.length === 0) {
  console.error('npm run sign-update -- private.pem dist/latest*.yml');
  process.exit(1);
}
const key = createPrivateKey(readFileSync(keyFile));
for (const file of files) {
  const info = load(readFileSync(file, 'utf8')) as ReleaseInfo;
  writeFileSync(file, dump({ ...info, signature: signatureOf(info, key) }, { lineWidth: -1 }));
}
