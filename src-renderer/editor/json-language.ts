import type { languages } from 'monaco-editor/editor';

/*
 * JSON is the one language whose colours come with a language service: a worker of 128 KB that looks at each text, for
 * completions and complaints which a snippet has no schema for. Only its colours and brackets are taken.
 */

const brackets: languages.CharacterPair[] = [
  ['{', '}'],
  ['[', ']'],
];

export function registerJson(
  api: Pick<typeof languages, 'register' | 'registerTokensProviderFactory' | 'setLanguageConfiguration'>,
): void {
  api.register({ id: 'json', extensions: ['.json'], aliases: ['JSON', 'json'], mimetypes: ['application/json'] });
  api.setLanguageConfiguration('json', {
    wordPattern: /(-?\d*\.\d\w*)|([^[{\]}:",\s]+)/g,
    comments: { lineComment: '//', blockComment: ['/*', '*/'] },
    brackets,
    autoClosingPairs: [...brackets, ['"', '"'] as const].map(([open, close]) => ({ open, close, notIn: ['string'] })),
  });
  api.registerTokensProviderFactory('json', {
    create: async () => {
      const { createTokenizationSupport } = await import('monaco-editor/languages/features/json/tokenization');
      return createTokenizationSupport(true);
    },
  });
}
