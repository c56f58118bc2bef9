import { Combobox } from '@base-ui/react/combobox';
import { Check } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type LanguageChoice, languageChoices, languageOf } from '../../../src-shared/model/languages.ts';
import type { Fragment, Snippet } from '../../../src-shared/model/library.ts';
import { commands } from '../../app/commands.ts';
import { useUi } from '../../app/ui-store.ts';
import { texts } from '../../texts.ts';
import combo from '../../ui/combo.module.css';
import { Dot } from '../../ui/Dot.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { changeSnippet } from '../library/actions.ts';
import styles from './detail.module.css';

interface LanguageMenuProps {
  readonly snippet: Snippet;
  readonly fragment: Fragment;
}

/** The language of a fragment; a click lets another be found and chosen. */
export function LanguageMenu({ snippet, fragment }: LanguageMenuProps) {
  const { label } = languageOf(fragment.language);
  const guessed = snippet.generated.language && fragment === snippet.fragments[0];
  const chosen = languageChoices.find(choice => choice.label === label) ?? null;

  const [open, setOpen] = useState(false);
  const asked = useUi(state => state.pending === 'language' && state.active === snippet.id);
  const ask = useUi(state => state.ask);

  useEffect(() => {
    if (!asked) return;
    ask(null);
    setOpen(true);
  }, [asked, ask]);

  function choose(choice: LanguageChoice | null): void {
    if (!choice || (choice === chosen && !guessed)) return;
    const { id, language } = fragment;
    const back = { id, language, ...(guessed && { generatedLanguage: true }) };
    void changeSnippet({ id: snippet.id, fragment: { id, language: choice.specific } }, { id: snippet.id, fragment: back });
  }

  return (
    <Combobox.Root
      items={chosen ? [chosen, ...languageChoices.filter(choice => choice !== chosen)] : languageChoices}
      value={chosen}
      onValueChange={choose}
      itemToStringLabel={choice => choice.label}
      autoHighlight
      open={open}
      onOpenChange={setOpen}
    >
      <Tooltip text={guessed ? texts.detail.guessedLanguage : texts.commands.language} keys={commands.language.keys[0]}>
        <Combobox.Trigger
          className={styles.language}
          aria-label={guessed ? texts.detail.changeGuess(label) : texts.detail.changeLanguage(label)}
        >
          <Dot language={fragment.language} />
          {label}
        </Combobox.Trigger>
      </Tooltip>
      <Combobox.Portal>
        <Combobox.Positioner className={combo.positioner} align="start" sideOffset={4}>
          <Combobox.Popup className={combo.popup} aria-label={texts.detail.language}>
            <Combobox.Input
              className={combo.input}
              placeholder={texts.detail.findLanguage}
              aria-label={texts.detail.findLanguage}
            />
            <Combobox.Empty className={combo.empty}>{texts.detail.noLanguage}</Combobox.Empty>
            <Combobox.List className={combo.list}>
              {(choice: LanguageChoice) => (
                <Combobox.Item key={choice.label} value={choice} className={combo.item}>
                  <Dot language={choice.specific} />
                  <span>{choice.label}</span>
                  <Combobox.ItemIndicator>
                    <Check size={14} />
                  </Combobox.ItemIndicator>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
