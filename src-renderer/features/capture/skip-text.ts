import { type ErrorCode, isErrorCode } from '../../../src-shared/errors.ts';
import { maxFileBytes } from '../../../src-shared/model/library.ts';
import type { SkipReason } from '../../../src-shared/model/seed-from-file.ts';
import { errorText } from '../../lib/error-text.ts';
import { readableSize } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';

/** Why a file was not saved, for people. */
export function skipText(reason: SkipReason | ErrorCode): string {
  if (isErrorCode(reason)) return errorText(reason) ?? '';
  return reason === 'tooLarge' ? texts.capture.reasons.tooLarge(readableSize(maxFileBytes)) : texts.capture.reasons[reason];
}
