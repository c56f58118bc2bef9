import { expect, test } from 'vitest';
import { arrangementOf, type Display, placeBeside, placeWindow } from './window-state.ts';

const laptop: Display = {
  id: 1,
  bounds: { x: 0, y: 0, width: 1440, height: 900 },
  workArea: { x: 0, y: 25, width: 1440, height: 875 },
};
const desk: Display = {
  id: 2,
  bounds: { x: 1440, y: 0, width: 2560, height: 1440 },
  workArea: { x: 1440, y: 0, width: 2560, height: 1400 },
};
const onDesk = { bounds: { x: 2000, y: 100, width: 1500, height: 1000 }, maximized: true };
const onLaptop = { bounds: { x: 10, y: 40, width: 900, height: 700 }, maximized: false };
const state = { [arrangementOf([laptop])]: onLaptop, [arrangementOf([laptop, desk])]: onDesk };

test('each set of displays has its own place, in whatever order they are listed', () => {
  expect(placeWindow(state, [laptop])).toEqual(onLaptop);
  expect(placeWindow(state, [laptop, desk])).toEqual(onDesk);
  expect(placeWindow(state, [desk, laptop])).toEqual(onDesk);
});

test('a window never seen on these displays is centred on the first', () => {
  expect(placeWindow({}, [desk])).toEqual({ bounds: { x: 2080, y: 290, width: 1280, height: 820 }, maximized: false });
});

test('the first size fits a small screen', () => {
  const small = { id: 3, bounds: laptop.bounds, workArea: { x: 0, y: 0, width: 1024, height: 700 } };
  expect(placeWindow({}, [small]).bounds).toEqual({ x: 0, y: 0, width: 1024, height: 700 });
});

test.each([
  { x: 5000, y: 40, width: 900, height: 700 },
  { x: -850, y: 40, width: 900, height: 700 },
  { x: 10, y: 890, width: 900, height: 700 },
  { x: 10, y: -200, width: 900, height: 700 },
])('a title bar at %j is out of reach, so the window is centred', bounds => {
  const lost = { [arrangementOf([laptop])]: { bounds, maximized: false } };
  expect(placeWindow(lost, [laptop]).bounds).toEqual({ x: 80, y: 53, width: 1280, height: 820 });
});

test('a window that has outgrown its screen is cut to it', () => {
  const large = { [arrangementOf([laptop])]: { bounds: { x: 0, y: 25, width: 3000, height: 2000 }, maximized: false } };
  expect(placeWindow(large, [laptop]).bounds).toEqual({ x: 0, y: 25, width: 1440, height: 875 });
});

test('a further window stands beside the one in front, and begins at the corner where the screen ends', () => {
  expect(placeBeside(onLaptop.bounds, laptop.workArea)).toEqual({ x: 38, y: 68, width: 900, height: 700 });
  const low = { x: 500, y: 180, width: 900, height: 700 };
  expect(placeBeside(low, laptop.workArea)).toEqual({ x: 0, y: 25, width: 900, height: 700 });
});
