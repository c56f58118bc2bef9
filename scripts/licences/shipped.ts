import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { importsOf } from '../import-rules.ts';
import { inProject } from '../lib/project.mjs';

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** As the package declares it: an SPDX expression. */
  readonly licence: string;
  /** Where its source is, as the package says. */
  readonly source: string | undefined;
  /** Licences and notices that come with it; none where the package holds no such file. */
  readonly texts: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly repository?: string | { readonly url: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * Every package of which something is in the packed app: those that the sources import, bundled or not, and what they need.
 * A bundle may hold less of them; it never holds more.
 */
export function shippedPackages(): readonly ShippedPackage[] {
  const found = new Map<string, ShippedPackage>();
  const folders = [...imported()].flatMap(name => folderOf(name, inProject()) ?? []);
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
    const { name, version, license, repository, dependencies, optionalDependencies } = manifest;
    const id = `${name}@${version}`;
    if (found.has(id)) continue;
    const texts = textsIn(folder);
    const source = typeof repository === 'string' ? repository : repository?.url;
    found.set(id, { name, version, licence: license ?? licenceOf(texts), source, texts });
    const from = folder;
    folders.push(...Object.keys({ ...dependencies, ...optionalDependencies }).flatMap(needed => folderOf(needed, from) ?? []));
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What the text says where the package does not. */
function licenceOf([text = '']: readonly string[]): string {
  return /^The MIT License/.test(text) ? 'MIT' : 'none';
}

/** Packages that the app's own sources name; those it declares count too, since the packer takes them. */
function imported(): Set<string> {
  const files = globSync('src-{main,preload,renderer,shared}/**/*.{ts,tsx,css}', { cwd: inProject() });
  const shipped = files.filter(file => !/\.test\.tsx?$|^src-main\/testing\/|\.d\.ts$/.test(file));
  const specifiers = shipped.flatMap(file => importsOf(file, readFileSync(inProject(file), 'utf8'))).map(({ to }) => to);
  const bare = specifiers.filter(to => !/^(src-|node:|electron$|electron\/)|^\./.test(to));
  const { dependencies = {} } = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as Manifest;
  return new Set([...bare.map(packageOf), ...Object.keys(dependencies)]);
}

/** `@scope/name/file` and `name/file` are of `@scope/name` and `name`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Where Node finds a package from a folder; undefined for one that this machine does not need. */
function folderOf(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === dirname(folder)) return undefined;
  }
}

function textsIn(folder: string): string[] {
  const names = readdirSync(folder).filter(name => /^(licen[cs]e|copying|notice)([-.].*)?$/i.test(name));
  return names.sort().map(name => readFileSync(join(folder, name), 'utf8').trim());
}
