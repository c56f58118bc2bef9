import { useEffect, useRef } from 'react';
import { focusList } from '../app/focus.ts';
import { texts } from '../texts.ts';
import { editorAppearance } from './appearance.ts';
import styles from './code-editor.module.css';
import { type Concealer, createConcealer } from './conceal.ts';
import { keepView, modelOf, replaceText } from './models.ts';
import { monaco } from './monaco.ts';

export interface CodeEditorProps {
  readonly fragmentId: string;
  readonly name: string;
  /** What the service has. */
  readonly saved: string;
  /** What was typed and is not saved yet. */
  readonly draft: string | undefined;
  readonly language: string;
  /** Parts of the text that are drawn as dots. */
  readonly hidden: readonly string[];
  readonly readOnly: boolean;
  /** Set when the editor should have the keyboard. */
  readonly wantsFocus: boolean;
  readonly onFocused: () => void;
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
  const { fragmentId, name, saved, draft, language, hidden, readOnly, wantsFocus, onFocused } = props;
  const container = useRef<HTMLDivElement>(null);
  const editor = useRef<ReturnType<typeof createEditor>>(null);
  const concealer = useRef<Concealer>(null);
  const latest = useRef(props);
  const foreign = useRef(false); // while a change from elsewhere is taken over
  latest.current = props;

  useEffect(() => {
    if (!container.current) return;
    const instance = createEditor(container.current);
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
    if (!wantsFocus) return;
    editor.current?.focus();
    onFocused();
  }, [wantsFocus, onFocused]);

  return <div ref={container} className={styles.editor} />;
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

function createEditor(element: HTMLElement) {
  const instance = monaco.editor.create(element, {
    ...editorAppearance(),
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
    '!findWidgetVisible && !suggestWidgetVisible && !editorHasSelection && !editorHasMultipleSelections && !parameterHintsVisible && !renameInputVisible',
  );
  return instance;
}
