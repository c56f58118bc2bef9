import { expect, test } from 'vitest';
import { apiStateOf, askAgainAfter } from './api-state.ts';

const address = 'http://127.0.0.1:39300';

test('an address means that it is open, a switch that is off that it is not', () => {
  expect(apiStateOf({ enabled: true, address, asked: 1 })).toBe('open');
  expect(apiStateOf({ enabled: undefined, address, asked: 1 })).toBe('open');
  expect(apiStateOf({ enabled: false, address: undefined, asked: 1 })).toBe('off');
});

test('without an address it is starting at first, and has failed after a while', () => {
  expect(apiStateOf({ enabled: true, address: undefined, asked: 1 })).toBe('starting');
  expect(apiStateOf({ enabled: true, address: undefined, asked: 6 })).toBe('failed');
});

test('the address is asked for until it is there', () => {
  expect(askAgainAfter('open')).toBe(false);
  expect(askAgainAfter('off')).toBe(false);
  expect(askAgainAfter('starting')).toBeLessThan(askAgainAfter('failed') as number);
});
