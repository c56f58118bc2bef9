import { useEffect, useId, useRef } from 'react';
import { announce, announceAtOnce } from './announce.ts';

type Text = string | false | null | undefined;

/**
 * Says politely what a text changes to. What stands there at first is read by whoever comes upon it; undefined is a text that is
 * not known yet.
 */
export function useStatus(text: Text): void {
  const topic = useId();
  const before = useRef(text);
  useEffect(() => {
    if (text === undefined || before.current === text) return;
    if (before.current !== undefined) announce(text || '', topic);
    before.current = text;
  }, [text, topic]);
}

/** Says at once what went wrong, as soon as it is on view. */
export function useAlert(text: Text): void {
  useEffect(() => announceAtOnce(text || ''), [text]);
}
