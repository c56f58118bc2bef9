import { create } from 'zustand';

/** A text that assistive technology says. Each has its own number: said twice, it is heard twice. */
interface Said {
  readonly id: number;
  readonly text: string;
}

/** What stands in the live region of this window, see LiveRegion.tsx. */
export const useSaid = create<{ readonly polite?: Said; readonly assertive?: Said }>()(() => ({}));

/** A pause of typing: what comes sooner waits for it, and of each topic only the last is said. */
export const pauseMs = 700;

const waiting = new Map<string, string>();
let timer: ReturnType<typeof setTimeout> | undefined;
let lastId = 0;

/** Says a text after a pause, with whatever else came before it. A later one of its topic takes its place, an empty one takes it back. */
export function announce(text: string, topic = `once ${++lastId}`): void {
  waiting.delete(topic);
  if (text !== '') waiting.set(topic, text);
  clearTimeout(timer);
  if (waiting.size > 0) timer = setTimeout(say, pauseMs);
}

/** Says at once, over whatever is being said, what went wrong. */
export function announceAtOnce(text: string): void {
  if (text !== '') useSaid.setState({ assertive: { id: ++lastId, text } });
}

function say(): void {
  const text = [...waiting.values()].join('\n');
  waiting.clear();
  useSaid.setState({ polite: { id: ++lastId, text } });
}
