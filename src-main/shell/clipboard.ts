import { type ClipboardItem, clipboard, nativeImage } from 'electron';
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

/** What is on the clipboard now, as far as a save looks at it. */
export async function readClipboard(): Promise<ClipboardContents> {
  const items = await clipboard.read();
  const types = items.flatMap(item => item.types);
  if (await isConcealed(items, types)) return { concealed: true };
  const image = await imageOf(items);
  return { concealed: false, text: await clipboard.readText(), ...(image && { image }) };
}

async function isConcealed(items: readonly ClipboardItem[], types: readonly string[]): Promise<boolean> {
  const present = async (mark: string) => types.includes(mark) || (await clipboard.has(raw(mark)));
  if ((await Promise.all(concealingMarks.map(present))).includes(true)) return true;
  if (!(await present(historyMark))) return false;
  const allowed = (await bytesOf(items, historyMark)) ?? (await bytesOf(items, raw(historyMark)));
  return allowed === undefined || allowed.every(byte => byte === 0);
}

async function imageOf(items: readonly ClipboardItem[]): Promise<Uint8Array | undefined> {
  const png = await bytesOf(items, 'image/png');
  if (png) return png;
  const type = items.flatMap(item => item.types).find(candidate => candidate.startsWith('image/'));
  const bytes = type === undefined ? undefined : await bytesOf(items, type);
  if (!bytes) return undefined;
  const image = nativeImage.createFromBuffer(Buffer.from(bytes));
  return image.isEmpty() ? undefined : image.toPNG();
}

async function bytesOf(items: readonly ClipboardItem[], type: string): Promise<Uint8Array | undefined> {
  const value = await items.find(item => item.types.includes(type))?.getType(type);
  return value instanceof Blob ? new Uint8Array(await value.arrayBuffer()) : undefined;
}
