import { Dialog } from '@base-ui/react/dialog';
import { useState } from 'react';
import { type ExportFormat, exportFormats } from '../../../src-shared/model/transfers.ts';
import { listElement } from '../../app/focus.ts';
import { useFilter, useUi } from '../../app/ui-store.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import { exportSnippets } from './export.ts';
import styles from './export-dialog.module.css';

type What = 'selected' | 'list' | 'library';

/** Asks what is written into a file, as what, and whether secrets leave the library. */
export function ExportDialog() {
  const { transfer } = texts;
  const selected = useUi(state => state.selected);
  const filter = useFilter();
  const showDialog = useUi(state => state.showDialog);
  const [what, setWhat] = useState<What>(selected.length > 1 ? 'selected' : 'library');
  const [format, setFormat] = useState<ExportFormat>('magpie');
  const [secrets, setSecrets] = useState(false);
  const whats: Partial<Record<What, string>> = {
    ...(selected.length > 0 && { selected: transfer.selected(readableCount(selected.length), selected.length === 1) }),
    list: transfer.list,
    library: transfer.library,
  };

  function run(): void {
    showDialog(null);
    const parts = { selected: { ids: [...selected] }, list: { filter }, library: {} };
    void exportSnippets({ ...parts[what], format, secrets });
  }

  return (
    <Dialog.Root open onOpenChange={open => !open && showDialog(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.dialog} finalFocus={listElement}>
          <Dialog.Title>{transfer.title}</Dialog.Title>
          <form
            onSubmit={event => {
              event.preventDefault();
              run();
            }}
          >
            <Choice label={transfer.what} value={what} choices={whats} onChange={setWhat} />
            <Choice
              label={transfer.format}
              value={format}
              choices={Object.fromEntries(exportFormats.map(one => [one, transfer.formats[one]]))}
              onChange={setFormat}
            />
            <p className={styles.hint}>{transfer.formatHints[format]}</p>
            <label className={styles.check}>
              <input type="checkbox" checked={secrets} onChange={() => setSecrets(!secrets)} />
              {transfer.secrets}
            </label>
            <p className={styles.hint}>{transfer.secretsHint}</p>
            <div className={styles.buttons}>
              <Button onClick={() => showDialog(null)}>{texts.confirm.cancel}</Button>
              <Button look="primary" type="submit">
                {transfer.export}
              </Button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: Partial<Readonly<Record<Value, string>>>;
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, choices, onChange }: ChoiceProps<Value>) {
  return (
    <label className={styles.choice}>
      <span>{label}</span>
      <select value={value} onChange={({ target }) => onChange(target.value as Value)}>
        {Object.entries<string | undefined>(choices).map(([choice, words]) => (
          <option key={choice} value={choice}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
