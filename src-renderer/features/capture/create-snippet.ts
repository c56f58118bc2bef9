import type { AssetId } from '../../../src-shared/model/ids.ts';
import { seedFromText } from '../../../src-shared/model/seed-from-file.ts';
import { call } from '../../api/bridge.ts';
import { useUi } from '../../app/ui-store.ts';
import { undo } from '../../app/undo.ts';
import { textOfError } from '../../lib/error-text.ts';
import { texts } from '../../texts.ts';
import { showError } from '../../ui/toasts.ts';
import { ownApplication } from './application.ts';
import { nameByFirstLine } from './first-line-name.ts';
import { takeBack } from './take-back.ts';

/**
 * Saves an empty snippet at once, so that all that is typed has a place, and opens its text. Without a name it goes by
 * its first line until it is given one. Can be undone.
 */
export async function createSnippet({ name }: { readonly name?: string }): Promise<void> {
  try {
    const seed = seedFromText('', await ownApplication(), { name: name ?? texts.capture.untitled });
    const { id } = await call('assets.create', { seed, transferables: false });
    const { active: before, setScope, clearFilters, open } = useUi.getState();
    setScope('all');
    clearFilters();
    if (name === undefined) nameByFirstLine(id as AssetId);
    open(id as AssetId, 'editor');
    let told = texts.undo.done;
    undo.push({
      run: async () => {
        told = await takeBack({ saved: [id as AssetId], restored: [] }, before);
      },
      done: () => told,
    });
  } catch (error) {
    showError(textOfError(error));
  }
}
