import { type ClipboardBookmark, ClipboardItem, clipboard } from 'electron';
import type { Entry, LentClipboard } from './clipboard-loan.ts';

/** Bytes, or the one format that Electron gives as an object. */
type Value = Blob | ClipboardBookmark;

/** Tells clipboard histories to leave an entry out that is taken back at once: http://nspasteboard.org, and Windows' own mark. */
const passingMarks: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'org.nspasteboard.TransientType',
  win32: 'ExcludeClipboardContentFromMonitorProcessing',
};

/** The system's clipboard, to be lent. */
export const systemClipboard: LentClipboard<Value> = {
  async read() {
    const items = await clipboard.read();
    const entries = items.map(async item => {
      const values = await Promise.allSettled(item.types.map(async type => [type, await item.getType(type)] as const));
      return Object.fromEntries(values.flatMap(value => (value.status === 'fulfilled' ? [value.value] : [])));
    });
    return (await Promise.all(entries)).filter(entry => Object.keys(entry).length > 0);
  },
  async write(entries) {
    if (entries.length === 0) clipboard.clear();
    else await clipboard.write(entries.map(entry => new ClipboardItem(entry)));
  },
  async equal(a, b) {
    if (!(a instanceof Blob) || !(b instanceof Blob)) return JSON.stringify(a) === JSON.stringify(b);
    return a.size === b.size && Buffer.from(await a.arrayBuffer()).equals(Buffer.from(await b.arrayBuffer()));
  },
};

export function textEntry(text: string): Entry<Value> {
  return { 'text/plain': new Blob([text], { type: 'text/plain' }) };
}

export function pngEntry(bytes: Uint8Array<ArrayBuffer>): Entry<Value> {
  return { 'image/png': new Blob([bytes], { type: 'image/png' }) };
}

/** An entry as it is while it only passes through the clipboard. */
export function passing(entry: Entry<Value>, platform: NodeJS.Platform): Entry<Value> {
  const mark = passingMarks[platform];
  return mark === undefined ? entry : { ...entry, [`electron application/osclipboard;format="${mark}"`]: new Blob([]) };
}
