import type { ShippedPackage } from './shipped.ts';

/** Licences that let an app be shipped as Magpie is: with their text, and with nothing asked of the rest of it. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'EPL-2.0', // elkjs, below mermaid: shipped as it is, with the place of its source
  'ISC',
  'MIT',
  'OFL-1.1', // fonts
  'PSF-2.0', // argparse, below markdown-it
  'Python-2.0', // argparse, below js-yaml
  'Unlicense',
]);

/** Of a choice one has to do, of a conjunction all. */
export function isAllowed(licence: string): boolean {
  const expression = licence.replace(/^\((.*)\)$/, '$1');
  if (/\bOR\b/.test(expression)) return expression.split(/\s+OR\s+/).some(isAllowed);
  return expression.split(/\s+AND\s+/i).every(one => allowed.has(one));
}

/** One text for people: a list, then each licence in full. */
export function licenceText(packages: readonly ShippedPackage[]): string {
  const line = ({ name, version, licence }: ShippedPackage) => `${name} ${version} (${licence})`;
  const rule = '-'.repeat(78);
  return [
    'Magpie contains these packages, each under its own licence. The licences of',
    'Electron and Chromium lie beside the program.',
    '',
    ...packages.map(line),
    ...packages.flatMap(shipped => [
      '',
      rule,
      line(shipped),
      ...(shipped.source === undefined ? [] : [`Source: ${shipped.source}`]),
      rule,
      '',
      shipped.texts.join('\n\n') || `The package holds no text of its licence, ${shipped.licence}.`,
    ]),
    '',
  ].join('\n');
}
