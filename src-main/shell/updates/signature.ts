import { type KeyObject, sign, verify } from 'node:crypto';

/**
 * What a release says about itself, as the file `latest*.yml` has it: version, files with their SHA-512, and the rest that
 * electron-builder writes. electron-updater takes no file whose hash is not in it, so a signature over it is one over the files.
 */
export type ReleaseInfo = Readonly<Record<string, unknown>>;

/** Written by who publishes; a rollout can be widened later, without the key. */
const unsigned = new Set(['signature', 'stagingPercentage']);

/** Ed25519 over all that the release says. */
export function signatureOf(info: ReleaseInfo, key: KeyObject): string {
  return sign(null, signedPart(info), key).toString('base64');
}

/** Whether somebody with the key has published this. */
export function isSigned(info: ReleaseInfo, key: KeyObject): boolean {
  const { signature } = info;
  return typeof signature === 'string' && verify(null, signedPart(info), key, Buffer.from(signature, 'base64'));
}

function signedPart(info: ReleaseInfo): Buffer {
  return Buffer.from(canonical(Object.fromEntries(Object.entries(info).filter(([name]) => !unsigned.has(name)))));
}

/** JSON with the names in order: who writes the file anew may sort it differently. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
