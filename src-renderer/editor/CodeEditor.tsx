import { useEffect, useRef } from 'react';
import { focusList } from '../app/focus.ts';
import type { EditorPreferences } from '../app/preferences.ts';
import { texts } from '../texts.ts';
import { chosen, editorAppearance } from './appearance.ts';
import styles from './code-editor.module.css';
import { type Concealer, createConcealer } from './conceal.ts';
import { type FormatOutcome, formatModel } from './format/format-model.ts';
import { keepView, modelOf, replaceText } from './models.ts';
import { monaco } from './monaco.ts';

export interface CodeEditorProps {
  readonly fragmentId: string;
  readonly name: string;
  /** What the service has. */
  readonly saved: string;
  /** What was typed and is not saved yet. */
  readonly draft: string | undefined;
  /** A language id of Monaco. */
  readonly language: string;
  /** The classification that it is formatted by. */
  readonly specific: string;
  readonly preferences: EditorPreferences;
  /** Parts of the text that are drawn as dots. */
  readonly hidden: readonly string[];
  readonly readOnly: boolean;
  /** What the editor is asked to do: to take the keyboard, or to format what it shows. */
  readonly asked: 'editor' | 'format' | null;
  readonly onTaken: () => void;
  readonly onFormatted: (outcome: FormatOutcome) => void;
  readonly onWrite: (text: string) => void;
  readonly onLeave: () => void;
  /** Hears where the cursor is while the editor has the keyboard, and what is selected. */
  readonly onCursor: (cursor: Cursor | null, selection: (() => string) | null) => void;
}

/** Lines and columns from 1. */
interface Cursor {
  readonly line: number;
  readonly column: number;
  /** How many characters are selected. */
  readonly selected: number;
}

/** One editor for all snippets: it stays while the models change. */
export function CodeEditor(props: CodeEditorProps) {
  const { fragmentId, name, saved, draft, language, specific, preferences, hidden, readOnly, asked, onTaken } = props;
  const container = useRef<HTMLDivElement>(null);
  const status = useRef<HTMLDivElement>(null);
  const editor = useRef<ReturnType<typeof createEditor>>(null);
  const concealer = useRef<Concealer>(null);
  const latest = useRef(props);
  const foreign = useRef(false); // while a change from elsewhere is taken over
  latest.current = props;

  useEffect(() => {
    if (!container.current) return;
    const instance = createEditor(container.current, latest.current.preferences);
    editor.current = instance;
    concealer.current = createConcealer(instance);
    instance.onDidChangeModelContent(() => {
      if (!foreign.current) latest.current.onWrite(instance.getModel()?.getValue(undefined, true) ?? '');
    });
    instance.onDidBlurEditorWidget(() => latest.current.onLeave());
    const tellCursor = () => latest.current.onCursor(...cursorOf(instance));
    instance.onDidChangeCursorSelection(tellCursor);
    instance.onDidChangeModel(tellCursor);
    instance.onDidFocusEditorText(tellCursor);
    instance.onDidBlurEditorText(tellCursor);
    return () => {
      editor.current = null;
      latest.current.onCursor(null, null);
      instance.dispose();
    };
  }, []);

  useEffect(() => {
    const instance = editor.current;
    if (!instance) return;
    concealer.current?.hide(hidden); // before there is a text of theirs to be seen
    const entry = modelOf(fragmentId, draft ?? saved, saved, language);
    if (instance.getModel() !== entry.model) {
      instance.setModel(entry.model);
      if (entry.view) instance.restoreViewState(entry.view);
    }
    if (draft === undefined && entry.known !== saved) {
      foreign.current = true;
      replaceText(entry.model, saved);
      foreign.current = false;
    }
    entry.known = saved;
  });

  useEffect(() => {
    return () => {
      keepView(fragmentId, editor.current?.saveViewState() ?? null);
    };
  }, [fragmentId]);

  useEffect(() => {
    editor.current?.updateOptions({ readOnly, ariaLabel: texts.detail.editor(name) });
  }, [readOnly, name]);

  useEffect(() => {
    editor.current?.updateOptions(chosen(preferences));
  }, [preferences]);

  useEffect(() => {
    const instance = editor.current;
    const bar = status.current;
    if (!preferences.vim || !instance || !bar) return;
    const hasVim = instance.createContextKey(vimKey, true);
    let undo: (() => void) | undefined;
    let wanted = true;
    void import('./vim.ts').then(({ addVimKeys }) => {
      if (wanted) undo = addVimKeys(instance, bar);
    });
    return () => {
      wanted = false;
      hasVim.reset();
      undo?.();
    };
  }, [preferences.vim]);

  useEffect(() => {
    const instance = editor.current;
    if (!instance || asked === null) return;
    onTaken();
    instance.focus();
    if (asked === 'format' && !readOnly)
      void formatModel(instance, specific).then(outcome => latest.current.onFormatted(outcome));
  }, [asked, onTaken, specific, readOnly]);

  return (
    <div className={styles.frame}>
      <div ref={container} className={styles.editor} />
      <div ref={status} className={styles.status} hidden={!preferences.vim} />
    </div>
  );
}

function cursorOf(editor: ReturnType<typeof createEditor>): Parameters<CodeEditorProps['onCursor']> {
  const model = editor.getModel();
  const position = editor.getPosition();
  const ranges = editor.getSelections()?.filter(range => !range.isEmpty()) ?? [];
  if (!model || !position) return [null, null];
  const selected = ranges.reduce((sum, range) => sum + model.getValueLengthInRange(range), 0);
  return [
    editor.hasTextFocus() ? { line: position.lineNumber, column: position.column, selected } : null,
    ranges.length > 0 ? () => ranges.map(range => model.getValueInRange(range)).join(model.getEOL()) : null,
  ];
}

/** Set while Vim has the keys. */
const vimKey = 'magpieVim';

function createEditor(element: HTMLElement, preferences: EditorPreferences) {
  const instance = monaco.editor.create(element, {
    ...editorAppearance(preferences),
    model: null,
    padding: { top: 10, bottom: 24 },
    lineDecorationsWidth: 14,
    quickSuggestions: false,
    wordBasedSuggestions: 'off',
    placeholder: texts.detail.editorPlaceholder,
  });
  // Out of the editor without a mouse, once nothing else wants the key.
  instance.addCommand(
    monaco.KeyCode.Escape,
    focusList,
    `!${vimKey} && !findWidgetVisible && !suggestWidgetVisible && !editorHasSelection && !editorHasMultipleSelections && !parameterHintsVisible && !renameInputVisible`,
  );
  return instance;
}
