import { expect, test } from 'vitest';
import { arrangementOf, bringBack, type Display, type Placement, placeBeside, placeWindow } from './window-state.ts';

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
const onDesk: Placement = { bounds: { x: 2000, y: 100, width: 1500, height: 1000 }, mode: 'maximized' };
const onLaptop: Placement = { bounds: { x: 10, y: 40, width: 900, height: 700 }, mode: 'normal' };
const state = { [arrangementOf([laptop])]: onLaptop, [arrangementOf([laptop, desk])]: onDesk };

test('each set of displays has its own place, in whatever order they are listed', () => {
  expect(placeWindow(state, [laptop])).toEqual(onLaptop);
  expect(placeWindow(state, [laptop, desk])).toEqual(onDesk);
  expect(placeWindow(state, [desk, laptop])).toEqual(onDesk);
});

test('a window never seen on these displays is centred on the first', () => {
  expect(placeWindow({}, [desk])).toEqual({ bounds: { x: 2080, y: 290, width: 1280, height: 820 }, mode: 'normal' });
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
  const lost: Record<string, Placement> = { [arrangementOf([laptop])]: { bounds, mode: 'normal' } };
  expect(placeWindow(lost, [laptop]).bounds).toEqual({ x: 80, y: 53, width: 1280, height: 820 });
});

test('a window that has outgrown its screen is cut to it', () => {
  const large: Record<string, Placement> = {
    [arrangementOf([laptop])]: { bounds: { x: 0, y: 25, width: 3000, height: 2000 }, mode: 'normal' },
  };
  expect(placeWindow(large, [laptop]).bounds).toEqual({ x: 0, y: 25, width: 1440, height: 875 });
});

test('a further window stands beside the one in front, and begins at the corner where the screen ends', () => {
  expect(placeBeside(onLaptop.bounds, laptop.workArea)).toEqual({ x: 38, y: 68, width: 900, height: 700 });
  const low = { x: 500, y: 180, width: 900, height: 700 };
  expect(placeBeside(low, laptop.workArea)).toEqual({ x: 0, y: 25, width: 900, height: 700 });
});

test('a window comes back when its display is taken away, as large as the other allows, and stays where it can be reached', () => {
  expect(bringBack(onDesk.bounds, [laptop])).toEqual({ x: 0, y: 25, width: 1440, height: 875 });
  expect(bringBack({ ...onDesk.bounds, width: 800, height: 600 }, [laptop])).toEqual({ x: 320, y: 163, width: 800, height: 600 });
  expect(bringBack(onLaptop.bounds, [laptop])).toEqual(onLaptop.bounds);
  expect(bringBack(onDesk.bounds, [laptop, desk])).toEqual(onDesk.bounds);
});
