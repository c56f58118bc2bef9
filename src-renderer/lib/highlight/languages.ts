/** What a language is coloured by. */
export interface Grammar {
  /** What begins a comment to the end of the line. */
  readonly line?: string;
  /** What comments stand between. */
  readonly block?: readonly [open: string, close: string];
  /** What strings stand between; three of a kind may span lines, and so may backquotes. */
  readonly quotes: string;
  readonly keywords: ReadonlySet<string>;
  /** Values and functions that are always there. */
  readonly known?: ReadonlySet<string>;
  /** Keywords in any case. */
  readonly anyCase?: true;
  /** Text between tags. */
  readonly markup?: true;
  /** Names before a colon are keys. */
  readonly keys?: true;
}

const words = (text: string) => new Set(text.split(' '));
const block = ['/*', '*/'] as const;
const values = 'true false null undefined NaN Infinity nil None True False this self super';

const script: Grammar = {
  line: '//',
  block,
  quotes: '"\'`',
  keywords: words(
    'abstract any as async await break case catch class const continue debugger declare default delete do else enum export extends finally for from function get if implements import in infer instanceof interface is keyof let namespace new of override private protected public readonly return satisfies set static switch throw try type typeof unique var void while with yield',
  ),
};

/** Languages of C's kind: few of their keywords are names in another. */
const braces: Grammar = {
  line: '//',
  block,
  quotes: '"\'`',
  keywords: words(
    'abstract actor and as asm async auto await base bool boolean break byte case catch chan char class companion const constexpr continue crate data def default defer delegate delete do double dyn else enum explicit export extends extension extern fallthrough final finally float fn for foreach friend fun func function global go goto guard if impl implements import in inline inout int interface internal is lateinit lazy let long loop map match mod module mut mutating namespace new not object open operator or out override package private protected protocol public pub range readonly record ref required return sealed select short signed sizeof static string struct suspend switch template throw throws trait try type typedef typename union unless unsafe unsigned use using val var virtual void volatile when where while yield',
  ),
};

const python: Grammar = {
  line: '#',
  quotes: '"\'',
  keywords: words(
    'and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return try while with yield',
  ),
  known: words(
    'dict enumerate filter float int isinstance len list map max min open print range set sorted str sum tuple type zip',
  ),
};

const ruby: Grammar = {
  line: '#',
  quotes: '"\'',
  keywords: words(
    'alias and begin break case class def defined? defmodule defp do else elsif end ensure extend false fn for if import in include local module next not or raise redo require rescue retry return self super then undef unless until use when while yield',
  ),
};

const shell: Grammar = {
  line: '#',
  quotes: '"\'`',
  keywords: words(
    'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM RUN USER WORKDIR begin case do done elif else esac exit export fi for foreach function if in local my param process return select set shift source sub then trap until use while',
  ),
  known: words(
    'awk cat cd chmod cp curl cut docker echo find git grep head jq kubectl ls mkdir mv npm printf rm sed sort ssh sudo tail tar xargs',
  ),
};

const sql: Grammar = {
  line: '--',
  block,
  quotes: '"\'`',
  anyCase: true,
  keywords: words(
    'add all alter and as asc begin between by case check commit constraint create cross database default delete desc distinct drop else end exists explain foreign from full group having if in index inner insert intersect into is join key left like limit not null offset on or order outer over partition primary references returning right rollback select set table then transaction trigger union unique update using values view when where with',
  ),
};

const lua: Grammar = {
  line: '--',
  quotes: '"\'',
  keywords: words(
    'and break case class data do else elseif end for function goto if in instance let local module not of or repeat return then type until where while',
  ),
};

const markup: Grammar = { block: ['<!--', '-->'], quotes: '"\'', keywords: new Set(), markup: true };
const keyed: Grammar = { line: '#', quotes: '"\'', keywords: new Set(), keys: true };
const style: Grammar = { block, quotes: '"\'', keywords: new Set(), keys: true };
const lisp: Grammar = {
  line: ';',
  quotes: '"',
  keywords: words('def define defn defun defmacro fn if cond do let lambda loop ns recur when'),
};

const byEditor: Readonly<Record<string, Grammar>> = {
  ...{ typescript: script, javascript: script, coffee: ruby, python, ruby, elixir: ruby, r: python, julia: ruby },
  ...{
    c: braces,
    cpp: braces,
    csharp: braces,
    java: braces,
    kotlin: braces,
    scala: braces,
    go: braces,
    rust: braces,
    swift: braces,
  },
  ...{ dart: braces, php: braces, 'objective-c': braces, fsharp: braces, sol: braces, protobuf: braces, hcl: shell },
  ...{ shell, powershell: shell, perl: shell, dockerfile: shell, bat: shell, lua, sql, mysql: sql, pgsql: sql, pascal: braces },
  ...{ html: markup, xml: markup, handlebars: markup, twig: markup, css: style, scss: style, less: style },
  ...{ json: keyed, yaml: keyed, ini: keyed, clojure: lisp, scheme: lisp },
};

/** Words that are values in every language. */
export const commonValues = words(values);

/** By the editor's id of a language; undefined for those shown plain. */
export function grammarOf(editor: string): Grammar | undefined {
  return byEditor[editor];
}
