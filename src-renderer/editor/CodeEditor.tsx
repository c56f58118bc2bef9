import { useEffect, useRef } from 'react';
import { focusList } from '../app/focus.ts';
import { texts } from '../texts.ts';
import styles from './code-editor.module.css';
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
  readonly readOnly: boolean;
  /** Set when the editor should have the keyboard. */
  readonly wantsFocus: boolean;
  readonly onFocused: () => void;
  readonly onWrite: (text: string) => void;
  readonly onLeave: () => void;
}

/** One editor for all snippets: it stays while the models change. */
export function CodeEditor(props: CodeEditorProps) {
  const { fragmentId, name, saved, draft, language, readOnly, wantsFocus, onFocused } = props;
  const container = useRef<HTMLDivElement>(null);
  const editor = useRef<ReturnType<typeof createEditor>>(null);
  const latest = useRef(props);
  const foreign = useRef(false); // while a change from elsewhere is taken over
  latest.current = props;

  useEffect(() => {
    if (!container.current) return;
    const instance = createEditor(container.current);
    editor.current = instance;
    instance.onDidChangeModelContent(() => {
      if (!foreign.current) latest.current.onWrite(instance.getModel()?.getValue(undefined, true) ?? '');
    });
    instance.onDidBlurEditorWidget(() => latest.current.onLeave());
    return () => {
      editor.current = null;
      instance.dispose();
    };
  }, []);

  useEffect(() => {
    const instance = editor.current;
    if (!instance) return;
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

function createEditor(element: HTMLElement) {
  const instance = monaco.editor.create(element, {
    model: null,
    automaticLayout: true,
    minimap: { enabled: false },
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--mono'),
    fontSize: 13,
    lineHeight: 20,
    fontLigatures: false,
    padding: { top: 10, bottom: 24 },
    lineNumbersMinChars: 4,
    lineDecorationsWidth: 14,
    glyphMargin: false,
    folding: false,
    scrollBeyondLastLine: false,
    renderLineHighlight: 'none',
    renderFinalNewline: 'dimmed', // a line break at the end begins no line that is counted
    overviewRulerLanes: 0,
    hideCursorInOverviewRuler: true,
    scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
    quickSuggestions: false,
    wordBasedSuggestions: 'off',
    occurrencesHighlight: 'off',
    guides: { indentation: false },
    bracketPairColorization: { enabled: false },
    unicodeHighlight: { ambiguousCharacters: false },
    stickyScroll: { enabled: false },
    tabSize: 2,
    placeholder: texts.detail.editorPlaceholder,
    fixedOverflowWidgets: true,
  });
  // Out of the editor without a mouse, once nothing else wants the key.
  instance.addCommand(
    monaco.KeyCode.Escape,
    focusList,
    '!findWidgetVisible && !suggestWidgetVisible && !editorHasSelection && !editorHasMultipleSelections && !parameterHintsVisible && !renameInputVisible',
  );
  return instance;
}
