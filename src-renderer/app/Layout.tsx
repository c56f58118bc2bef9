import { useQuery } from '@tanstack/react-query';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { useCountedFilter } from '../features/library/counted-filter.ts';
import { EmptyLibrary } from '../features/library/EmptyLibrary.tsx';
import { ListPane } from '../features/library/ListPane.tsx';
import { libraryQueries } from '../features/library/queries.ts';
import { SideBar } from '../features/library/SideBar.tsx';
import { Detail } from '../features/viewer/Detail.tsx';
import { useDraftOf } from '../features/viewer/drafts.ts';
import { Welcome } from '../features/welcome/Welcome.tsx';
import styles from './layout.module.css';
import { Pane } from './Pane.tsx';
import { SideBarOverlay } from './SideBarOverlay.tsx';
import { useActive, useUi } from './ui-store.ts';
import { toggleSideBar, useLayout } from './use-layout.ts';

/** Widths a pane starts with, in pixels, as the pictures have them. */
const startWidths = { side: 216, list: 336 };

export function Layout() {
  const { size, sideBarShown } = useLayout();
  const narrowPane = useUi(state => state.narrowPane);
  const empty = useLibraryIsEmpty();
  const welcome = useWelcome(empty);
  const alone = empty || welcome;
  const content = <Pane>{welcome ? <Welcome /> : empty ? <EmptyLibrary /> : <Detail />}</Pane>;

  return (
    <main className={styles.window} data-side-bar={sideBarShown ? 'shown' : 'hidden'}>
      {size !== 'wide' && <SideBarOverlay />}
      {size === 'narrow' ? (
        <div className={styles.single}>
          {!alone && narrowPane === 'list' ? (
            <Pane>
              <ListPane />
            </Pane>
          ) : (
            content
          )}
        </div>
      ) : (
        <Group orientation="horizontal" className={styles.panes}>
          {sideBarShown && <SidePane />}
          {sideBarShown && <Separator id="side-edge" className={styles.edge} />}
          {!alone && <ListSide />}
          {!alone && <Separator id="list-edge" className={styles.edge} />}
          <Panel id="detail-pane" minSize="300px">
            {content}
          </Panel>
        </Group>
      )}
    </main>
  );
}

function SidePane() {
  return (
    <Panel
      id="side-pane"
      minSize="170px"
      maxSize="360px"
      defaultSize={widthOf('side')}
      groupResizeBehavior="preserve-pixel-size"
      onResize={({ inPixels }) => remember('side', inPixels)}
    >
      <Pane>
        <SideBar onHide={toggleSideBar} />
      </Pane>
    </Panel>
  );
}

function ListSide() {
  return (
    <Panel
      id="list-pane"
      minSize="250px"
      maxSize="560px"
      defaultSize={widthOf('list')}
      groupResizeBehavior="preserve-pixel-size"
      onResize={({ inPixels }) => remember('list', inPixels)}
    >
      <Pane>
        <ListPane />
      </Pane>
    </Panel>
  );
}

function widthOf(pane: keyof typeof startWidths): string {
  return `${useUi.getState().panels[pane] ?? startWidths[pane]}px`;
}

function remember(pane: keyof typeof startWidths, inPixels: number): void {
  const { panels, setPanels } = useUi.getState();
  const width = Math.round(inPixels);
  if (width > 0 && panels[pane] !== width) setPanels({ ...panels, [pane]: width });
}

/** Whether the steps of the first start stand where the whole library would be. */
function useWelcome(empty: boolean): boolean {
  const isWhole = useUi(({ filter: { scope, collection } }) => scope === 'all' && collection === undefined);
  const welcome = useUi(state => state.welcome);
  return welcome === 'shown' ? isWhole : welcome === 'waiting' && empty;
}

/** Nothing saved at all: shown only where all would be, so that the trash stays in reach, and never over a text that is not saved. */
function useLibraryIsEmpty(): boolean {
  const scope = useUi(state => state.filter.scope);
  const { data } = useQuery(libraryQueries.facets(useCountedFilter()));
  const unsaved = useDraftOf(useActive());
  return data?.all === 0 && scope === 'all' && unsaved === undefined;
}
