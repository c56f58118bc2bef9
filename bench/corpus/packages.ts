import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pinned from './packages.json' with { type: 'json' };

export interface Package {
  readonly name: string;
  readonly tarball: string;
}

const run = promisify(execFile);

/**
 * The pinned packages as tarballs in the cache folder. What is missing comes from the registry npm is set to, through npm.
 *
 * @throws Error when a tarball is not the pinned one, or npm cannot get it
 */
export async function fetchPackages(
  cache: string,
  say: (progress: string) => void,
): Promise<{ readonly packages: readonly Package[]; readonly fingerprint: string }> {
  const folder = join(cache, 'tarballs');
  mkdirSync(folder, { recursive: true });
  const packages: Package[] = [];
  for (const [i, [spec, integrity]] of Object.entries(pinned).entries()) {
    const at = spec.lastIndexOf('@');
    const name = spec.slice(0, at);
    const tarball = join(folder, `${name.replace('@', '').replace('/', '-')}-${spec.slice(at + 1)}.tgz`);
    if (!existsSync(tarball)) {
      await run('npm', ['pack', spec, '--silent', '--ignore-scripts', '--pack-destination', folder], {
        shell: process.platform === 'win32',
      });
      if (integrityOf(tarball) !== integrity) {
        rmSync(tarball);
        throw new Error(`${spec} is not the package that was pinned`);
      }
      if (i % 10 === 9) say(`fetched ${i + 1} of ${Object.keys(pinned).length} packages`);
    }
    packages.push({ name, tarball });
  }
  return { packages, fingerprint: createHash('sha1').update(JSON.stringify(pinned)).digest('hex').slice(0, 8) };
}

function integrityOf(file: string): string {
  return `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
}
