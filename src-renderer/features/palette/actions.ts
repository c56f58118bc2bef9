import type { Row } from '../../../src-shared/model/library.ts';
import { plainName } from '../../../src-shared/model/plain-name.ts';
import type { Filled } from '../../../src-shared/placeholders/template.ts';
import { call } from '../../api/bridge.ts';
import { textOfError } from '../../lib/error-text.ts';
import { modifiersReleased } from '../../lib/held-keys.ts';
import { texts } from '../../texts.ts';
import { usePalette } from './palette-store.ts';

const { say, setMode } = usePalette.getState();

/** Says what went wrong in the foot: the palette is still shown then. */
async function attempt(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    say({ text: textOfError(error), tone: 'error' });
  }
}

/** Pastes the row in the program in front, or copies it; with its placeholders filled in where that was done. */
export function insert({ id }: Pick<Row, 'id'>, as: 'paste' | 'copy', filled?: Filled): Promise<void> {
  return attempt(async () => {
    if (as === 'paste') await modifiersReleased();
    await call('shell.insert', { id, as, ...(filled && { filled }) });
  });
}

export function open({ id }: Row, edit: boolean): Promise<void> {
  return attempt(() => call('shell.open', { id, ...(edit && { field: 'editor' as const }) }));
}

export function create(name: string): Promise<void> {
  return attempt(() => call('shell.create', { name }));
}

export function setFavourite({ id, favourite }: Row): Promise<void> {
  setMode('search');
  return attempt(() => call('library.edit', { edit: { id, favourite: !favourite } }));
}

export function trash({ id, name }: Row): Promise<void> {
  setMode('search');
  const snippets = { ids: [id] };
  return attempt(async () => {
    await call('library.trash', { snippets });
    const undo = () =>
      attempt(async () => {
        await call('library.restore', { snippets });
        say({ text: texts.undo.restored('1', plainName(name), true), tone: 'info' });
      });
    say({ text: texts.undo.trashed('1', plainName(name), true), tone: 'info', undo });
  });
}

export function leave(): void {
  void attempt(() => call('shell.leavePalette', {}));
}
