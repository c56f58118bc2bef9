import { languageOf } from '../../../src-shared/model/languages.ts';

/** What formats a language: a program, and what that calls the language. */
export type Formatter =
  | { readonly program: 'prettier'; readonly parser: PrettierParser }
  | { readonly program: 'sql'; readonly dialect: 'sql' | 'postgresql' }
  | { readonly program: 'clang'; readonly fileName: string }
  | { readonly program: 'gofmt' }
  | { readonly program: 'ruff' };

export type PrettierParser =
  | 'babel'
  | 'typescript'
  | 'json'
  | 'css'
  | 'scss'
  | 'less'
  | 'html'
  | 'vue'
  | 'markdown'
  | 'yaml'
  | 'glimmer';

const prettier = (parser: PrettierParser): Formatter => ({ program: 'prettier', parser });
const clang = (fileName: string): Formatter => ({ program: 'clang', fileName });

/** By the label of the language, which is one for all its classifications. */
const formatters: Readonly<Record<string, Formatter>> = {
  TypeScript: prettier('typescript'),
  TSX: prettier('typescript'),
  JavaScript: prettier('babel'),
  JSX: prettier('babel'),
  JSON: prettier('json'),
  CSS: prettier('css'),
  SCSS: prettier('scss'),
  Less: prettier('less'),
  HTML: prettier('html'),
  Vue: prettier('vue'),
  Markdown: prettier('markdown'),
  YAML: prettier('yaml'),
  Handlebars: prettier('glimmer'),
  SQL: { program: 'sql', dialect: 'sql' },
  PostgreSQL: { program: 'sql', dialect: 'postgresql' },
  Go: { program: 'gofmt' },
  Python: { program: 'ruff' },
  C: clang('main.c'),
  'C++': clang('main.cc'),
  'C#': clang('main.cs'),
  Java: clang('main.java'),
  'Objective-C': clang('main.m'),
  'Protocol Buffers': clang('main.proto'),
};

/** What formats texts of a classification; undefined where nothing does. */
export function formatterOf(specific: string): Formatter | undefined {
  return formatters[languageOf(specific).label];
}
