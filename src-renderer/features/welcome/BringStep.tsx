import { FileDown, Shapes } from 'lucide-react';
import { maxFileBytes } from '../../../src-shared/model/library.ts';
import { commands } from '../../app/commands.ts';
import { useUi } from '../../app/ui-store.ts';
import { readableSize } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import { chooseFiles } from '../capture/choose-files.ts';
import styles from './welcome.module.css';

/** What one has already, or a few samples to look around with. */
export function BringStep() {
  const hasSamples = useUi(state => state.samples.length > 0);
  return (
    <>
      <p>{texts.welcome.bring(readableSize(maxFileBytes))}</p>
      <div className={styles.choices}>
        <Button look="outline" icon={<FileDown size={15} />} onClick={chooseFiles}>
          {texts.welcome.chooseFiles}
        </Button>
        {hasSamples ? (
          <Button look="outline" icon={<Shapes size={15} />} onClick={commands.removeSamples.run}>
            {texts.commands.removeSamples}
          </Button>
        ) : (
          <Button look="outline" icon={<Shapes size={15} />} onClick={commands.addSamples.run}>
            {texts.commands.addSamples}
          </Button>
        )}
      </div>
    </>
  );
}
