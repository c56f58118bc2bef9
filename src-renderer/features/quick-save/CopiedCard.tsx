import type { Copied } from '../../../src-shared/contract/shell.ts';
import { plainName } from '../../../src-shared/model/plain-name.ts';
import { keyCaps } from '../../lib/keys.ts';
import { texts } from '../../texts.ts';
import { Card } from './Card.tsx';

/** What the palette has copied, and what to do with it. */
export function CopiedCard({ copied: { name, secrets, why } }: { readonly copied: Copied }) {
  const { snippetPalette } = texts;
  const then = why === 'permission' ? snippetPalette.allow : snippetPalette.pressPaste(keyCaps('$mod+v').join('+'));
  return (
    <Card
      tone="done"
      title={
        <>
          {snippetPalette.copied} <b>{plainName(name)}</b>
        </>
      }
      hint={secrets > 0 ? `${snippetPalette.withSecrets(secrets)} ${then}` : then}
    />
  );
}
