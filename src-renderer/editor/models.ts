import { differingPart } from './differing-part.ts';
import { monaco } from './monaco.ts';

type Model = ReturnType<typeof monaco.editor.createModel>;
type ViewState = ReturnType<ReturnType<typeof monaco.editor.create>['saveViewState']>;

interface Entry {
  readonly model: Model;
  /** The text the service last had; what the model says beyond it was typed. */
  known: string;
  view: ViewState;
}

/** Going back and forth keeps undo and place; more would only hold memory. */
const keptModels = 20;

/** Least recently shown first. */
const entries = new Map<string, Entry>();

/** The model of a fragment, made from `text` or kept from before. */
export function modelOf(fragmentId: string, text: string, known: string, language: string): Entry {
  const entry = entries.get(fragmentId) ?? { model: createModel(text, language), known, view: null };
  entries.delete(fragmentId);
  entries.set(fragmentId, entry);
  for (const [id, old] of entries) {
    if (entries.size <= keptModels) break;
    old.model.dispose();
    entries.delete(id);
  }
  if (entry.model.getLanguageId() !== language) monaco.editor.setModelLanguage(entry.model, language);
  return entry;
}

/** A text of one line gets the line break of code when it is written on, whatever the system has. */
function createModel(text: string, language: string): Model {
  const model = monaco.editor.createModel(text, language);
  if (model.getLineCount() === 1) model.setEOL(monaco.editor.EndOfLineSequence.LF);
  return model;
}

/** Keeps where a fragment was scrolled to, for when it is shown again. */
export function keepView(fragmentId: string, view: ViewState): void {
  const entry = entries.get(fragmentId);
  if (entry && view) entry.view = view;
}

/** Takes over a text that changed elsewhere, touching only what differs, so that cursor and scroll stay. */
export function replaceText(model: Model, text: string): void {
  const before = model.getValue(undefined, true);
  const { start, endBefore, endAfter } = differingPart(before, text);
  if (start === endBefore && start === endAfter) return;
  const range = monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(endBefore));
  model.pushEditOperations(null, [{ range, text: text.slice(start, endAfter), forceMoveMarkers: false }], () => null);
}
