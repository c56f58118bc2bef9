import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from './CopyButton.tsx';
import { Setting } from './Setting.tsx';
import styles from './settings.module.css';
import { newToken } from './token.ts';
import { useChange } from './use-change.ts';

/** A secret that every request needs; shown as dots, copied whole. */
export function TokenField({ token }: { readonly token: string | undefined }) {
  const { problem, change } = useChange();
  const generate = () => void change(settings => ({ ...settings, token: newToken() }));
  const remove = () => void change(({ token: _before, ...settings }) => settings);

  return (
    <Setting
      id="api-token"
      label={texts.settings.token}
      hint={texts.settings.tokenHint}
      words={texts.settings.tokenWords}
      problem={problem}
      below={
        token === undefined ? (
          <NoToken onGenerate={generate} />
        ) : (
          <TokenSet token={token} onReplace={generate} onRemove={remove} />
        )
      }
    />
  );
}

function NoToken({ onGenerate }: { readonly onGenerate: () => void }) {
  return (
    <div className={styles.row}>
      <span className={styles.grow}>{texts.settings.tokenNone}</span>
      <Button look="outline" onClick={onGenerate}>
        {texts.settings.generateToken}
      </Button>
    </div>
  );
}

interface TokenSetProps {
  readonly token: string;
  readonly onReplace: () => void;
  readonly onRemove: () => void;
}

function TokenSet({ token, onReplace, onRemove }: TokenSetProps) {
  return (
    <>
      <div className={styles.row}>
        <code className={styles.value}>
          <span className="sr-only">{texts.settings.tokenSet}</span>
          <span aria-hidden="true">{'•'.repeat(20)}</span>
        </code>
        <CopyButton label={texts.settings.copyToken} text={token} />
        <Button look="outline" onClick={onReplace}>
          {texts.settings.replaceToken}
        </Button>
        <Button look="outline" onClick={onRemove}>
          {texts.settings.removeToken}
        </Button>
      </div>
      <p className={styles.hint}>
        {texts.settings.tokenUse} <code>Authorization: Bearer …</code>
      </p>
    </>
  );
}
