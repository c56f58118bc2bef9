import { replaceText } from '../models.ts';
import type { monaco } from '../monaco.ts';
import { formatText } from './format-text.ts';
import { formatterOf } from './formatters.ts';
import type { FormatProblem } from './messages.ts';
import { offsetAfter } from './offset-after.ts';

type Editor = ReturnType<typeof monaco.editor.create>;

/** What came of formatting: `none` has no formatter, `overtaken` was edited meanwhile. */
export type FormatOutcome =
  | { readonly kind: 'done' | 'none' | 'too-large' | 'gave-up' | 'overtaken' }
  | ({ readonly kind: 'problem' } & FormatProblem);

/** Longer texts, in UTF-16 units, take a formatter many seconds. */
const longest = 1_000_000;

/** Formats what the editor shows, as one step of its undo, with the cursor where it was in the code. */
export async function formatModel(editor: Editor, specific: string): Promise<FormatOutcome> {
  const model = editor.getModel();
  const formatter = formatterOf(specific);
  if (!model || !formatter) return { kind: 'none' };
  if (model.getValueLength() > longest) return { kind: 'too-large' };
  const text = model.getValue();
  const version = model.getVersionId();
  const reply = await formatText({ text, formatter, tabSize: model.getOptions().indentSize });
  if (reply === 'gave-up') return { kind: reply };
  if ('problem' in reply) return { kind: 'problem', ...reply.problem };
  if (model.isDisposed() || model.getVersionId() !== version) return { kind: 'overtaken' };

  const formatted = reply.text.replace(/\r?\n/g, model.getEOL());
  const position = editor.getModel() === model ? editor.getPosition() : null;
  const offset = position ? offsetAfter(text, formatted, model.getOffsetAt(position)) : 0;
  model.pushStackElement();
  replaceText(model, formatted);
  model.pushStackElement();
  if (position) editor.setPosition(model.getPositionAt(offset));
  return { kind: 'done' };
}
