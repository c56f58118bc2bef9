import { specificFromMagic, specificFromName, toGeneric } from '../../src-shared/model/classification.ts';
import type { Classification } from '../../src-shared/model/common.ts';
import { textOf } from '../../src-shared/model/text.ts';
import { languageOfText } from '../enrich/index.ts';
import type { FormatRecord, Payload } from '../storage/port.ts';

/**
 * What something is, in the order of assets-api section 7.3: ext as sent, magic bytes, the file's name, the content. Where
 * its language is not guessed, a text is plain text.
 */
export function classify(
  payload: Payload,
  hints: { readonly ext?: string | undefined; readonly name?: string | undefined },
  guesses: boolean,
): Classification & Pick<FormatRecord, 'classified'> {
  const sent =
    hints.ext ??
    (typeof payload === 'string' ? undefined : specificFromMagic(payload)) ??
    (hints.name === undefined ? undefined : specificFromName(hints.name));
  const specific = sent ?? fromContent(payload, guesses);
  return { generic: toGeneric(specific), specific, classified: sent === undefined ? 'guessed' : 'sent' };
}

function fromContent(payload: Payload, guesses: boolean): string {
  const text = textOf(payload);
  if (text === undefined) return 'bin';
  return guesses ? languageOfText(text).specific : 'txt';
}
