import { create } from 'zustand';

/** Where the cursor of the editor is while it has the keyboard; lines and columns from 1. */
export interface Cursor {
  readonly line: number;
  readonly column: number;
  /** How many characters are selected. */
  readonly selected: number;
}

interface EditorState {
  readonly cursor: Cursor | null;
  /** Gives what is selected, also when the keyboard is elsewhere; null where nothing is. */
  readonly selection: (() => string) | null;
}

/** What the editor tells those around it. */
export const useEditorState = create<EditorState>()(() => ({ cursor: null, selection: null }));
