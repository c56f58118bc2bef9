/** Does what a button of the toast is for, and takes the toast away unless it has more to say; what fails is told in its place. */
export type Finish = (work: () => Promise<unknown>) => void;
