import type { Family } from './families.ts';

export type Kind = 'class' | 'component' | 'function' | 'type' | 'test' | 'route' | 'value';

/** Something that a text defines. */
export interface Definition {
  readonly kind: Kind;
  readonly name: string;
  /** Its line, from 0. */
  readonly line: number;
  readonly indent: number;
  readonly exported: boolean;
  /** The word of the language for it, where there are several: interface, enum, struct. */
  readonly word?: string | undefined;
}

/** A line's pattern: group 1 is the name, or groups `name` and `word`. */
interface Rule {
  readonly kind: Kind;
  readonly line: RegExp;
  readonly languages: string;
}

/** Every pattern reads one trimmed line of at most 1,000 characters; none has a repetition within a repetition of the same characters. */
const rules: readonly Rule[] = [
  { languages: 'js', kind: 'class', line: /^(?:export )?(?:default )?(?:declare )?(?:abstract )?class (?<name>[\w$]+)/ },
  {
    languages: 'js',
    kind: 'type',
    line: /^(?:export )?(?:default )?(?:declare )?(?:const )?(?<word>interface|type|enum|namespace) (?<name>[A-Z_$][\w$]*)/,
  },
  {
    languages: 'js',
    kind: 'function',
    line: /^(?:export )?(?:default )?(?:declare )?(?:async )?function\s?\*?\s?(?<name>[\w$]+)/,
  },
  {
    languages: 'js',
    kind: 'function',
    line: /^(?:export )?(?:const|let|var) (?<name>[\w$]+)\s?(?::[^=]{1,120})?=\s?(?:async )?(?:function\b|<[A-Z]\w*,?>\(|\([^)]*$|\([^()]*(?:\([^()]*\)[^()]*)?\)\s?(?::[^=]{1,80})?=>|[\w$]+ =>|(?:React\.)?(?:memo|forwardRef|useCallback)\b|(?:styled|css)\b[.(`])/,
  },
  { languages: 'js', kind: 'function', line: /^(?:module\.)?exports\.(?<name>[\w$]+) = (?:async )?(?:function\b|\(|[\w$]+ =>)/ },
  {
    languages: 'js',
    kind: 'function',
    line: /^[\w$]+(?:\.prototype)?\.(?<name>[\w$]+) = (?:async )?(?:function\b|\([^()]*\) =>|[\w$]+ =>)/,
  },
  { languages: 'js', kind: 'function', line: /^(?<name>[\w$]+): (?:async )?function\b/ },
  {
    languages: 'js',
    kind: 'test',
    line: /^(?<word>describe|suite|context)(?:\.\w+)?\(\s?(?<quote>['"`])(?<name>[^'"`]{1,120})\k<quote>/,
  },
  { languages: 'js', kind: 'test', line: /^(?<word>it|test)(?:\.\w+)?\(\s?(?<quote>['"`])(?<name>[^\n]{1,160}?)\k<quote>,/ },
  {
    languages: 'js',
    kind: 'route',
    line: /^(?:app|router|server|api|fastify|route|r)\.(?<word>get|post|put|patch|delete|all)\(\s?['"`](?<name>\/[^'"`]*)/,
  },
  {
    languages: 'js',
    kind: 'function',
    line: /^(?:(?:public|private|protected|static|async|get|set|override) )*#?(?<name>[\w$]+)\([^()]*\)\s?(?::[^{]{1,80})?\{$/,
  },
  {
    languages: 'python',
    kind: 'route',
    line: /^@(?:app|router|bp|api|blueprint)\.(?<word>get|post|put|patch|delete)\(['"](?<name>\/[^'"]*)/,
  },
  { languages: 'python', kind: 'class', line: /^class (?<name>\w+)/ },
  { languages: 'python', kind: 'function', line: /^(?:async )?def (?<name>\w+)/ },
  {
    languages: 'typed php kotlin',
    kind: 'class',
    line: /^(?:\[?\w*\]? ?)?(?:(?:export|public|private|protected|internal|abstract|final|static|sealed|partial|open|data|case|implicit|inner|readonly|strictfp|fileprivate|indirect|value|inline|annotation|actual|expect|template<[^>]*>) )*(?<word>class|object|struct|record|actor)(?: class)? (?<name>[A-Z_]\w*)/,
  },
  {
    languages: 'typed php kotlin',
    kind: 'type',
    line: /^(?:(?:public|private|protected|internal|static|sealed|fun|open|indirect|fileprivate|typedef|final) )*(?<word>interface|enum|trait|protocol|union|typealias|extension|namespace|@interface|delegate)(?: class| struct)? (?<name>[A-Z_]\w*)/,
  },
  { languages: 'typed', kind: 'class', line: /^@(?:implementation|interface|protocol) (?<name>\w+)/ },
  { languages: 'typed', kind: 'function', line: /^[-+]\s?\([^()]*\)\s?(?<name>\w+)/ },
  { languages: 'typed', kind: 'value', line: /^#define (?<name>\w+)/ },
  { languages: 'kotlin', kind: 'test', line: /^(?<word>)(?:\w+ )*fun `(?<name>[^`]{1,160})`/ },
  {
    languages: 'kotlin',
    kind: 'function',
    line: /^(?:@\w+(?:\([^()]*\))? )*(?:(?:public|private|protected|internal|override|suspend|inline|static|final|mutating|open|operator|infix|tailrec|implicit|abstract|fileprivate|class|actual|expect|external|lazy) )*(?:fun|func|def)(?: <[^>]*>)? (?:[\w<>?]+\.)?`?(?<name>\w+)/,
  },
  {
    languages: 'php',
    kind: 'function',
    line: /^(?:(?:public|private|protected|static|final|abstract) )*function &?(?<name>\w+)/,
  },
  { languages: 'php', kind: 'route', line: /^(?:Route::|\$\w+->)(?<word>get|post|put|patch|delete)\(['"](?<name>\/[^'"]*)/ },
  { languages: 'go', kind: 'function', line: /^func (?:\([^)]*\) )?(?<name>\w+)/ },
  { languages: 'go', kind: 'type', line: /^type (?<name>\w+)(?:\[[^\]]*\])? (?<word>struct|interface)/ },
  { languages: 'go', kind: 'type', line: /^(?<word>type) (?<name>\w+) [\w.[\]*(]/ },
  {
    languages: 'rust',
    kind: 'function',
    line: /^(?:pub(?:\([^)]*\))? )?(?:(?:const|async|unsafe|extern(?: "C")?) )*fn (?<name>\w+)/,
  },
  {
    languages: 'rust',
    kind: 'type',
    line: /^(?:pub(?:\([^)]*\))? )?(?<word>struct|enum|trait|union|type|mod|macro_rules!) (?<name>\w+)/,
  },
  { languages: 'rust', kind: 'type', line: /^(?<word>impl)(?:<[^{]{0,80}>)? (?:[\w:<>', ]{1,80} for )?(?<name>\w+)/ },
  { languages: 'ruby', kind: 'class', line: /^(?<word>class|module) (?<name>[\w:]+)/ },
  { languages: 'ruby', kind: 'function', line: /^(?:private |public )?def (?:self\.)?(?<name>\w+[?!]?)/ },
  {
    languages: 'ruby',
    kind: 'test',
    line: /^(?:RSpec\.)?(?<word>describe|context|it|test)\(? ?(?<quote>['"])(?<name>[^'"]{1,120})\k<quote>/,
  },
  { languages: 'ruby', kind: 'test', line: /^(?:RSpec\.)?(?<word>describe)\(? ?(?<name>[A-Z][\w:]*)/ },
  { languages: 'ruby', kind: 'route', line: /^(?<word>get|post|put|patch|delete) ['"](?<name>\/[^'"]*)/ },
  { languages: 'lua', kind: 'test', line: /^(?<word>describe|it)\((?<quote>['"])(?<name>[^'"]{1,120})\k<quote>/ },
  { languages: 'r', kind: 'test', line: /^(?<word>test)_that\((?<quote>['"])(?<name>[^'"]{1,120})\k<quote>/ },
  { languages: 'lua', kind: 'function', line: /^(?:local )?function (?:\w+[.:])*(?<name>\w+)/ },
  { languages: 'lua', kind: 'function', line: /^(?:local )?(?:\w+\.)*(?<name>\w+) = function\b/ },
  { languages: 'perl', kind: 'function', line: /^sub (?<name>\w+)/ },
  { languages: 'perl', kind: 'class', line: /^package (?<name>[\w:]+)/ },
  { languages: 'r', kind: 'function', line: /^(?<name>[\w.]+) ?(?:<-|=) ?function\b/ },
  { languages: 'r', kind: 'function', line: /^function (?<name>[\w.!]+)/ },
  { languages: 'shell', kind: 'function', line: /^(?:function )?(?<name>[\w-]+) ?\(\) ?\{?$/ },
  { languages: 'shell', kind: 'function', line: /^function (?<name>[\w-]+)/ },
  { languages: 'powershell', kind: 'function', line: /^function (?<name>[\w-]+)/i },
  { languages: 'haskell', kind: 'type', line: /^(?<word>data|newtype|class|type|instance) (?:[^=>]{1,80}=> )?(?<name>[A-Z]\w*)/ },
  { languages: 'haskell', kind: 'function', line: /^(?<name>[a-z]\w*'?) ::/ },
  { languages: 'haskell', kind: 'function', line: /^let (?:rec )?(?<name>[a-z]\w*'?) / },
  { languages: 'elixir', kind: 'class', line: /^(?<word>defmodule) (?<name>[\w.]+)/ },
  { languages: 'elixir', kind: 'function', line: /^defp? (?<name>\w+[?!]?)/ },
  { languages: 'elixir', kind: 'test', line: /^(?<word>test|describe) "(?<name>[^"]{1,120})"/ },
  { languages: 'clojure', kind: 'function', line: /^\((?:defn-?|defun|defmacro|define) \(?(?<name>[\w!?*<>=/+-]+)/ },
  { languages: 'css', kind: 'function', line: /^@(?<word>mixin|function) (?<name>[\w-]+)/ },
  { languages: 'css', kind: 'function', line: /^@(?:-webkit-)?(?<word>keyframes) (?<name>[\w-]+)/ },
  {
    languages: 'js',
    kind: 'value',
    line: /^(?:export )?(?:const|let|var) (?<name>[\w$]+)\s?(?::[^=]{1,120})?=(?! ?(?:await )?(?:require|import)\()/,
  },
  { languages: 'js', kind: 'value', line: /^(?:export )?(?:const|let|var) \[(?<name>[\w$]+)/ },
  {
    languages: 'python ruby lua rust go',
    kind: 'value',
    line: /^(?:local |let (?:mut )?|const |var |pub |static )*(?<name>[A-Za-z_]\w*)(?:: ?[\w<>&'[\], ]{1,80})? ?:?= ?[^=]/,
  },
  {
    languages: 'kotlin',
    kind: 'value',
    line: /^(?:@\w+ )*(?:(?:private|public|internal|override|lazy|static|const|implicit|open|fileprivate|weak) )*(?:val|var|let) (?<name>\w+)/,
  },
  { languages: 'r', kind: 'value', line: /^(?<name>[A-Za-z][\w.]*) ?<- / },
  { languages: 'php powershell perl', kind: 'value', line: /^(?:my )?[$@%](?<name>\w+) = / },
];

const rulesByFamily: ReadonlyMap<string, readonly Rule[]> = new Map(
  [...new Set(rules.flatMap(({ languages }) => languages.split(' ')))].map(family => [
    family,
    rules.filter(({ languages }) => languages.split(' ').includes(family)),
  ]),
);

/** Words that stand before a parenthesis without naming anything. */
const notNames =
  /^(?:if|for|while|switch|catch|function|return|else|do|try|when|with|sizeof|new|throw|constructor|await|typeof|using|lock|foreach|synchronized|defined|assert|super|this|print|println|main\b(?=$^))$/;

/** What a text defines, in its order. */
export function definitionsOf(head: string, family: Family): Definition[] {
  const own = rulesByFamily.get(family) ?? [];
  const found: Definition[] = [];
  head.split('\n').forEach((raw, line, lines) => {
    const trimmed = raw.trim().replace(/\s+/g, ' ');
    if (trimmed === '') return;
    // A method of Go stands at the margin, and is its type's all the same.
    const indent = raw.length - raw.trimStart().length + (family === 'go' && trimmed.startsWith('func (') ? 1 : 0);
    const rest = { line, indent, exported: /^(?:export|pub|public|module\.exports|exports)\b/.test(trimmed) };
    for (const { kind, line: pattern } of own) {
      const groups = pattern.exec(trimmed)?.groups;
      if (!groups?.name || notNames.test(groups.name)) continue;
      found.push({
        kind: isComponent(groups.name, kind, family, head) ? 'component' : kind,
        name: groups.name,
        word: groups.word,
        ...rest,
      });
      return;
    }
    if (family === 'typed') {
      const name = signatureName(trimmed, lines[line + 1] ?? '');
      if (name) found.push({ kind: 'function', name, ...rest });
    }
  });
  return found;
}

/** A capital and elements in the text: a component of React and its like. */
function isComponent(name: string, kind: Kind, family: Family, head: string): boolean {
  return (
    family === 'js' &&
    /^[A-Z]/.test(name) &&
    /[a-z]/.test(name) &&
    (kind === 'function' || (kind === 'class' && /extends (?:React\.)?(?:Pure)?Component/.test(head))) &&
    /(?:^|[\s(>])<\/?[A-Za-z>]/m.test(head)
  );
}

/** The name in `public static int parse(String text) {`: a type before it, nothing but its body after it. */
function signatureName(line: string, next: string): string | undefined {
  const open = line.indexOf('(');
  if (open < 1 || line.endsWith(';') || /^[#*/.}"]/.test(line)) return undefined;
  if (!/[{,(]$|\)(?: const| override| noexcept)?$|throws [\w., ]+\{?$|=>(?: |$)/.test(line)) return undefined;
  if (/\)$/.test(line) && !/^\s*(?:\{|throws\b|:|where\b)/.test(next)) return undefined;
  const before = line
    .slice(0, open)
    .trim()
    .replace(/<[^<>]*>/g, '')
    .replace(/<[^<>]*>/g, '');
  if (/[=!+.|?"']/.test(before)) return undefined;
  const words = before.split(/[\s*&]+/);
  const name = words.pop() ?? '';
  const first = words[0] ?? '';
  if (
    words.length === 0
      ? !/::~?\w/.test(name) && !/^[A-Z]\w*$/.test(name)
      : /^(?:return|else|new|throw|case|delete|await|using|if|go|defer)$/.test(first)
  )
    return undefined;
  if (words.length === 0 && !line.endsWith('{')) return undefined;
  // A macro that makes a function of its argument: TEST_IMPL(tcp_write).
  const made = words.length === 0 && /^[A-Z_]+$/.test(name) ? /^\((\w+)\)/.exec(line.slice(open))?.[1] : undefined;
  if (made) return made;
  const own = name.split('::').at(-1) ?? '';
  return /^~?[A-Za-z_]\w*$/.test(own) && !notNames.test(own) ? name : undefined;
}
