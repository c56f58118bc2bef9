import { assertNever } from '../../src-shared/assert-never.ts';
import type { Told } from '../../src-shared/contract/shell.ts';
import { plainName } from '../../src-shared/model/plain-name.ts';

export interface Notice {
  readonly title: string;
  readonly body: string;
}

/** What the toast would tell, as a notification of the system: only where no window of ours can. */
export function noticeOf(told: Told): Notice {
  switch (told.outcome) {
    case 'saved':
      return { title: 'Saved', body: plainName(told.name) };
    case 'restored':
      return { title: 'Restored from the trash', body: plainName(told.name) };
    case 'known':
      return { title: 'Already saved', body: plainName(told.name) };
    case 'several':
      return { title: `Saved: ${told.saved.length + told.restored.length}`, body: `Skipped: ${told.skipped.length}` };
    case 'copied':
      return { title: 'Copied', body: plainName(told.name) };
    case 'many':
      return { title: 'Not saved', body: `These are ${told.count} files. Drop them on the window of Magpie.` };
    case 'concealed':
      return { title: 'Not saved', body: 'The program it was copied from marks it as concealed.' };
    case 'paused':
      return { title: 'Not saved', body: 'Saving is paused.' };
    case 'nothing':
      return { title: 'Nothing to save', body: 'There is nothing on the clipboard that can be saved.' };
    case 'failed':
      return { title: 'Could not be saved', body: told.error.message };
    default:
      return assertNever(told);
  }
}
