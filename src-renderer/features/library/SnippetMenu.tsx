import {
  Check,
  Copy,
  FileOutput,
  FolderMinus,
  FolderPlus,
  PencilLine,
  RotateCcw,
  SquarePen,
  Star,
  Tag,
  Trash2,
  X,
} from 'lucide-react';
import { type CommandId, commands } from '../../app/commands.ts';
import { useFilter, useUi } from '../../app/ui-store.ts';
import { texts } from '../../texts.ts';
import { MenuItem } from '../../ui/Menu.tsx';
import { takeOut } from '../collections/actions.ts';
import { useCollections } from '../collections/queries.ts';

/** The commands for the selected snippets. */
export function SnippetMenu() {
  const selected = useUi(state => state.selected);
  const { scope, collection: opened } = useFilter();
  const collection = useCollections().find(({ id, query }) => id === opened && query === undefined);

  if (scope === 'trash') {
    return (
      <>
        <Item id="keep" title={texts.selection.restore} icon={RotateCcw} />
        <Item id="trash" title={texts.trash.purge} icon={Trash2} />
      </>
    );
  }
  return (
    <>
      {scope === 'suggested' && <Item id="keep" title={texts.suggested.keep} icon={Check} />}
      {selected.length === 1 && (
        <>
          <Item id="copy" title={texts.detail.copy} icon={Copy} />
          <Item id="edit" title={texts.selection.open} icon={SquarePen} />
          <Item id="rename" title={texts.detail.rename} icon={PencilLine} />
        </>
      )}
      <Item id="favourite" icon={Star} />
      <Item id="tag" title={texts.selection.tag} icon={Tag} />
      <Item id="collect" icon={FolderPlus} />
      <Item id="export" icon={FileOutput} />
      {collection && (
        <MenuItem icon={<FolderMinus size={14} />} onSelect={() => void takeOut(selected, collection)}>
          {texts.collections.takeOut}
        </MenuItem>
      )}
      {scope === 'suggested' ? (
        <Item id="trash" title={texts.suggested.dismiss} icon={X} />
      ) : (
        <Item id="trash" title={texts.selection.trash} icon={Trash2} />
      )}
    </>
  );
}

interface ItemProps {
  readonly id: CommandId;
  readonly title?: string;
  readonly icon: typeof Star;
}

function Item({ id, title = texts.commands[id], icon: Icon }: ItemProps) {
  const { keys, run } = commands[id];
  return (
    <MenuItem icon={<Icon size={14} />} {...(keys[0] !== undefined && { keys: keys[0] })} onSelect={run}>
      {title}
    </MenuItem>
  );
}
