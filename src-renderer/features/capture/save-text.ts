import type { AssetId } from '../../../src-shared/model/ids.ts';
import { call } from '../../api/bridge.ts';
import { textOfError } from '../../lib/error-text.ts';
import { showError } from '../../ui/toasts.ts';
import { ownApplication } from './application.ts';
import { announceSaved } from './import-flow.ts';
import { seedFromText } from './seed-from-file.ts';

/** Saves a text that was pasted or dragged in. */
export async function saveText(text: string): Promise<void> {
  try {
    const seed = seedFromText(text, await ownApplication());
    const { id, name } = await call('assets.create', { seed, transferables: false });
    announceSaved(id as AssetId, name);
  } catch (error) {
    showError(textOfError(error));
  }
}
