import { initVimMode } from 'monaco-vim';
import type { monaco } from './monaco.ts';

type CodeEditor = ReturnType<typeof monaco.editor.create>;

/** Gives an editor the keys of Vim; its mode and commands stand in `status`. Gives its own undo. */
export function addVimKeys(editor: CodeEditor, status: HTMLElement): () => void {
  const mode = initVimMode(editor as unknown as Parameters<typeof initVimMode>[0], status);
  return () => {
    mode.dispose();
    status.replaceChildren();
  };
}
