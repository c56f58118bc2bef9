import type { Row, Snippet } from '../../../src-shared/model/library.ts';
import { filledPieces, joinPieces, parseTemplate, type Template } from '../../../src-shared/placeholders/template.ts';
import { queryClient } from '../../app/query-client.ts';
import { libraryQueries } from '../library/queries.ts';
import { readClipboard } from '../placeholders/use-fill.ts';
import { insert } from './actions.ts';
import { usePalette } from './palette-store.ts';

/** What a key asks for: Enter, Enter for the text as it stands, or a copy. */
export type Wish = 'enter' | 'as-it-stands' | 'copy';

/** The placeholders of what is pasted: those of the first fragment. */
export function templateOf(snippet: Snippet | undefined): Template | undefined {
  const [first] = snippet?.fragments ?? [];
  return first?.text === undefined ? undefined : parseTemplate(first.text, first.language);
}

/**
 * Hands the row over. Where its placeholders are meant as such they are filled in first: by themselves, or in the form where
 * somebody has to say something. What may be code is left alone (docs/decisions/0018).
 */
export async function act(row: Row, wish: Wish): Promise<void> {
  if (wish !== 'enter') return insert(row, wish === 'copy' ? 'copy' : 'paste');
  const template = templateOf(await queryClient.ensureQueryData(libraryQueries.snippet(row.id)).catch(() => undefined));
  if (!template?.isMeant) return insert(row, 'paste');
  if (template.fields.length > 0) return usePalette.getState().setMode('fill');
  const surroundings = { clipboard: await readClipboard(), now: new Date() };
  await insert(row, 'paste', joinPieces(filledPieces(template, new Map(), surroundings)));
}
