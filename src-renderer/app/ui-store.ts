import { create } from 'zustand';
import type { Collection } from '../../src-shared/model/collections.ts';
import type { AssetId, CollectionId, FormatId } from '../../src-shared/model/ids.ts';
import type { LibraryFilter, Scope, Sort } from '../../src-shared/model/library.ts';
import type { LanguageChoice } from '../../src-shared/spoken-language.ts';
import type { SectionId } from '../features/settings/sections.ts';
import type { ThemeChoice } from '../lib/theme.ts';
import { loadTexts } from '../texts/languages.ts';
import { loadPreferences, type Preferences, savePreferences } from './preferences.ts';

/** What a person is doing, never what the service knows. */
interface UiState extends Preferences {
  readonly filter: LibraryFilter;
  /** The snippet of the detail pane; also the one arrows start from. */
  readonly active: AssetId | null;
  /** All selected snippets; holds `active`, unless that is null or went elsewhere with Ctrl and an arrow. */
  readonly selected: readonly AssetId[];
  /** The fragment that was chosen in the detail pane; an id of another snippet stands for its first. */
  readonly fragment: FormatId | null;
  /** The fragment that is shown as what it means instead of as text. */
  readonly previewed: FormatId | null;
  /** Where a range with Shift starts. */
  readonly anchor: AssetId | null;
  /** Under 640 px list and detail take turns. */
  readonly narrowPane: 'list' | 'detail';
  /** Under 900 px the side bar lies over the list while open. */
  readonly overlayOpen: boolean;
  /** A field of the detail pane that was asked for: its component takes it and clears it. */
  readonly pending: 'name' | 'language' | 'tag' | 'editor' | 'format' | null;
  /** The steps of the first start: on view as soon as there is nothing else to see, until they are left. */
  readonly welcome: 'waiting' | 'shown' | 'over';
  /** What a command opened over the window. */
  readonly dialog: 'palette' | 'shortcuts' | 'history' | 'fill' | 'insight' | 'tags' | 'export' | null;
  readonly settingsOpen: boolean;
  /** The section that is on view, or was last. */
  readonly settingsSection: SectionId;
  /** The smart collection that was opened: its query stands in the field, and may be changed there. */
  readonly smart: CollectionId | null;
  /** Snippets for which a collection is being chosen, and a tag. */
  readonly collecting: readonly AssetId[];
  readonly tagging: readonly AssetId[];

  setScope(scope: Scope): void;
  /** Shows what is in a plain collection, or searches for what a smart one asks. */
  openCollection(collection: Pick<Collection, 'id' | 'query'>): void;
  setQuery(query: string): void;
  setLanguages(languages: readonly string[]): void;
  setTags(tags: readonly string[]): void;
  clearFilters(): void;
  setSort(sort: Sort): void;
  select(ids: readonly AssetId[], active: AssetId | null, anchor?: AssetId | null): void;
  open(id: AssetId, pending?: UiState['pending']): void;
  showFragment(id: FormatId): void;
  showPreview(id: FormatId): void;
  showNarrow(pane: UiState['narrowPane']): void;
  ask(pending: UiState['pending']): void;
  setTheme(theme: ThemeChoice): void;
  /** Once its texts are here, the window is drawn anew with them. */
  setLanguage(language: LanguageChoice): Promise<void>;
  setEditor(change: Partial<Preferences['editor']>): void;
  setSideBar(visible: boolean): void;
  setOverlay(open: boolean): void;
  setWelcome(welcome: 'shown' | 'over'): void;
  showDialog(dialog: UiState['dialog']): void;
  /** Opens the settings where they were left, or at a section. */
  setSettings(open: boolean, section?: SectionId): void;
  setCollecting(snippets: readonly AssetId[]): void;
  setTagging(snippets: readonly AssetId[]): void;
  toggleCollapsed(collection: CollectionId): void;
  setInfo(visible: boolean): void;
  setPanels(panels: Preferences['panels']): void;
  setSamples(ids: readonly AssetId[]): void;
  setRecentCommands(ids: readonly string[]): void;
}

const noFilter: LibraryFilter = { scope: 'all', query: '', languages: [], tags: [] };

export const useUi = create<UiState>()((set, get) => {
  const narrow = (change: Partial<LibraryFilter>) => set({ filter: { ...get().filter, ...change }, narrowPane: 'list' });
  const show = (filter: Partial<LibraryFilter>, smart: CollectionId | null) =>
    set({ filter: { ...noFilter, ...filter }, smart, overlayOpen: false, narrowPane: 'list' });
  /** What was typed goes along to another list; what a smart collection put there does not. */
  const ownQuery = () => (get().smart === null ? get().filter.query : '');
  const prefer = (change: Partial<Preferences>) => {
    set(change);
    savePreferences(get());
  };
  const preferences = loadPreferences();
  return {
    ...preferences,
    welcome: preferences.welcomed ? 'over' : 'waiting',
    filter: noFilter,
    active: null,
    fragment: null,
    previewed: null,
    selected: [],
    anchor: null,
    narrowPane: 'list',
    overlayOpen: false,
    pending: null,
    dialog: null,
    settingsOpen: false,
    settingsSection: 'appearance',
    smart: null,
    collecting: [],
    tagging: [],

    setScope: scope => show({ scope, query: ownQuery() }, null),
    openCollection: ({ id, query }) =>
      query === undefined ? show({ collection: id, query: ownQuery() }, null) : show({ query }, id),
    setQuery: query => {
      narrow({ query });
      if (query === '') set({ smart: null });
    },
    setLanguages: languages => narrow({ languages: [...languages] }),
    setTags: tags => narrow({ tags: [...tags] }),
    clearFilters: () => show({ scope: get().filter.scope }, null),
    setSort: sort => prefer({ sort }),
    select: (selected, active, anchor = active) => set({ selected, active, anchor }),
    open: (id, pending = null) => {
      set({ selected: [id], active: id, anchor: id, narrowPane: 'detail', pending });
      if (get().welcome === 'shown') get().setWelcome('over');
    },
    showFragment: fragment => set({ fragment, previewed: null }),
    showPreview: fragment => set({ fragment, previewed: fragment }),
    showNarrow: narrowPane => set({ narrowPane }),
    ask: pending => set({ pending, ...(pending === 'editor' && { previewed: null }) }),
    setTheme: theme => prefer({ theme }),
    setLanguage: async language => {
      await loadTexts(language);
      prefer({ language });
    },
    setEditor: change => prefer({ editor: { ...get().editor, ...change } }),
    setSideBar: sideBar => prefer({ sideBar }),
    setOverlay: overlayOpen => set({ overlayOpen }),
    setWelcome: welcome => {
      set({ welcome });
      if (welcome === 'over') prefer({ welcomed: true });
    },
    showDialog: dialog => set({ dialog, overlayOpen: false }),
    setSettings: (settingsOpen, settingsSection = get().settingsSection) =>
      set({ settingsOpen, settingsSection, overlayOpen: false }),
    setCollecting: collecting => set({ collecting }),
    setTagging: tagging => set({ tagging }),
    toggleCollapsed: id => {
      const { collapsed } = get();
      prefer({ collapsed: collapsed.includes(id) ? collapsed.filter(other => other !== id) : [...collapsed, id] });
    },
    setInfo: info => prefer({ info }),
    setPanels: panels => prefer({ panels }),
    setSamples: samples => prefer({ samples }),
    setRecentCommands: recentCommands => prefer({ recentCommands }),
  };
});

export const useFilter = () => useUi(state => state.filter);
export const useActive = () => useUi(state => state.active);
