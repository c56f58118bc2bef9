/** A file that was dropped or chosen; it is opened only when its turn comes. */
export interface PickedFile {
  /** The path below what was dropped. */
  readonly path: string;
  open(): Promise<File>;
}

export interface Picked {
  readonly files: readonly PickedFile[];
  /** Folders that were left out, by path. */
  readonly leftOut: readonly string[];
}

/** Folders whose files nobody wrote: versions and installed packages. */
const leftOutFolders: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** What a drop holds. Must be called in the event itself: afterwards the browser empties it. */
export function entriesOf(transfer: DataTransfer): readonly FileSystemEntry[] {
  return [...transfer.items]
    .filter(item => item.kind === 'file')
    .map(item => item.webkitGetAsEntry())
    .filter(entry => entry !== null);
}

/** All files below some entries, in the order of the folders; `onFound` hears the count as it grows. */
export async function filesBelow(
  entries: readonly FileSystemEntry[],
  onFound: (count: number) => void,
  signal: AbortSignal,
): Promise<Picked> {
  const files: PickedFile[] = [];
  const leftOut: string[] = [];

  async function walk(entry: FileSystemEntry, isRoot: boolean): Promise<void> {
    signal.throwIfAborted();
    const path = entry.fullPath.replace(/^\//, '');
    if (isFile(entry)) {
      files.push({ path, open: () => new Promise((resolve, reject) => entry.file(resolve, reject)) });
      onFound(files.length);
    } else if (isFolder(entry)) {
      // One that was dropped itself was meant.
      if (!isRoot && leftOutFolders.has(entry.name)) return void leftOut.push(path);
      for (const child of await childrenOf(entry)) await walk(child, false);
    }
  }

  for (const entry of entries) await walk(entry, true);
  return { files, leftOut };
}

export function filesOf(list: Iterable<File>): Picked {
  return { files: [...list].map(file => ({ path: file.name, open: async () => file })), leftOut: [] };
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** Browsers hand out a folder in parts (100 at once in Chromium); the last part is empty. A folder that cannot be read has no children. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>(resolve => reader.readEntries(resolve, () => resolve([])));
    if (part.length === 0) return children.sort((a, b) => a.name.localeCompare(b.name));
    children.push(...part);
  }
}
