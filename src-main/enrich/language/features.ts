/** How much of a text is read: a language shows in its first lines, and time stays bounded. */
const scope = 6_000;
/** Longer words are names; they say their shape only. */
const longestWord = 14;
const longestRun = 3;

/** A word, a number, a run of signs, or the end of a line; each alternative begins with other characters, so this is linear. */
const tokens = /[A-Za-z_]\w*|\d[\w.]*|[^\w\s]+|\n/g;

/**
 * What a text says about its language, each with a weight of 0 to 1: tokens and constructs. The model's weights are for these
 * names; changing them means training it again (scripts/train-language-model.ts).
 */
export function featuresOf(text: string): Map<string, number> {
  // Long runs of blank lines would be read again from each of them.
  const head = text.slice(0, scope).replace(/\n\s*\n/g, '\n\n');
  const features = tokenFeatures(withoutProse(head));
  for (const [name, value] of constructs(head)) features.set(name, value);
  return features;
}

/** Comments without their words, which say nothing of the language; their marks stay. */
function withoutProse(head: string): string {
  return head
    .replace(/\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$)/g, comment => (comment.startsWith('/**') ? '/** */' : '/* */'))
    .replace(/^([ \t]*(?:\/\/[/!]?|#'?|--|;;?)) .*$/gm, '$1')
    .replace(/ (\/\/|#) .*$/gm, ' $1');
}

/** Words, runs of signs, what begins and ends lines, and neighbours with names as one kind; a vector of length 1. */
function tokenFeatures(head: string): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  let before = '\n';
  let beforeShape = '\n';
  for (const [token] of `${head}\n`.matchAll(tokens)) {
    if (token === '\n') {
      if (beforeShape !== '\n') add(`${beforeShape.slice(-2)}$`);
      before = beforeShape = '\n';
      continue;
    }
    const word = /^[A-Za-z_]/.test(token);
    const shape = word ? shapeOf(token) : /^\d/.test(token) ? '0' : token.slice(0, longestRun);
    const own = word && token.length <= longestWord ? token : shape;
    add(own);
    if (before === '\n') add(`^${own}`);
    else {
      add(`${before} ${own}`);
      add(`${beforeShape} ${shape}`);
    }
    if (!word && token.length > 1) for (let i = 0; i + 1 < Math.min(token.length, 8); i++) add(`..${token.slice(i, i + 2)}`);
    before = own;
    beforeShape = shape;
  }
  let square = 0;
  for (const [name, count] of counts) {
    const value = 1 + Math.log(count);
    counts.set(name, value);
    square += value * value;
  }
  for (const [name, value] of counts) counts.set(name, value / Math.sqrt(square));
  return counts;
}

/** `Aa` for a name in Pascal case, `aA` for camel case, `A` for capitals, `a_` with underscores, `a` for the rest. */
function shapeOf(word: string): string {
  if (word.includes('_')) return /[a-z]/.test(word) ? 'a_' : 'A_';
  if (!/[a-z]/.test(word)) return 'A';
  return word.charCodeAt(0) < 91 ? 'Aa' : /[A-Z]/.test(word) ? 'aA' : 'a';
}

/** Constructs that tell relatives apart: a single one outweighs what the texts have in common. */
const marks: readonly (readonly [name: string, mark: RegExp])[] = [
  ['=type', /[\w)\]}?]\s?: ?(?:string|number|boolean|void|unknown|any|never|null|undefined|bigint)\b/],
  ['=returns', /\)\s?: ?[A-Za-z][\w.]*(?:<[^\n]{1,80}>|\[\])?(?: is \w+)? (?:\{|=>)/],
  ['=parameter', /[(,] ?\w+\??: ?(?:\w+\.)?[A-Z][\w.]*(?:<[^\n()]{1,60}>|\[\])?[,)]/],
  ['=variable', /\b(?:const|let|var) \w+: ?[A-Za-z]/],
  [
    '=interface',
    /^(?:export )?(?:declare )?(?:interface \w|type \w+(?:<[^\n]{1,80}>)? =|enum \w|abstract class \w|namespace \w)/m,
  ],
  ['=import type', /\b(?:import|export) type\b|\bimport \{[^}\n]{0,80}\btype \w/],
  ['=as', /[\w)\]}] as (?:const|any|unknown|string|number|[A-Z]\w*)\b/],
  ['=member', /^\s*(?:(?:private|public|protected|readonly|static|override|declare) )+#?\w+[?!]?[:(=]/m],
  ['=optional', /^\s*(?:readonly )?\w+\??: [\w.<>[\]| ]{2,60};$/m],
  ['=generic', /\w<[A-Z][\w.]*(?:<[\w., ]{1,40}>)?(?:, ?[A-Z]\w*)*>(?:\(|\[\])/],
  ['=element', /(?:^|[\s(>{])<[A-Za-z][\w.]*(?:\s+[\w-]+=[{"']|\s*\/?>)/m],
  ['=closing', /<\/[A-Za-z][\w.]*>|\s\/>/],
  ['=braced attribute', /\s[a-zA-Z]+=\{/],
  ['=hook', /\buse(?:State|Effect|Ref|Memo|Callback|Context)\b|\bReact\.|\bfrom ['"]react(?:-native)?['"]/],
  ['=scss', /^\s*\$[\w-]+\s*:|@(?:include|mixin|use|forward|extend|each|function|return|else|if)\b|#\{|%[\w-]+ \{/m],
  [
    '=less',
    /^\s*@(?!media|import|charset|font-face|keyframes|supports|page|include)[\w-]+\s*:|^\s*[.#][\w-]+(?:\([^)\n]{0,60}\))?;|@\{|~['"]/m,
  ],
  ['=nested', /^\s*&[\s:.\-\w>+~[{]|^\s+[.&#:][\w-][^;\n]{0,80}\{$/m],
  ['=rule', /^\s*[.#:&*@\w][^;{}\n]{0,120}\{\s*$/m],
  ['=declaration', /^\s*[a-z-]+\s*: [^;{}\n]{1,120};\s*$/m],
  ['=slashes', /^\s*\/\/ ?\w/m],
  [
    '=cpp',
    /\bstd::|\btemplate\s?<|\bnamespace\b|\bnullptr\b|^\s*(?:public|private|protected):|\b\w+::\w|\bclass \w+|\bauto [&\w]|\bconst \w+ ?&|\bstatic_cast<|\boverride\b|^#include <[a-z_]+>/m,
  ],
  ['=objc', /^[-+] ?\(|\[\w+ \w+[\]:]|@"|^@(?:interface|implementation|property|end|protocol)\b/m],
  ['=heading', /^#{1,6} \w/m],
  ['=link', /\]\(/],
  ['=fence', /^```/m],
  ['=bullet', /^\s*[-*] \w/m],
  ['=php', /\$\w+\s?->\s?\w|<\?php|\bfunction \w*\s?\([^)\n]{0,80}\$/],
  ['=yaml', /^\s*(?:- )?[\w.-]+:(?: [^;{\n]*)?$/m],
  ['=section', /^\[[^\]\n]{1,80}\]\s*$/m],
  ['=setting', /^[\w.-]+ ?= ?[^;{(\n]*$/m],
  ['=quoted setting', /^[\w.-]+ ?= ?(?:"[^"\n]*"|\d+|true|false|\[.*)\s*$/m],
  ['=instruction', /^(?:FROM|RUN|COPY|ADD|ENV|WORKDIR|EXPOSE|CMD|ENTRYPOINT|ARG|USER|VOLUME|LABEL) \S/m],
  ['=target', /^[\w./$(){}%-]+\s?::?(?:\s+[\w./$(){}%-]+)*\s*\n\t/m],
  ['=tab', /^\t/m],
  [
    '=sql',
    /\b(?:SELECT\b[^;]{0,300}\bFROM|INSERT INTO|CREATE (?:OR REPLACE )?(?:TABLE|FUNCTION|INDEX|VIEW|TYPE)|ALTER TABLE|UPDATE [\w.:"`]+\s+SET|DELETE FROM|DROP \w+|ORDER BY|GROUP BY)\b/i,
  ],
  [
    '=cmdlet',
    /\b(?:Get|Set|New|Remove|Test|Write|Import|Start|Stop|Add|Out|ConvertTo|Invoke|Select|Where|ForEach|Join|Copy)-[A-Z][A-Za-z]+|\$env:|\$PS[A-Z]\w+| -(?:not|and|or|eq|ne|gt|lt|ge|le|is|like|match|notmatch) |\[System\.\w|^param ?\(/im,
  ],
  ['=backslash path', /(?:^|\s)\.?\.?\\[A-Za-z]\w*\\\w/m],
  ['=roxygen', /^#' /m],
  ['=prompt', /^\$ \w/m],
  ['=fence first', /^\s*```/],
  ['=json', /^\s*"[^"\n]{1,80}": ?["[{\d tfn-]/m],
];

/** Marks, and which share of the lines ends or reads in some way. */
function constructs(head: string): [string, number][] {
  const found = marks.filter(([, mark]) => mark.test(head)).map(([name]): [string, number] => [name, 1]);
  let lines = 0;
  const ends = { ';': 0, '{': 0, ':': 0, ',': 0, prose: 0 };
  for (const line of head.split('\n', 200)) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    lines++;
    const last = trimmed.at(-1) as string;
    if (last === ';' || last === '{' || last === ':' || last === ',') ends[last]++;
    if (isProse(trimmed)) ends.prose++;
  }
  for (const [name, count] of Object.entries(ends)) if (count > 0) found.push([`%${name}`, count / lines]);
  found.push(['bias', 1]);
  return found;
}

/** Five words or more, and hardly a sign that prose does not use. */
function isProse(line: string): boolean {
  const words = line.slice(0, 400).match(/[A-Za-z]{2,}/g)?.length ?? 0;
  const signs = line.slice(0, 400).match(/[={}();<>[\]|\\$_&]/g)?.length ?? 0;
  return words >= 5 && signs * 12 < words;
}
