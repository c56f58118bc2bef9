/** Steps of half a level, 9.5 % each: 58 % to 207 % (Electron: a level is a factor of 1.2). */
const step = 0.5;
const least = -3;
const most = 4;

export type ZoomStep = 'in' | 'out' | 'reset';

/** The level after a step. */
export function zoomed(level: number, by: ZoomStep): number {
  if (by === 'reset') return 0;
  return Math.min(most, Math.max(least, level + (by === 'in' ? step : -step)));
}

export function zoomFactor(level: number): number {
  return 1.2 ** level;
}
