import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A piece of a source file as a person would save it, under the language that the file's name says. */
export interface Cut {
  /** The package it is from. */
  readonly from: string;
  /** The specific classification of the file's name. */
  readonly label: string;
  readonly lines: number;
  readonly text: string;
}

/** Extensions and whole names whose language is beyond doubt; `.h` is C or C++ and stays out. */
const labels: Readonly<Record<string, string>> = {
  js: 'js',
  mjs: 'js',
  cjs: 'js',
  jsx: 'jsx',
  ts: 'ts',
  mts: 'ts',
  tsx: 'tsx',
  py: 'py',
  java: 'java',
  c: 'c',
  cpp: 'cpp',
  cc: 'cpp',
  cxx: 'cpp',
  hpp: 'cpp',
  cs: 'cs',
  go: 'go',
  rs: 'rs',
  rb: 'rb',
  podspec: 'rb',
  gemfile: 'rb',
  rakefile: 'rb',
  php: 'php',
  swift: 'swift',
  kt: 'kt',
  scala: 'scala',
  lua: 'lua',
  pl: 'pl',
  pm: 'pl',
  t: 'pl',
  r: 'r',
  sh: 'sh',
  bash: 'sh',
  bats: 'sh',
  zsh: 'sh',
  ps1: 'ps1',
  psm1: 'ps1',
  bat: 'bat',
  cmd: 'bat',
  sql: 'sql',
  html: 'html',
  vue: 'vue',
  svelte: 'svelte',
  css: 'css',
  scss: 'scss',
  less: 'hljs-less',
  json: 'json',
  yaml: 'yaml',
  yml: 'yaml',
  toml: 'toml',
  ini: 'ini',
  cfg: 'ini',
  properties: 'ini',
  editorconfig: 'ini',
  xml: 'xml',
  csproj: 'xml',
  plist: 'xml',
  storyboard: 'xml',
  md: 'md',
  dockerfile: 'dockerfile',
  makefile: 'hljs-makefile',
  mk: 'hljs-makefile',
  cmake: 'hljs-cmake',
  'cmakelists.txt': 'hljs-cmake',
  hs: 'hs',
  ex: 'exs',
  exs: 'exs',
  erl: 'erl',
  clj: 'clj',
  cljs: 'clj',
  ml: 'ml',
  mm: 'mm',
  m: 'mm',
  vim: 'hljs-vim',
  gradle: 'groovy',
  tcl: 'hljs-tcl',
  diff: 'hljs-diff',
  patch: 'hljs-diff',
  txt: 'txt',
  readme: 'txt',
  news: 'txt',
};

/** Lengths of what is saved, in lines: one fifth up to 3, three tenths up to 8, three tenths up to 20, the rest up to 40. */
const lengths: readonly (readonly [share: number, from: number, to: number])[] = [
  [0.2, 1, 3],
  [0.3, 4, 8],
  [0.3, 9, 20],
  [0.2, 21, 40],
];
const maxFileBytes = 400_000;
/** Longer lines are written by programs. */
const maxLineLength = 200;
/** The fewest characters besides blanks and comments: less says nothing, to a person either. */
const minCode = 24;
/** A comment or a fixture in a string is not in the language of its file: this share of a cut must be. */
const minCodeShare = 0.4;
const cutsPerFile = 4;
/** Languages that packages have few files of. */
const rare = new Set(['ps1', 'dockerfile', 'toml', 'r', 'hs', 'sql', 'bat', 'ini', 'hljs-makefile', 'swift', 'lua']);
const cutsPerRareFile = 12;

/** Random numbers that are the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Cuts from every source file of a package's folder, in the order of their paths, the same for the same package and seed. */
export function* cutPackage(folder: string, from: string, random: () => number): Generator<Cut> {
  for (const file of files(folder)) {
    const label = labelOf(basename(file));
    if (label === undefined) continue;
    const text = readFileSync(file, 'utf8');
    if (text.includes('\0') || text.includes('\ufffd') || !isHonest(label, text)) continue;
    const lines = text.replaceAll('\r\n', '\n').split('\n');
    const starts = startsOf(label, lines);
    const count = Math.min(rare.has(label) ? cutsPerRareFile : cutsPerFile, starts.length);
    for (let i = 0; i < count; i++) {
      const cut = cutFrom(lines, starts[Math.floor(random() * starts.length)] ?? 0, wantedLength(random));
      if (cut && isMostlyCode(label, cut)) yield { from, label, lines: cut.split('\n').length, text: cut };
    }
  }
}

function labelOf(name: string): string | undefined {
  const lower = name.toLowerCase();
  if (/\.min\.|\.d\.ts$|-lock\.|\.lock\./.test(lower)) return undefined;
  const key = Object.hasOwn(labels, lower) ? lower : lower.slice(lower.lastIndexOf('.') + 1);
  if (/^(?:docker|contain)erfile[.-]/.test(lower)) return 'dockerfile';
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}

/** Files that bear another language's name: Flow in .js, generated text, MATLAB in .m, Prolog in .pl. */
function isHonest(label: string, text: string): boolean {
  const head = text.slice(0, 4096);
  if (/@generated|do not edit|DO NOT EDIT/.test(head)) return false;
  if (label === 'js') return !/@flow|@noflow|\bimport type\b|<[A-Za-z]+(?:\s[^<>]*)?\/?>/.test(text.slice(0, 20_000));
  if (label === 'mm') return /#import|@interface|@implementation|@property/.test(text);
  if (label === 'html' || label === 'vue') return /<\/[a-z]/.test(text) && !/^---\n/.test(text);
  if (label === 'yaml') return !/<body/.test(text);
  if (label === 'pl') return /\b(?:use|my|sub|package)\b/.test(text);
  if (label === 'txt') return head.replace(/[A-Za-z0-9 \n,.'-]/g, '').length < head.length * 0.03;
  if (label === 'php') return text.includes('<?php');
  return true;
}

function* files(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (entry.isFile() && statSync(path).size <= maxFileBytes) yield path;
  }
}

function wantedLength(random: () => number): number {
  let share = random();
  for (const [part, from, to] of lengths) {
    if (share < part) return from + Math.floor(random() * (to - from + 1));
    share -= part;
  }
  return 8;
}

/** Lines where something of the file's own language begins: the first of the file and those after a blank one. */
function startsOf(label: string, lines: readonly string[]): number[] {
  const starts: number[] = [];
  let before = '';
  let at = 0;
  lines.forEach((line, i) => {
    const begins = line.trim() !== '' && (i === 0 || lines[i - 1]?.trim() === '');
    if (begins && (label !== 'yaml' || /^\S/.test(line)) && !isInside(label, before.slice(0, at))) starts.push(i);
    if (begins && before === '') before = lines.join('\n');
    at += line.length + 1;
  });
  return starts;
}

/** What a file of one language may hold of another: comments, scripts and styles, fenced code, long strings, documentation. */
const insides: readonly { readonly labels: string; readonly opens: RegExp; readonly closes?: RegExp }[] = [
  {
    labels: 'js jsx ts tsx java c cpp cs go rs php swift kt scala css scss hljs-less sql groovy mm',
    opens: /\/\*/g,
    closes: /\*\//g,
  },
  { labels: 'html xml vue svelte md', opens: /<!--|<!\[CDATA/g, closes: /-->|\]\]>/g },
  {
    labels: 'html xml vue svelte md',
    opens: /<(?:script|style|pre|code|programlisting|screen)\b/gi,
    closes: /<\/(?:script|style|pre|code|programlisting|screen)/gi,
  },
  { labels: 'rb pl', opens: /^__(?:END|DATA)__$|<<[-~]?['"]?[A-Z]+/gm, closes: /^\s*[A-Z]+$/gm },
  { labels: 'php', opens: /\?>/g, closes: /<\?(?:php|=)/g },
  { labels: 'pl', opens: /^=(?!cut)\w/gm, closes: /^=cut/gm },
  { labels: 'hs', opens: /\{-/g, closes: /-\}/g },
  { labels: 'lua', opens: /\[=*\[/g, closes: /\]=*\]/g },
  { labels: 'md', opens: /^\s*(?:```|~~~)/gm },
  { labels: 'py', opens: /"""|'''/g },
  { labels: 'js ts tsx go', opens: /`/g },
];

/** Whether a text ends inside of what another language may stand in; marks without a closing one of their own close themselves. */
function isInside(label: string, before: string): boolean {
  return insides
    .filter(({ labels }) => labels.split(' ').includes(label))
    .some(({ opens, closes }) => {
      const open = before.match(opens)?.length ?? 0;
      return closes ? lastOf(before, opens) > lastOf(before, closes) : open % 2 === 1;
    });
}

function lastOf(text: string, mark: RegExp): number {
  let last = -1;
  for (const { index } of text.matchAll(mark)) last = index;
  return last;
}

function cutFrom(lines: readonly string[], start: number, wanted: number): string | undefined {
  const cut = lines.slice(start, start + wanted);
  while (cut.at(-1)?.trim() === '') cut.pop();
  if (cut.some(line => line.length > maxLineLength)) return undefined;
  const margin = Math.min(...cut.filter(line => line.trim() !== '').map(line => line.length - line.trimStart().length));
  return cut.map(line => line.slice(margin).trimEnd()).join('\n');
}

const hashComments = /^\s*#(?!!).*$/gm;
const slashComments = /\/\*[\s\S]*?(?:\*\/|(?![\s\S]))|^\s*(?:\/\/|\*).*$/gm;
const dashComments = /^\s*--.*$/gm;

/** Whether enough characters say which language it is: comments are prose. */
function isMostlyCode(label: string, text: string): boolean {
  let code = text;
  if (label === 'html' || label === 'xml') {
    if (!/<[a-z]/i.test(text.replace(/<!--[\s\S]*?(?:-->|$)/g, ''))) return false;
  } else if (!['md', 'txt', 'hljs-diff'].includes(label)) {
    if (['py', 'rb', 'sh', 'yaml', 'toml', 'pl', 'r', 'exs', 'dockerfile', 'hljs-makefile', 'hljs-cmake', 'ps1'].includes(label))
      code = code.replace(hashComments, '');
    else if (['sql', 'hs', 'lua'].includes(label)) code = code.replace(dashComments, '');
    else code = code.replace(slashComments, '');
  }
  const size = (part: string) => part.replace(/\s+/g, '').length;
  return size(code) >= Math.max(minCode, minCodeShare * size(text));
}
