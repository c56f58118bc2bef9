import { type ClipboardItem, clipboard, nativeImage } from 'electron';
import { pathsOfUriList, sourceOfBytes, sourceOfHtmlFormat } from './clipboard-formats.ts';
import type { ClipboardContents } from './clipboard-seed.ts';

/** The system's own name of a format, as Electron's clipboard takes it. */
const raw = (format: string) => `electron application/osclipboard;format="${format}"`;

/**
 * Marks that say "do not keep this", set by password managers: http://nspasteboard.org (macOS), Windows' clipboard history
 * and KDE's Klipper. Presence is enough.
 */
const concealingMarks = [
  'org.nspasteboard.ConcealedType',
  'org.nspasteboard.TransientType',
  'ExcludeClipboardContentFromMonitorProcessing',
  'x-kde-passwordManagerHint',
];

/** Windows: a number, and 0 means that the content is not for the history. */
const historyMark = 'CanIncludeInClipboardHistory';

/** Where browsers leave the address of the page: Chromium's on macOS, Windows and Linux, Firefox's. */
const sourceFormats = [
  'org.chromium.source-url',
  'Chromium internal source URL',
  'chromium/x-internal-source-url',
  'chromium/x-source-url',
  'text/x-moz-url-priv',
];

/** HTML as Windows keeps it, with a header that names the page. */
const htmlFormat = 'HTML Format';

/** What is on the clipboard now, as far as a save looks at it: of what is concealed only that, unless it is wanted all the same. */
export async function readClipboard({ concealedToo }: { readonly concealedToo: boolean }): Promise<ClipboardContents> {
  const items = await clipboard.read();
  const types = items.flatMap(item => item.types);
  if (!concealedToo && (await isConcealed(items, types))) return { concealed: true };
  const [text, files, html, rtf, source] = await Promise.all([
    clipboard.readText(),
    textOf(items, 'text/uri-list').then(list => pathsOfUriList(list ?? '')),
    textOf(items, 'text/html'),
    textOf(items, 'text/rtf'),
    sourceOf(items),
  ]);
  // Decoding a picture takes long; text wins over it.
  const image = text.trim() === '' && files.length === 0 ? await imageOf(items) : undefined;
  return {
    concealed: false,
    ...{ text, files },
    ...(html !== undefined && { html }),
    ...(rtf !== undefined && { rtf }),
    ...(image && { image }),
    ...(source !== undefined && { source }),
  };
}

async function isConcealed(items: readonly ClipboardItem[], types: readonly string[]): Promise<boolean> {
  const present = async (mark: string) => types.includes(mark) || (await clipboard.has(raw(mark)));
  if ((await Promise.all(concealingMarks.map(present))).includes(true)) return true;
  if (!(await present(historyMark))) return false;
  const allowed = await rawBytesOf(items, historyMark);
  return allowed === undefined || allowed.every(byte => byte === 0);
}

async function sourceOf(items: readonly ClipboardItem[]): Promise<string | undefined> {
  const html = await rawBytesOf(items, htmlFormat);
  const found = html && sourceOfHtmlFormat(Buffer.from(html).toString('utf8'));
  if (found !== undefined) return found;
  for (const format of sourceFormats) {
    const bytes = await rawBytesOf(items, format);
    const url = bytes && sourceOfBytes(bytes);
    if (url !== undefined) return url;
  }
  return undefined;
}

async function imageOf(items: readonly ClipboardItem[]): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const png = await bytesOf(items, 'image/png');
  if (png) return png;
  const type = items.flatMap(item => item.types).find(candidate => candidate.startsWith('image/'));
  const bytes = type === undefined ? undefined : await bytesOf(items, type);
  if (!bytes) return undefined;
  const image = nativeImage.createFromBuffer(Buffer.from(bytes));
  return image.isEmpty() ? undefined : new Uint8Array(image.toPNG());
}

async function textOf(items: readonly ClipboardItem[], type: string): Promise<string | undefined> {
  const bytes = await bytesOf(items, type);
  return bytes && Buffer.from(bytes).toString('utf8');
}

/** A format of the system's own, under either of the names it may be listed by. */
async function rawBytesOf(items: readonly ClipboardItem[], format: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return (await bytesOf(items, format)) ?? (await bytesOf(items, raw(format)));
}

async function bytesOf(items: readonly ClipboardItem[], type: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const value = await items.find(item => item.types.includes(type))?.getType(type);
  return value instanceof Blob ? new Uint8Array(await value.arrayBuffer()) : undefined;
}
