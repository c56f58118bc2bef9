import { assertNever } from '../../../src-shared/assert-never.ts';
import type { ExportFormat } from '../../../src-shared/model/transfers.ts';
import type { ArchivedAsset } from '../../storage/port.ts';
import { type ArchiveOptions, type Written, writeArchive } from '../archive/write.ts';
import { masked } from '../mask.ts';
import { toCsv } from './csv.ts';
import { writeFiles } from './files.ts';
import { toJson } from './json.ts';
import { toMarkdown } from './markdown.ts';
import { type PlainSnippet, toPlain } from './plain.ts';
import { writeText } from './write-text.ts';

/** The ending of each format's file. */
export const endings: Readonly<Record<ExportFormat, string>> = {
  magpie: '.magpie',
  files: '.zip',
  json: '.json',
  markdown: '.md',
  csv: '.csv',
};

/** Writes snippets in a format, page by page, so that a large library takes no more memory than a small one. */
export async function writeExport(path: string, format: ExportFormat, options: ArchiveOptions): Promise<Written> {
  if (format === 'magpie') return writeArchive(path, options);
  const written = { snippets: 0, hidden: 0 };
  await writePlain(path, format, plainSnippets(options, written));
  return written;
}

function writePlain(path: string, format: Exclude<ExportFormat, 'magpie'>, snippets: AsyncIterable<PlainSnippet>): Promise<void> {
  switch (format) {
    case 'files':
      return writeFiles(path, snippets);
    case 'json':
      return writeText(path, toJson(snippets));
    case 'markdown':
      return writeText(path, toMarkdown(snippets));
    case 'csv':
      return writeText(path, toCsv(snippets));
    default:
      return assertNever(format);
  }
}

async function* plainSnippets(
  { pages, secrets }: ArchiveOptions,
  written: { snippets: number; hidden: number },
): AsyncGenerator<PlainSnippet> {
  for await (const page of pages) {
    for (const { asset } of page satisfies readonly ArchivedAsset[]) {
      const shown = secrets ? { asset, hidden: 0 } : masked(asset);
      written.snippets++;
      written.hidden += shown.hidden;
      yield toPlain(shown.asset);
    }
  }
}
