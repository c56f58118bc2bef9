/** How the languages write a comment, by the marks that a line of it begins with. */
interface Style {
  /** Marks of comments that end with their line. */
  readonly line?: RegExp;
  readonly block?: readonly (readonly [open: RegExp, close: string])[];
}

const cBlock = [/^\/\*+!?/, '*/'] as const;
const slashes: Style = { line: /^\/\/[/!]?/, block: [cBlock] };
const hashes: Style = { line: /^#+'?(?!!)/ };
const angles: Style = { block: [[/^<!--/, '-->']] };

const styles: readonly (readonly [specifics: string, style: Style])[] = [
  [
    'py pyi',
    {
      line: /^#(?!!)/,
      block: [
        [/^[rRuU]?"""/, '"""'],
        [/^[rRuU]?'''/, "'''"],
      ],
    },
  ],
  [
    'sh bash zsh rb r pl yaml yml toml exs ex dockerfile hljs-makefile hljs-cmake ps1 jl nim hcl tf ini',
    {
      ...hashes,
      block: [
        [/^<#/, '#>'],
        [/^=begin/, '=end'],
      ],
    },
  ],
  ['sql hs lua elm adb', { line: /^--+(?!\[)(?: [|^])?/, block: [cBlock, [/^\{-\|?/, '-}'], [/^--\[=*\[/, ']]']] }],
  ['html xml svg md vue svelte', angles],
  ['clj lisp el scm', { line: /^;+/ }],
  ['erl tex hljs-matlab', { line: /^%+/ }],
  ['ml fs fsi', { line: /^\/\/\/?/, block: [[/^\(\*+/, '*)']] }],
  ['bat cmd', { line: /^(?:::|rem\b)/i }],
  ['php', { line: /^(?:\/\/|#(?!\[))/, block: [cBlock] }],
  ['hljs-vim', { line: /^"/ }],
  ['txt json csv log', {}],
];

const styleOf = new Map(styles.flatMap(([specifics, style]) => specifics.split(' ').map(specific => [specific, style] as const)));

/** A comment without its marks, and the line after it. */
export interface Comment {
  readonly text: string;
  readonly end: number;
}

/** Lines that may stand before a comment without being what it is about. */
const before =
  /^(?:#!|<\?php|<\?xml|['"]use strict|\/\/\s*@ts-|\/\* eslint|# -\*-|# (?:frozen_string_literal|vim|coding)|package [\w.]+;?$|@charset|$)/;
/** What the law wants is not what the snippet is about. */
const licence = /copyright|licen[sc]e|spdx|all rights reserved|\(c\) \d{4}|permission is hereby|@generated|@license|@preserve/i;
/** Notes to tools are not for people either. */
const directive =
  /^(?:eslint|tslint|prettier|biome|jshint|global|istanbul|c8|@ts-|noqa|pylint|type:|mypy:|rubocop|vim:|region|endregion|sourceMappingURL|<reference|go:|nolint|swiftlint|ReSharper|pragma|clang-format|syntax=|!\/)/i;

/** The comment that a text begins with, licences and notes to tools passed over; undefined where code stands first. */
export function leadingComment(head: string, specific: string): Comment | undefined {
  const lines = head.split('\n');
  let at = 0;
  for (let tries = 0; tries < 4; tries++) {
    while (at < lines.length && before.test((lines[at] as string).trim())) at++;
    const comment = commentAt(lines, at, specific);
    if (!comment) return undefined;
    if (comment.text !== '' && !licence.test(comment.text) && !directive.test(comment.text)) return comment;
    at = comment.end;
  }
  return undefined;
}

/** The comment that begins on a line: a block, or all the lines of one kind from there. */
function commentAt(lines: readonly string[], at: number, specific: string): Comment | undefined {
  const { line: mark, block = [] } = styleOf.get(specific) ?? slashes;
  const first = (lines[at] ?? '').trim();
  for (const [open, close] of block) if (open.test(first)) return blockAt(lines, at, open, close);
  if (!mark?.test(first)) return undefined;
  let end = at;
  const found: string[] = [];
  while (end < lines.length && mark.test((lines[end] as string).trim()))
    found.push((lines[end++] as string).trim().replace(mark, ''));
  return {
    text: found
      .map(text => text.replace(/^\s/, ''))
      .join('\n')
      .trim(),
    end,
  };
}

function blockAt(lines: readonly string[], at: number, open: RegExp, close: string): Comment {
  const found: string[] = [];
  let end = at;
  for (; end < lines.length; end++) {
    const line = end === at ? (lines[end] as string).trim().replace(open, '') : (lines[end] as string);
    const closed = line.indexOf(close);
    found.push(closed < 0 ? line : line.slice(0, closed));
    if (closed >= 0) break;
  }
  return {
    text: found
      .map(line => line.trim().replace(/^\*+ ?/, ''))
      .join('\n')
      .trim(),
    end: end + 1,
  };
}

/** The docstring that follows a definition of Python, as text. */
export function docstringAfter(lines: readonly string[], at: number): string | undefined {
  const next = lines.findIndex((line, i) => i > at && line.trim() !== '');
  return next > 0 && next <= at + 6 && /^\s*[rRuU]?("""|''')/.test(lines[next] as string)
    ? commentAt(lines, next, 'py')?.text
    : undefined;
}
