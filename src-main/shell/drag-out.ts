import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { distinctNames, fileNameFor } from '../../src-shared/model/file-name.ts';
import type { AssetId, FormatId } from '../../src-shared/model/ids.ts';
import type { Fragment, Snippet } from '../../src-shared/model/library.ts';
import { maskSecrets } from '../../src-shared/model/mask.ts';

export interface DragOutDeps {
  /** A folder of ours alone: what is in it is removed. */
  readonly folder: string;
  readonly snippet: (id: AssetId) => Promise<Snippet>;
  readonly bytes: (id: FormatId) => Promise<Uint8Array | undefined>;
}

export interface Dragged {
  /** Absolute paths. */
  readonly files: readonly string[];
  /** Secrets that are hidden in them. */
  readonly hidden: number;
}

export interface DragOut {
  /** Puts snippets into files, a fragment each, for a drag to take along. Secrets are hidden in them, as wherever one is shown. */
  write(ids: readonly AssetId[]): Promise<Dragged>;
  /** Removes what earlier drags left: who they were dropped on has taken copies by then. */
  clear(): Promise<void>;
}

/** Files that live until Magpie ends: nobody tells when the program they were dropped on has read them. */
export function createDragOut({ folder, snippet, bytes }: DragOutDeps): DragOut {
  return {
    async write(ids) {
      const snippets = await Promise.all(ids.map(snippet));
      const parts = snippets.flatMap(one => one.fragments.map(fragment => ({ snippet: one, fragment })));
      const names = distinctNames(parts.map(({ snippet: { name }, fragment }) => fileNameFor({ ...fragment, name })));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const drag = await mkdtemp(join(folder, 'drag-'));
      const files = names.map(name => join(drag, name));
      for (const [i, { snippet: of, fragment }] of parts.entries()) {
        const content = fragment.text === undefined ? await bytes(fragment.id) : maskSecrets(fragment.text, secretsOf(of));
        await writeFile(files[i] as string, content ?? '', { flag: 'wx', mode: 0o600 });
      }
      return { files, hidden: parts.reduce((count, part) => count + secretsIn(part), 0) };
    },
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}

interface Part {
  readonly snippet: Snippet;
  readonly fragment: Fragment;
}

function secretsOf({ secrets }: Snippet): string[] {
  return secrets.map(({ text }) => text);
}

function secretsIn({ snippet, fragment: { text = '' } }: Part): number {
  return secretsOf(snippet).filter(secret => text.includes(secret)).length;
}
