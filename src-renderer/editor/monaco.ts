import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/register.all';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import JsonWorker from 'monaco-editor/languages/features/json/json.worker?worker';
import { jsonDefaults } from 'monaco-editor/languages/features/json/register';
import { highlightCalls } from './call-highlighting.ts';
import { followTheme } from './theme.ts';

/*
 * The editor, in a chunk of its own. Highlighting is made by its grammars alone: a snippet out of its project would only
 * get wrong complaints from a type checker. JSON has no grammar, so it brings its own worker.
 */

// Without this the editor makes a worker from a blob, which the content security policy forbids.
globalThis.MonacoEnvironment = {
  getWorker: (_id, label) => (label === 'json' ? new JsonWorker() : new EditorWorker()),
};

jsonDefaults.setDiagnosticsOptions({ validate: false });
highlightCalls(monaco.languages);
followTheme(monaco);

export { monaco };
