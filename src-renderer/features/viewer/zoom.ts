/** Pixels of the window for one of the picture, as the buttons and keys go through them. */
const steps = [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 16] as const;
const [least] = steps;
const most = steps[steps.length - 1] as number;
/** How much of a notch of the wheel doubles the size: four of its usual 100 pixels. */
const pixelsToDouble = 400;

/** The next larger or smaller step. */
export function nextZoom(zoom: number, direction: 1 | -1): number {
  const beyond = direction === 1 ? steps.find(step => step > zoom * 1.01) : steps.findLast(step => step < zoom * 0.99);
  return beyond ?? (direction === 1 ? most : least);
}

export function zoomByWheel(zoom: number, deltaY: number): number {
  return Math.min(most, Math.max(least, zoom * 2 ** (-deltaY / pixelsToDouble)));
}

/** Where to scroll so that what is at `place` of the pane stays there while all grows by `factor`. */
export function scrollAfterZoom(scroll: number, place: number, factor: number): number {
  return (scroll + place) * factor - place;
}
