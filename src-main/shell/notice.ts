import { assertNever } from '../../src-shared/assert-never.ts';
import type { Told } from '../../src-shared/contract/shell.ts';
import { plainName } from '../../src-shared/model/plain-name.ts';
import { shellTexts } from './texts.ts';

export interface Notice {
  readonly title: string;
  readonly body: string;
}

/** What the toast would tell, as a notification of the system: only where no window of ours can. */
export function noticeOf(told: Told): Notice {
  const { notice } = shellTexts;
  switch (told.outcome) {
    case 'saved':
      return { title: notice.saved, body: plainName(told.name) };
    case 'restored':
      return { title: notice.restored, body: plainName(told.name) };
    case 'known':
      return { title: notice.known, body: plainName(told.name) };
    case 'several':
      return {
        title: notice.severalSaved(told.saved.length + told.restored.length),
        body: notice.severalSkipped(told.skipped.length),
      };
    case 'copied':
      return { title: notice.copied, body: plainName(told.name) };
    case 'many':
      return { title: notice.notSaved, body: notice.many(told.count) };
    case 'concealed':
      return { title: notice.notSaved, body: notice.concealed };
    case 'paused':
      return { title: notice.notSaved, body: notice.paused };
    case 'nothing':
      return { title: notice.nothing, body: notice.nothingHint };
    case 'failed':
      return { title: notice.failed, body: told.error.message };
    default:
      return assertNever(told);
  }
}
