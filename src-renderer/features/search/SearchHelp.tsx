import { Popover } from '@base-ui/react/popover';
import { CircleHelp } from 'lucide-react';
import type { RefObject } from 'react';
import { operators } from '../../../src-shared/query/query.ts';
import { texts } from '../../texts.ts';
import { Keys } from '../../ui/Keys.tsx';
import styles from './search-help.module.css';

interface SearchHelpProps {
  /** Where the focus goes afterwards. */
  readonly field: RefObject<HTMLInputElement | null>;
}

/** What the field understands, with an example of each. */
export function SearchHelp({ field }: SearchHelpProps) {
  return (
    <Popover.Root>
      <Popover.Trigger className={styles.trigger} aria-label={texts.search.help} title={texts.search.help}>
        <CircleHelp size={14} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className={styles.positioner} align="end" sideOffset={8}>
          <Popover.Popup className={styles.popup} finalFocus={field}>
            <Popover.Title className={styles.title}>{texts.search.helpTitle}</Popover.Title>
            <p>{texts.search.helpPlain}</p>
            <dl className={styles.entries}>
              {operators.map(operator => (
                <Entry key={operator} example={texts.search.examples[operator]} text={texts.search.operators[operator]} />
              ))}
              {texts.search.others.map(({ example, text }) => (
                <Entry key={example} example={example} text={text} />
              ))}
            </dl>
            <p className={styles.keys}>
              <Keys combination="Control+Space" /> {texts.search.helpKeys}
            </p>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Entry({ example, text }: { readonly example: string; readonly text: string }) {
  return (
    <div>
      <dt>
        <code>{example}</code>
      </dt>
      <dd>{text}</dd>
    </div>
  );
}
