import * as monaco from 'monaco-editor/editor';
import './editor-features.ts';
import 'monaco-editor/languages/definitions/register.all';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import { highlightCalls } from './call-highlighting.ts';
import { registerJson } from './json-language.ts';
import { followTheme } from './theme.ts';

/*
 * The editor, in a chunk of its own. Highlighting is made by its grammars alone: a snippet out of its project would only
 * get wrong complaints from a type checker.
 */

// Without this the editor makes a worker from a blob, which the content security policy forbids.
globalThis.MonacoEnvironment = {
  getWorker: () => new EditorWorker(),
};

registerJson(monaco.languages);
highlightCalls(monaco.languages);
followTheme(monaco);

export { monaco };
