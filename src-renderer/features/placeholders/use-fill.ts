import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { AssetId } from '../../../src-shared/model/ids.ts';
import { type Filled, filledPieces, joinPieces, type Piece, type Template } from '../../../src-shared/placeholders/template.ts';
import { call } from '../../api/bridge.ts';

export interface Fill {
  /** False until what was filled in last is here. */
  readonly isReady: boolean;
  valueOf(key: string): string;
  set(key: string, value: string): void;
  readonly pieces: readonly Piece[];
  readonly filled: Filled;
  /** Keeps the values for the next time; that they cannot be kept is not worth a word. */
  remember(): void;
}

/** The form of a template: its values, begun with those of the last time, and the text they make. */
export function useFill(id: AssetId, template: Template): Fill {
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const [now] = useState(() => new Date());
  const last = useQuery({
    queryKey: ['placeholders', id],
    // A field may be called `constructor`: an object would have something under that.
    queryFn: async () => new Map(Object.entries((await call('placeholders.last', { id })).values)),
    gcTime: 0,
  });
  const clipboard = useQuery({
    queryKey: ['clipboard', id],
    queryFn: readClipboard,
    enabled: template.parts.some(part => typeof part !== 'string' && part.kind === 'clipboard'),
    gcTime: 0,
  });

  const values = useMemo(() => {
    return new Map(template.fields.map(({ key, label, initial }) => [key, typed.get(key) ?? last.data?.get(label) ?? initial]));
  }, [template, typed, last.data]);
  const pieces = useMemo(
    () => filledPieces(template, values, { clipboard: clipboard.data ?? '', now }),
    [template, values, clipboard.data, now],
  );

  return {
    isReady: !last.isPending && (clipboard.fetchStatus === 'idle' || !clipboard.isPending),
    valueOf: key => values.get(key) ?? '',
    set: (key, value) => setTyped(before => new Map(before).set(key, value)),
    pieces,
    filled: joinPieces(pieces),
    remember: () => {
      if (template.fields.length === 0) return;
      const byLabel = Object.fromEntries(template.fields.map(({ key, label }) => [label, values.get(key) ?? '']));
      call('placeholders.remember', { id, filled: { values: byLabel } }).catch(() => {});
    },
  };
}

/** The text on the clipboard; blank where there is none, or a browser does not allow it. */
export async function readClipboard(): Promise<string> {
  return navigator.clipboard.readText().catch(() => '');
}
