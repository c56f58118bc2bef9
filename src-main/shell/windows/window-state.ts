import { z } from 'zod';
import { languageChoices } from '../../../src-shared/spoken-language.ts';

const Bounds = z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() });
export type Bounds = z.infer<typeof Bounds>;

/** Where a window was, and how it filled its screen. */
const Placement = z.object({ bounds: Bounds, mode: z.enum(['normal', 'maximized', 'fullScreen']) });
export type Placement = z.infer<typeof Placement>;

/** What windows are opened with. */
export const WindowState = z.object({
  /** One placement for each set of displays: a laptop has another one at the desk than on the train. */
  places: z.record(z.string(), Placement).default({}),
  /** Electron's zoom level, of all windows. */
  zoom: z.number().min(-8).max(9).default(0),
  /** What was chosen in the window: it has its first frame before its page can tell. */
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** The same of menus and notices, which are there without a page. */
  language: z.enum(languageChoices).default('system'),
});
export type WindowState = z.infer<typeof WindowState>;

/** A display as placing sees it; the work area is without docks and bars. */
export interface Display {
  readonly id: number;
  readonly bounds: Bounds;
  readonly workArea: Bounds;
}

export const minSize = { width: 560, height: 400 } as const;
const defaultSize = { width: 1280, height: 820 } as const;

/** How much of a title bar must stay in reach so that a person can drag the window, in pixels. */
const reach = { width: 120, height: 32 } as const;

/** How far a further window stands from the one before, in pixels: both title bars can be seen. */
const cascade = 28;

/** Names a set of displays, whatever order the system lists them in. */
export function arrangementOf(displays: readonly Display[]): string {
  return displays
    .map(({ id, bounds: { x, y, width, height } }) => `${id}:${x},${y},${width}x${height}`)
    .sort()
    .join(' ');
}

/** Where a first window opens: where it was, if that can still be reached on these displays; else centred on the first. */
export function placeWindow(places: WindowState['places'], displays: readonly Display[]): Placement {
  const saved = places[arrangementOf(displays)];
  const display = saved ? displays.find(({ workArea }) => isReachable(saved.bounds, workArea)) : undefined;
  if (saved && display) return { ...saved, bounds: cutTo(saved.bounds, display.workArea) };
  return { bounds: centre(displays[0]?.workArea), mode: 'normal' };
}

/** Where a window goes when the displays have changed: it stays where it can be reached, else it comes to the first. */
export function bringBack(bounds: Bounds, displays: readonly Display[]): Bounds {
  if (displays.some(({ workArea }) => isReachable(bounds, workArea))) return bounds;
  const area = displays[0]?.workArea;
  return area ? centre(area, bounds) : bounds;
}

/** Where a further window opens: beside the one in front, kept on its display. */
export function placeBeside(bounds: Bounds, workArea: Bounds): Bounds {
  const next = { ...bounds, x: bounds.x + cascade, y: bounds.y + cascade };
  const fits = next.x + next.width <= workArea.x + workArea.width && next.y + next.height <= workArea.y + workArea.height;
  return fits ? next : cutTo({ ...next, x: workArea.x, y: workArea.y }, workArea);
}

function isReachable({ x, y, width }: Bounds, area: Bounds): boolean {
  const visible = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return visible >= reach.width && y >= area.y && y + reach.height <= area.y + area.height;
}

/** Not larger than the work area; where it stands is left alone, since it can be reached. */
function cutTo({ x, y, width, height }: Bounds, area: Bounds): Bounds {
  return { x, y, width: Math.min(width, area.width), height: Math.min(height, area.height) };
}

function centre(area: Bounds = { x: 0, y: 0, ...defaultSize }, size: Pick<Bounds, 'width' | 'height'> = defaultSize): Bounds {
  const width = Math.min(size.width, area.width);
  const height = Math.min(size.height, area.height);
  return {
    x: area.x + Math.round((area.width - width) / 2),
    y: area.y + Math.round((area.height - height) / 2),
    width,
    height,
  };
}
