import type { Family } from './families.ts';

/** How each family names what it uses; group 1 is the name as it stands there. */
const patterns: readonly (readonly [families: string, pattern: RegExp])[] = [
  ['js', /^\s*import(?:\s+type)?\s*['"]([^'"\n]+)['"]/gm],
  ['js', /^\s*\}?[^'"\n]{0,200}\bfrom\s+['"]([^'"\n]+)['"]/gm],
  ['js', /\b(?:require|import)\(\s*['"]([^'"\n]+)['"]/g],
  ['python', /^\s*import ([\w.]+)/gm],
  ['python', /^\s*from ([\w.]+) import\b/gm],
  ['go', /^\s*(?:import )?(?:[\w.]+ )?"([\w./-]+)"\s*$/gm],
  ['rust', /^\s*(?:pub )?use (?:::)?(\w+)/gm],
  ['rust', /^\s*extern crate (\w+)/gm],
  ['typed kotlin', /^\s*import (?:static )?([\w.]+)/gm],
  ['typed', /^\s*(?:global )?using (?:static )?([A-Z][\w.]+);/gm],
  ['typed', /^\s*#(?:include|import) [<"]([^>"\n]+)[>"]/gm],
  ['php', /^\s*use (?:function )?\\?([A-Z][\w\\]+)/gm],
  ['ruby', /^\s*(?:require|gem|pod) ?\(?['"]([\w./-]+)['"]/gm],
  ['lua', /\brequire ?\(?\s?['"]([\w./-]+)['"]/g],
  ['perl', /^\s*use ([A-Z][\w:]+)/gm],
  ['r', /\b(?:library|require|requireNamespace)\(["']?([\w.]+)/g],
  ['r', /\b([a-zA-Z][\w.]+)::\w/g],
  ['haskell', /^import (?:qualified )?([A-Z][\w.]*)/gm],
  ['elixir', /^\s*(?:use|import|alias|require) ([A-Z][\w.]*)/gm],
  ['clojure', /\[([a-z][\w.-]+) :(?:as|refer)/g],
  ['css', /@(?:use|import|forward) (?:url\()?['"]([^'"\n]+)['"]/g],
  ['powershell', /\b(?:Import-Module|#Requires -Modules?) ['"]?([\w.]+)/gi],
];

/** The names of the modules that a text uses, each once, in its order; relative ones are the user's own and are left out. */
export function importsOf(head: string, family: Family): string[] {
  const found: [number, string][] = [];
  for (const [families, pattern] of patterns)
    if (families.split(' ').includes(family))
      for (const { 1: name, index } of head.matchAll(pattern)) if (name) found.push([index, name]);
  return [...new Set(found.sort(([a], [b]) => a - b).map(([, name]) => name))].filter(
    name => !/^[./~#@]\/|^\.|^@\/|^file:/.test(name),
  );
}

/** The package of an npm specifier: `@scope/name/deep` is `@scope/name`. */
export function packageOf(specifier: string): string {
  return specifier
    .replace(/^npm:/, '')
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
    .replace(/(?<=.)@[\d^~].*$/, '');
}
