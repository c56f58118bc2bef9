import { create } from 'zustand';
import { saveText } from '../capture/save-text.ts';

/** A text that a link offers; null while none does. */
export const useOffer = create<{ readonly text: string | null }>()(() => ({ text: null }));

/** Shows a text before it is saved. One at a time: a second link must not change what a person is about to agree to. */
export function offer(text: string): void {
  if (useOffer.getState().text === null) useOffer.setState({ text });
}

export function answerOffer(agreed: boolean): void {
  const { text } = useOffer.getState();
  useOffer.setState({ text: null });
  if (agreed && text !== null) void saveText(text);
}
