import { Menu as Base } from '@base-ui/react/menu';
import { PencilLine, Settings2, Trash2 } from 'lucide-react';
import { tagColours } from '../../../src-shared/model/tags.ts';
import { commands } from '../../app/commands.ts';
import { texts } from '../../texts.ts';
import { MenuItem } from '../../ui/Menu.tsx';
import { colourTag, deleteTags, type KnownTag } from './actions.ts';
import { colourOf, useTagColours } from './queries.ts';
import styles from './tags.module.css';

interface TagMenuProps {
  readonly tag: KnownTag;
  readonly onRename: () => void;
  /** Whether the dialog of all tags can be gone to from here. */
  readonly isOutside?: boolean;
}

/** The commands for a tag. */
export function TagMenu({ tag, onRename, isOutside = false }: TagMenuProps) {
  const colour = colourOf(useTagColours(), tag.text).colour ?? 'none';
  return (
    <>
      <MenuItem icon={<PencilLine size={14} />} keys="F2" onSelect={onRename}>
        {texts.tags.rename}
      </MenuItem>
      <MenuItem icon={<Trash2 size={14} />} keys="Delete" onSelect={() => void deleteTags([tag])}>
        {texts.tags.delete}
      </MenuItem>
      {isOutside && (
        <MenuItem icon={<Settings2 size={14} />} keys={commands.tags.keys[0]} onSelect={commands.tags.run}>
          {texts.tags.manage}
        </MenuItem>
      )}
      <Base.RadioGroup
        className={styles.colours}
        aria-label={texts.tags.colour}
        value={colour}
        onValueChange={(chosen: typeof colour) => void colourTag(tag, chosen)}
      >
        {(['none', ...tagColours] as const).map(choice => (
          <Base.RadioItem
            key={choice}
            value={choice}
            className={styles.colour}
            closeOnClick
            aria-label={choice === 'none' ? texts.tags.noColour : texts.tags.colours[choice]}
            title={choice === 'none' ? texts.tags.noColour : texts.tags.colours[choice]}
          >
            <span className={styles.swatch} data-colour={choice} />
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </>
  );
}
