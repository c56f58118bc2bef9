import { mkdirSync, writeFileSync } from 'node:fs';
import { inProject } from './lib/project.mjs';
import { isAllowed, licenceText } from './licences/check.ts';
import { shippedPackages } from './licences/shipped.ts';

/** Writes out/licences.txt, which is packed with the app; fails on a licence that nobody has agreed to. */
const packages = shippedPackages();
const strangers = packages.filter(({ licence }) => !isAllowed(licence));
for (const { name, version, licence } of strangers) console.error(`${name} ${version} is under ${licence}`);

mkdirSync(inProject('out'), { recursive: true });
writeFileSync(inProject('out', 'licences.txt'), licenceText(packages));
console.log(`${packages.length} packages are shipped; out/licences.txt has their licences.`);
process.exitCode = strangers.length === 0 ? 0 : 1;
