import { languageOf } from '../../../src-shared/model/languages.ts';
import { commonValues, type Grammar, grammarOf } from './languages.ts';

/** A stretch of code; its kind is a colour of the editor's, `--code-keyword` and the like. */
export interface Token {
  readonly text: string;
  readonly kind?: 'keyword' | 'function' | 'constant' | 'string' | 'comment' | 'tag';
}

/** Letters after a word in which a colon is looked for. */
const lookedAhead = 20;

/** What a name after these is the name of. */
const defining = /(?:^|[^\w$])(?:def|defp|defn|defun|fn|fun|func|function|sub)\s+$/;

/**
 * Colours for a glance at a text, at once and without the editor's megabyte: comments, strings, numbers, keywords and the names
 * of functions. It knows no nesting.
 */
export function highlight(text: string, language: string): readonly Token[] {
  const grammar = grammarOf(languageOf(language).editor);
  if (!grammar) return [{ text }];
  const tokens: Token[] = [];
  let done = 0;
  for (const match of text.matchAll(patternOf(grammar))) {
    const kind = kindOf(match, text, grammar);
    if (kind === undefined) continue;
    if (match.index > done) tokens.push({ text: text.slice(done, match.index) });
    tokens.push({ text: match[0], kind });
    done = match.index + match[0].length;
  }
  if (done < text.length) tokens.push({ text: text.slice(done) });
  return tokens;
}

function kindOf({ index, groups = {}, 0: matched }: RegExpExecArray, text: string, grammar: Grammar): Token['kind'] {
  const { comment, string, number, tag, word } = groups;
  const after = () => text.slice(index + matched.length, index + matched.length + lookedAhead);
  if (comment !== undefined) return 'comment';
  if (tag !== undefined) return 'tag';
  if (number !== undefined) return 'constant';
  if (string !== undefined) return grammar.keys && /^\s*:/.test(after()) ? 'constant' : 'string';
  if (word === undefined) return undefined;
  if (grammar.markup) return /^=/.test(after()) ? 'constant' : undefined;
  if (grammar.keys && /^\s*[:=]/.test(after())) return 'constant';
  if (grammar.keywords.has(grammar.anyCase ? word.toLowerCase() : word)) return 'keyword';
  if (commonValues.has(word) || grammar.known?.has(word)) return 'constant';
  return defining.test(text.slice(Math.max(0, index - 20), index)) ? 'function' : undefined;
}

const patterns = new WeakMap<Grammar, RegExp>();

function patternOf(grammar: Grammar): RegExp {
  const known = patterns.get(grammar);
  if (known) return known;
  const made = new RegExp(
    [
      named('comment', ...commentsOf(grammar)),
      named('string', ...stringsOf(grammar)),
      ...(grammar.markup ? ['(?<tag></?[a-zA-Z][\\w:-]*|/?>)'] : []),
      '(?<number>(?<![\\w$])(?:0x[\\da-f]+|\\d[\\d_]*(?:\\.\\d+)?)(?![\\w$]))',
      '(?<word>(?<![\\w$.@-])[a-zA-Z_$][\\w$-]*(?<!-)[?!]?)',
    ].join('|'),
    'gmi',
  );
  patterns.set(grammar, made);
  return made;
}

function named(name: string, ...alternatives: readonly string[]): string {
  return `(?<${name}>${alternatives.length > 0 ? alternatives.join('|') : '(?!)'})`;
}

function commentsOf({ line, block }: Grammar): readonly string[] {
  return [
    ...(line === undefined ? [] : [`${line === '#' ? '(?<![\\w$&\'"])' : ''}${literal(line)}.*$`]),
    ...(block ? [`${literal(block[0])}[^]*?(?:${literal(block[1])}|$(?![^]))`] : []),
  ];
}

function stringsOf({ quotes, line }: Grammar): readonly string[] {
  return [
    ...(line === '#' ? ['"""[^]*?"""', "'''[^]*?'''"] : []),
    ...[...quotes].map(quote => `${quote}(?:\\\\[^]|[^${quote}\\\\${quote === '`' ? '' : '\\n'}])*${quote}`),
  ];
}

function literal(text: string): string {
  return text.replace(/[^\w\s]/g, '\\$&');
}
