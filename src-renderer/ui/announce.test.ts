import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { announce, announceAtOnce, pauseMs, useSaid } from './announce.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const polite = () => useSaid.getState().polite?.text;

test('of a topic only what still holds after a pause is said, with what else there was', () => {
  announce('Moved parse to the trash');
  announce('12 found', 'count');
  vi.advanceTimersByTime(pauseMs - 1);
  announce('3 found', 'count');
  vi.advanceTimersByTime(pauseMs - 1);
  expect(polite()).toBeUndefined();
  vi.advanceTimersByTime(1);
  expect(polite()).toBe('Moved parse to the trash\n3 found');
});

test('what is no longer so is not said', () => {
  announce('Saved', 'save');
  announce('Copied');
  announce('', 'save');
  vi.advanceTimersByTime(pauseMs);
  expect(polite()).toBe('Copied');
});

test('the same text twice is news twice', () => {
  announce('Copied');
  vi.advanceTimersByTime(pauseMs);
  const first = useSaid.getState().polite;
  announce('Copied');
  vi.advanceTimersByTime(pauseMs);
  expect(useSaid.getState().polite).not.toBe(first);
  expect(useSaid.getState().polite?.id).not.toBe(first?.id);
});

test('what went wrong is said at once', () => {
  announceAtOnce('The disk is full');
  expect(useSaid.getState().assertive?.text).toBe('The disk is full');
});
