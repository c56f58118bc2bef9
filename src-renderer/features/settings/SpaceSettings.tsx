import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import type { Space } from '../../../src-shared/model/library.ts';
import { call } from '../../api/bridge.ts';
import { attempt } from '../../lib/attempt.ts';
import { readableSize } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import { purgeSnippets } from '../library/actions.ts';
import { libraryQueries, wholeLibrary } from '../library/queries.ts';
import { Setting } from './Setting.tsx';
import styles from './settings.module.css';

const lines = ['library', 'versions', 'trash', 'backups'] as const satisfies readonly (keyof Space)[];

/** What the library takes of the disk, and the way to have some of it back. */
export function SpaceSettings() {
  const { data: space } = useQuery(libraryQueries.space());
  const { data: facets } = useQuery(libraryQueries.facets(wholeLibrary));
  return (
    <Setting
      id="space"
      label={texts.settings.space}
      words={texts.settings.spaceWords}
      below={
        space && (
          <dl className={styles.sizes} aria-labelledby="space-label">
            {lines.map(line => (
              <Fragment key={line}>
                <dt>{texts.settings.spaceOf[line]}</dt>
                <dd>{readableSize(space[line])}</dd>
              </Fragment>
            ))}
          </dl>
        )
      }
    >
      <Button look="outline" disabled={!facets || facets.trash === 0} onClick={() => void emptyTrash()}>
        {texts.trash.empty}
      </Button>
    </Setting>
  );
}

async function emptyTrash(): Promise<void> {
  const found = await attempt(() => call('library.ids', { filter: { ...wholeLibrary, scope: 'trash' } }));
  if (found) await purgeSnippets(found.value.ids);
}
