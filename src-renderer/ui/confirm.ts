import { create } from 'zustand';

export interface Question {
  readonly title: string;
  readonly hint: string;
  /** What the button says that does it. */
  readonly action: string;
}

interface Confirm {
  readonly question: Question | null;
  readonly answer: (go: boolean) => void;
}

export const useConfirm = create<Confirm>()(() => ({ question: null, answer: () => {} }));

/** Asks before what cannot be undone; gives whether to go on. */
export function confirm(question: Question): Promise<boolean> {
  return new Promise(resolve => {
    const answer = (go: boolean) => {
      useConfirm.setState({ question: null });
      resolve(go);
    };
    useConfirm.setState({ question, answer });
  });
}
