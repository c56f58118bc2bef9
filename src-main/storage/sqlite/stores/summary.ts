import { maskSecrets } from '../../../../src-shared/model/mask.ts';
import type { AssetRecord, FormatRecord } from '../../port.ts';
import type { WriteDb } from '../db.ts';

/** What a list row shows of an asset's formats, kept beside the asset. */
export interface Summary {
  readonly generic: string;
  readonly specific: string;
  /** At most three lines, joined by newlines. */
  readonly preview: string;
  /** The id of the format to show as a thumbnail. */
  readonly image: string | null;
  readonly fragments: number;
}

const previewLines = 3;
const previewLineLength = 160;
/** Lines are looked for in the beginning only: a file of one line of 20 MB must not be split. */
const previewScope = 4096;

/** Formats that clients add for their own display (role PREVIEW) are not counted; secrets are not shown. */
export function summarise(formats: readonly FormatRecord[], secrets: readonly string[] = []): Summary {
  const original = formats[0];
  if (!original) throw new Error('An asset has no format');
  const shown = formats.find(format => typeof format.payload === 'string') ?? original;
  return {
    generic: original.generic,
    specific: original.specific,
    preview: typeof shown.payload === 'string' ? previewOf(shown.payload, secrets) : '',
    image: formats.find(format => format.generic === 'IMAGE' && typeof format.payload !== 'string')?.id ?? null,
    fragments: formats.filter(format => format.role !== 'PREVIEW').length,
  };
}

/** The first lines that are not blank, without control characters but tabs, each cut. */
function previewOf(text: string, secrets: readonly string[]): string {
  return maskSecrets(text.slice(0, 2 * previewScope), secrets)
    .slice(0, previewScope)
    .split(/\r\n|\r|\n/)
    .filter(line => line.trim() !== '')
    .slice(0, previewLines)
    .map(line => cut(line.trimEnd()))
    .join('\n');
}

function cut(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  return Array.from(line.slice(0, 2 * previewLineLength).replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ''))
    .slice(0, previewLineLength)
    .join('');
}

/** The summaries of assets that exist. */
export function createSummaries(db: WriteDb) {
  const set = db.prepare(`
    UPDATE assets SET generic = @generic, specific = @specific, preview = @preview, image = @image, fragments = @fragments
    WHERE seq = @seq`);
  return {
    put(seq: number, { formats, sensitives }: Pick<AssetRecord, 'formats' | 'sensitives'>): void {
      const secrets = sensitives.map(({ text }) => text);
      set.run({ seq, ...summarise(formats, secrets) });
    },
  };
}

export type SummaryStore = ReturnType<typeof createSummaries>;
