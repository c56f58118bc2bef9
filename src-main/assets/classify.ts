import { specificFromMagic, specificFromName, toGeneric } from '../../src-shared/model/classification.ts';
import type { Classification } from '../../src-shared/model/common.ts';
import { textOf } from '../../src-shared/model/text.ts';
import { languageOfText } from '../enrich/index.ts';
import type { FormatRecord, Payload } from '../storage/port.ts';

/** What something is, in the order of assets-api section 7.3: ext as sent, magic bytes, the file's name, the content. */
export function classify(
  payload: Payload,
  hints: { readonly ext?: string | undefined; readonly name?: string | undefined },
): Classification & Pick<FormatRecord, 'classified'> {
  const sent =
    hints.ext ??
    (typeof payload === 'string' ? undefined : specificFromMagic(payload)) ??
    (hints.name === undefined ? undefined : specificFromName(hints.name));
  const specific = sent ?? fromContent(payload);
  return { generic: toGeneric(specific), specific, classified: sent === undefined ? 'guessed' : 'sent' };
}

function fromContent(payload: Payload): string {
  const text = textOf(payload);
  return text === undefined ? 'bin' : languageOfText(text).specific;
}
