import { fileNameFor, namer } from '../../../src-shared/model/file-name.ts';
import { createZip } from '../zip.ts';
import type { PlainSnippet } from './plain.ts';

/** Writes a zip of files: a file for each snippet, and a folder for one of several fragments. */
export async function writeFiles(path: string, snippets: AsyncIterable<PlainSnippet>): Promise<void> {
  const zip = createZip(path);
  const distinct = namer();
  try {
    for await (const { name, updated, fragments } of snippets) {
      const files = fragments.map(({ name: label, language, bytes }) => ({
        name: fileNameFor({ name, label, language }),
        bytes,
      }));
      const within = namer();
      const folder = files.length > 1 ? `${distinct(folderName(name))}/` : '';
      for (const file of files) {
        const own = folder === '' ? distinct(file.name) : folder + within(file.name);
        await zip.add(own, typeof file.bytes === 'string' ? Buffer.from(file.bytes) : file.bytes, Date.parse(updated));
      }
    }
    await zip.finish();
  } catch (error) {
    zip.abandon();
    throw error;
  }
}

/** A snippet's name as a folder has it: as a file would, without the ending. */
function folderName(name: string): string {
  return fileNameFor({ name: '', label: name, language: 'txt' });
}
