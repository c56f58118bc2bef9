interface Decoder {
  decode(bytes: Uint8Array): string;
}
declare const TextDecoder: new (label: string, options: { readonly fatal: boolean; readonly ignoreBOM: boolean }) => Decoder;

/** Keeps a leading BOM, as text is kept letter for letter (assets-api section 7.1). */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of a payload: text itself, and bytes that are UTF-8; undefined for other bytes. */
export function textOf(payload: string | Uint8Array): string | undefined {
  if (typeof payload === 'string') return payload;
  try {
    return utf8.decode(payload);
  } catch {
    return undefined;
  }
}
