import { type Span, secretSpans } from '../../src-shared/model/mask.ts';
import styles from './code-editor.module.css';
import { monaco } from './monaco.ts';

type CodeEditor = ReturnType<typeof monaco.editor.create>;

export interface Concealer {
  /** What is drawn as dots from now on. */
  hide(secrets: readonly string[]): void;
}

/**
 * Draws secrets as dots where the editor shows them. Its text stays as it is, so that copying and editing work on the real
 * one; where the cursor is within a secret, that one shows, as nobody can write what they do not see.
 */
export function createConcealer(editor: CodeEditor): Concealer {
  const decorations = editor.createDecorationsCollection();
  let hidden: readonly string[] = [];
  let spans: readonly Span[] = [];

  function find(): void {
    const model = editor.getModel();
    if (!model || hidden.length === 0) spans = [];
    else {
      const lineBreak = model.getEOL(); // the only one a model has, whatever its text came with
      spans = secretSpans(
        model.getValue(),
        hidden.map(secret => secret.replace(/\r\n|\r|\n/g, lineBreak)),
      );
    }
    draw();
  }

  function draw(): void {
    const model = editor.getModel();
    if (!model || (spans.length === 0 && decorations.length === 0)) return;
    const position = editor.hasTextFocus() ? editor.getPosition() : null;
    const caret = position ? model.getOffsetAt(position) : -1;
    const concealed = spans.filter(({ start, end }) => caret <= start || caret > end);
    decorations.set(
      concealed.map(({ start, end }) => ({
        range: monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end)),
        options: { inlineClassName: styles.concealed ?? '' },
      })),
    );
  }

  editor.onDidChangeModel(find);
  editor.onDidChangeModelContent(find);
  editor.onDidChangeCursorPosition(draw);
  editor.onDidFocusEditorText(draw);
  editor.onDidBlurEditorText(draw);

  return {
    hide(secrets) {
      if (secrets === hidden) return;
      hidden = secrets;
      find();
    },
  };
}
