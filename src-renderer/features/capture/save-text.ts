import { type AboutText, seedFromText } from '../../../src-shared/model/seed-from-file.ts';
import { call } from '../../api/bridge.ts';
import { textOfError } from '../../lib/error-text.ts';
import { showError } from '../../ui/toasts.ts';
import { openedCollection } from '../collections/queries.ts';
import { ownApplication } from './application.ts';
import { tellSaved } from './tell-saved.ts';

/** Saves a text that was pasted or dragged in, unless the library holds it; in the collection that is open. */
export async function saveText(text: string, about: AboutText = {}): Promise<void> {
  const collection = openedCollection();
  try {
    const seed = seedFromText(text, await ownApplication(), about);
    await tellSaved(await call('library.save', { seed }), collection);
  } catch (error) {
    showError(textOfError(error));
  }
}
