import type { Step } from '../step.ts';
import { docstringAfter, leadingComment } from '../text/comments.ts';
import { type Definition, definitionsOf, type Kind } from '../text/definitions.ts';
import { familyOf } from '../text/families.ts';
import { headOf } from '../text/head.ts';
import { firstSentence, plain, proseOf } from '../text/prose.ts';
import { spoken, wordsOf } from '../text/words.ts';
import { commandTitle } from './title/commands.ts';
import { documentTitle } from './title/documents.ts';
import { queryTitle } from './title/queries.ts';

/** The longest derived name, in characters (assets-api section 7.2). */
const longest = 80;
/** A comment of more characters is a description, not a name. */
const longestSentence = 64;

/** A short name in words for what a snippet does; never blank, without control characters. */
export const titleStep: Step<string> = {
  name: 'title',
  version: 1,
  run: ({ text, language }) => {
    const head = headOf(text);
    const specific = language?.specific ?? 'txt';
    return clean(titleOf(head, specific)) || clean(firstLine(head)) || 'Untitled';
  },
};

function titleOf(head: string, specific: string): string {
  const family = familyOf(specific);
  const comment = () => sentenceOf(leadingComment(head, specific)?.text);
  switch (family) {
    case 'sql':
      return queryTitle(head) ?? comment() ?? '';
    case 'shell':
    case 'powershell':
      return comment() ?? definitionTitle(head, specific) ?? commandTitle(head) ?? '';
    case 'markdown':
    case 'dockerfile':
    case 'yaml':
    case 'json':
    case 'settings':
    case 'markup':
    case 'make':
    case 'cmake':
    case 'diff':
      return documentTitle(head, family) ?? comment() ?? '';
    case 'css':
      return definitionTitle(head, specific) ?? documentTitle(head, family) ?? comment() ?? '';
    case 'text':
      return queryTitle(head) ?? commandTitle(head, 'sure') ?? documentTitle(head, family) ?? '';
    default:
      return (
        definitionTitle(head, specific) ??
        queryTitle(head) ??
        comment() ??
        configTitle(head) ??
        firstNote(head, specific) ??
        statementTitle(head) ??
        ''
      );
  }
}

const ranks: Readonly<Record<Kind, number>> = { test: 5, component: 5, route: 5, class: 4, function: 4, type: 1.5, value: 1.5 };

/** The name of what a text is mainly about: what it exports before what serves that, types and values last. */
function definitionTitle(head: string, specific: string): string | undefined {
  const definitions = definitionsOf(head, familyOf(specific));
  if (definitions.length === 0) return undefined;
  const inner = definitions.filter(({ word }) => word !== 'namespace' && word !== 'mod');
  const outer = Math.min(...(inner.length > 0 ? inner : definitions).map(({ indent }) => indent));
  const main = definitions
    .filter(({ kind, indent }) => indent === outer || kind === 'route' || kind === 'test')
    .reduce((best, one) => (rank(one) > rank(best) ? one : best));
  if (main.kind === 'value') return valueTitle(head, specific, main);
  const title = inWords(main, head);
  if (main.kind === 'function' && wordsOf(main.name).length === 1) {
    const told = sentenceOf(commentBefore(head, specific, main.line));
    if (told) return told;
    const trait = traitOf(
      head
        .split('\n')
        .slice(main.line, main.line + 3)
        .join(' '),
    );
    if (trait && !title.includes(trait)) return `${title} with ${trait}`;
  }
  return title;
}

function rank({ kind, exported, indent, word }: Definition): number {
  // Namespaces and modules hold what a text is about.
  const own = word === 'namespace' || word === 'mod' ? 1 : ranks[kind];
  return own + (exported ? 0.5 : 0) - indent / 100;
}

function inWords({ kind, name, word }: Definition, head: string): string {
  const last = name.split(/::|\./).at(-1) ?? name;
  switch (kind) {
    case 'component':
      return `${name} component`;
    case 'class':
      return `${last} ${word === 'defmodule' ? 'module' : (word ?? 'class')}`;
    case 'type':
      return `${last} ${word === 'macro_rules!' ? 'macro' : (word ?? 'type').replace('@', '')}`;
    case 'test':
      return /^(?:it|test|)$/.test(word ?? '') ? `test: ${name}` : `${name} tests`;
    case 'route':
      return `${(word ?? '').toUpperCase()} ${name}`;
    default:
      if (word === 'keyframes') return `${spoken(last)} animation`;
      if (word === 'mixin' || word === 'function') return `${spoken(last)} ${word}`;
      if (/^use[A-Z]/.test(last) && /\b(?:react|vue|use(?:State|Effect|Ref|Memo|Callback))\b/.test(head)) return `${last} hook`;
      return /^(?:get|set|is)?[A-Z][a-z]+$/.test(last) && last.length > 24 ? last : spoken(last) || last;
  }
}

const traits: readonly (readonly [trait: string, sign: RegExp])[] = [
  ['abort signal', /\bAbortSignal\b|\bsignal\b/],
  ['timeout', /\btimeout(?:Ms)?\b/i],
  ['retries', /\bretries\b|\bmaxRetries\b/],
  ['backoff', /\bbackoff\b/],
  ['callback', /\bcallback\b|\bcb\b/],
  ['concurrency limit', /\bconcurrency\b/],
  ['delay', /\bdelay(?:Ms)?\b/],
];

/** What a function's parameters tell of it, when its name is one word only. */
function traitOf(signature: string): string | undefined {
  return traits.find(([, sign]) => sign.test(signature))?.[0];
}

/** A value stands for a snippet that defines nothing else: by its own comment, or by its name. */
function valueTitle(head: string, specific: string, value: Definition): string | undefined {
  const told =
    sentenceOf(leadingComment(head, specific)?.text) ?? configTitle(head) ?? queryTitle(head) ?? firstNote(head, specific);
  if (told) return told;
  return value.name.length > 2 ? spoken(value.name) || value.name : undefined;
}

/** Tools that are configured by a module of code, by what it imports or requires. */
const configured =
  /(?:from |require\()['"](?:@[\w-]+\/)?(webpack|vite|vitest|rollup|esbuild|eslint|tailwindcss|jest|playwright|cypress|next|nuxt|astro|postcss|prettier|babel|gulp)\b/;

function configTitle(head: string): string | undefined {
  if (!/^(?:module\.exports =|export default (?:defineConfig|\{))/m.test(head)) return undefined;
  const tool = configured.exec(head)?.[1] ?? /\bplaywright\b/.exec(head)?.[0];
  return tool && `${tool} config`;
}

/** The first comment at the outermost level, what is imported passed over. */
function firstNote(head: string, specific: string): string | undefined {
  const lines = head.split('\n');
  const at = lines.findIndex(line => line.trim() !== '' && !imports.test(line.trim()));
  return at < 0 ? undefined : sentenceOf(leadingComment(lines.slice(at).join('\n'), specific)?.text);
}

function commentBefore(head: string, specific: string, line: number): string | undefined {
  const lines = head.split('\n');
  if (familyOf(specific) === 'python') {
    const docstring = docstringAfter(lines, line);
    if (docstring) return docstring;
  }
  const leading = leadingComment(head, specific);
  return leading && leading.end <= line && line - leading.end <= 3 ? leading.text : undefined;
}

/** The first sentence of a comment where it is short enough for a name. */
function sentenceOf(comment: string | undefined): string | undefined {
  if (comment === undefined) return undefined;
  const sentence = firstSentence(proseOf(comment)).replace(/[\s:.]+$/, '');
  return sentence.length <= longestSentence && /\p{L}{3}/u.test(sentence) && /\s/.test(sentence) ? sentence : undefined;
}

const imports =
  /^(?:import\b|from \S+ import\b|#include\b|using\b|use\b|require\b|package\b|library\(|['"]use |\}? ?from ['"]|@?import\()/;

/** What a text without definitions does first: its first statement that is not an import, without the syntax around it. */
function statementTitle(head: string): string | undefined {
  const lines = head.split('\n').map(line => line.trim());
  const statement = lines.find(
    line => /\p{L}{2}/u.test(line) && !imports.test(line) && !/^(?:\/\/|\/?\*|#|--|<!--|@)/.test(line),
  );
  const line = statement ?? lines.find(line => /\p{L}{2}/u.test(line));
  return line?.replace(/[\s{(;,:]+$/, '');
}

function firstLine(head: string): string {
  const lines = head.split('\n');
  return plain(lines.find(line => /[\p{L}\p{N}]/u.test(line)) ?? lines.find(line => line.trim() !== '') ?? '');
}

/** One line without control and direction characters, cut at a word. */
function clean(title: string): string {
  const line = Array.from(
    title
      .slice(0, longest * 4)
      .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\s]+/gu, ' ')
      .trim()
      .replace(/^(?:[-*+>] )+/, ''),
  );
  if (line.length <= longest) return line.join('');
  const cut = line.slice(0, longest - 1).join('');
  const blank = cut.lastIndexOf(' ');
  return `${(blank > longest / 2 ? cut.slice(0, blank) : cut).trimEnd()}…`;
}
