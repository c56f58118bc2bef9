import type { HistoryChange, HistoryState } from '../../../src-shared/model/history.ts';
import { languageOf } from '../../../src-shared/model/languages.ts';
import { plainName } from '../../../src-shared/model/plain-name.ts';
import { readableCount, readableSize } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';

/** What made a state, in a few words; `several` where the fragment has to be named. */
export function describeState({ changes }: HistoryState, several: boolean): string {
  if (changes.length === 0) return texts.history.saved;
  return changes.map(change => describe(change, several)).join(' · ');
}

function describe(change: HistoryChange, several: boolean): string {
  const said = texts.history.changes;
  switch (change.kind) {
    case 'text':
      return [several && plainName(change.label), sizeOf(change)].filter(Boolean).join(' ');
    case 'language':
      return said.language(languageOf(change.from).label, languageOf(change.to).label);
    case 'label':
      return said.label(plainName(change.label));
    case 'added':
      return said.added(plainName(change.label));
    case 'removed':
      return said.removed(plainName(change.label));
    case 'order':
      return said.order;
    case 'name':
      return said.name;
    case 'tags':
      return [...change.added.map(tag => `+${tag}`), ...change.removed.map(tag => `−${tag}`)].join(' ');
  }
}

function sizeOf({ added, removed, bytes }: HistoryChange & { readonly kind: 'text' }): string {
  if (added === undefined || removed === undefined) return `${bytes < 0 ? '−' : '+'}${readableSize(Math.abs(bytes))}`;
  if (added === 0 && removed === 0) return texts.history.changes.order;
  const parts = [added > 0 && `+${readableCount(added)}`, removed > 0 && `−${readableCount(removed)}`].filter(
    part => part !== false,
  );
  return texts.history.changes.lines(parts.join(' '), added + removed === 1);
}
