import type { languages } from 'monaco-editor/editor';

/** The grammars that know calls apart from other names only with help; each brings its own definition, on demand. */
const definitions: Readonly<Record<string, () => Promise<{ readonly language: languages.IMonarchLanguage }>>> = {
  typescript: () => import('monaco-editor/languages/definitions/typescript/typescript'),
  javascript: () => import('monaco-editor/languages/definitions/javascript/javascript'),
  python: () => import('monaco-editor/languages/definitions/python/python'),
  go: () => import('monaco-editor/languages/definitions/go/go'),
  rust: () => import('monaco-editor/languages/definitions/rust/rust'),
  java: () => import('monaco-editor/languages/definitions/java/java'),
  c: () => import('monaco-editor/languages/definitions/cpp/cpp'),
  cpp: () => import('monaco-editor/languages/definitions/cpp/cpp'),
  csharp: () => import('monaco-editor/languages/definitions/csharp/csharp'),
  kotlin: () => import('monaco-editor/languages/definitions/kotlin/kotlin'),
  swift: () => import('monaco-editor/languages/definitions/swift/swift'),
  dart: () => import('monaco-editor/languages/definitions/dart/dart'),
  lua: () => import('monaco-editor/languages/definitions/lua/lua'),
};

/** A value that has a name, then a name right before an opening bracket: a call or a definition, unless it is a keyword. */
const rules: languages.IMonarchLanguageRule[] = [
  [/\b(?:true|false|null|undefined|None|True|False|nil|nullptr|NaN|Infinity)\b/, 'constant'],
  [/[a-zA-Z_$][\w$]*(?=\s?\()/, { cases: { '@keywords': { token: 'keyword.$0' }, '@default': 'function' } }],
];

/** Gives calls and named values a colour of their own; replaces the grammars as they were registered. */
export function highlightCalls(api: Pick<typeof languages, 'registerTokensProviderFactory'>): void {
  for (const [id, load] of Object.entries(definitions)) {
    api.registerTokensProviderFactory(id, { create: async () => withCalls((await load()).language) });
  }
}

function withCalls(language: languages.IMonarchLanguage): languages.IMonarchLanguage {
  const { root = [], common } = language.tokenizer;
  const tokenizer = common
    ? { ...language.tokenizer, common: [...rules, ...common] }
    : { ...language.tokenizer, root: [...rules, ...root] };
  return { ...language, tokenizer };
}
