import { useEffect, useRef } from 'react';
import { useUi } from '../app/ui-store.ts';
import { editorAppearance } from './appearance.ts';
import styles from './code-editor.module.css';
import { createConcealer } from './conceal.ts';
import { monaco } from './monaco.ts';

export interface DiffSide {
  readonly text: string;
  readonly language: string;
  /** What a screen reader calls it. */
  readonly label: string;
  /** Parts of the text that are drawn as dots. */
  readonly hidden: readonly string[];
}

interface DiffViewProps {
  readonly left: DiffSide;
  readonly right: DiffSide;
}

/** Two texts side by side, with what differs marked; to be read only. */
export function DiffView({ left, right }: DiffViewProps) {
  const container = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!container.current) return;
    const editor = monaco.editor.createDiffEditor(container.current, {
      ...editorAppearance(useUi.getState().editor),
      minimap: { enabled: false },
      padding: { top: 8, bottom: 8 },
      readOnly: true,
      originalEditable: false,
      domReadOnly: true,
      tabFocusMode: true, // in a dialog the key goes on to the next control
      // One below the other, the left text would be drawn without its dots.
      useInlineViewWhenSpaceIsLimited: false,
      diffWordWrap: 'on',
      ignoreTrimWhitespace: false,
      renderOverviewRuler: false,
      renderMarginRevertIcon: false,
      renderGutterMenu: false,
    });
    // The options of the diff editor for these are lost with its first layout.
    editor.getOriginalEditor().updateOptions({ ariaLabel: left.label });
    editor.getModifiedEditor().updateOptions({ ariaLabel: right.label });
    createConcealer(editor.getOriginalEditor()).hide(left.hidden);
    createConcealer(editor.getModifiedEditor()).hide(right.hidden);
    const original = monaco.editor.createModel(left.text, left.language);
    const modified = monaco.editor.createModel(right.text, right.language);
    editor.setModel({ original, modified });
    return () => {
      editor.dispose();
      original.dispose();
      modified.dispose();
    };
  }, [left, right]);

  return <div ref={container} className={styles.editor} />;
}
