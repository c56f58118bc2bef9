import { create } from 'zustand';
import type { AssetId } from '../../../src-shared/model/ids.ts';

/** What the foot says instead of the keys. */
export interface Notice {
  readonly text: string;
  readonly tone: 'info' | 'error';
  readonly undo?: () => Promise<void>;
}

/** What a person is doing in the palette; nothing of it outlives the palette being hidden. */
interface PaletteState {
  readonly query: string;
  /** Chosen by hand; until then it is the first row. */
  readonly chosen: AssetId | null;
  /** What has the keyboard: the search, the actions for the row, or the form of its placeholders. */
  readonly mode: 'search' | 'actions' | 'fill';
  readonly notice: Notice | null;

  setQuery(query: string): void;
  choose(id: AssetId): void;
  setMode(mode: PaletteState['mode']): void;
  say(notice: Notice | null): void;
  reset(): void;
}

const fresh = { query: '', chosen: null, mode: 'search', notice: null } as const;

export const usePalette = create<PaletteState>()(set => ({
  ...fresh,
  setQuery: query => set({ query, chosen: null, notice: null }),
  choose: chosen => set({ chosen }),
  setMode: mode => set({ mode, notice: null }),
  say: notice => set({ notice }),
  reset: () => set(fresh),
}));
