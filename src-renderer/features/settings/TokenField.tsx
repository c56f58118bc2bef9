import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from './CopyButton.tsx';
import { Problem } from './Problem.tsx';
import styles from './settings.module.css';
import { newToken } from './token.ts';
import { useChange } from './use-change.ts';

/** A secret that every request needs; shown as dots, copied whole. */
export function TokenField({ token }: { readonly token: string | undefined }) {
  const { problem, change } = useChange();
  const generate = () => void change(settings => ({ ...settings, token: newToken() }));
  const remove = () => void change(({ token: _before, ...settings }) => settings);

  return (
    <section className={styles.field} aria-labelledby="api-token">
      <span id="api-token" className={styles.label}>
        {texts.settings.token}
      </span>
      <p className={styles.hint}>{texts.settings.tokenHint}</p>
      {token === undefined ? (
        <div className={styles.row}>
          <span className={styles.grow}>{texts.settings.tokenNone}</span>
          <Button look="outline" onClick={generate}>
            {texts.settings.generateToken}
          </Button>
        </div>
      ) : (
        <div className={styles.row}>
          <code className={styles.value}>
            <span className="sr-only">{texts.settings.tokenSet}</span>
            <span aria-hidden="true">{'•'.repeat(20)}</span>
          </code>
          <CopyButton label={texts.settings.copyToken} text={token} />
          <Button look="outline" onClick={generate}>
            {texts.settings.replaceToken}
          </Button>
          <Button look="outline" onClick={remove}>
            {texts.settings.removeToken}
          </Button>
        </div>
      )}
      {token !== undefined && (
        <p className={styles.hint}>
          {texts.settings.tokenUse} <code>Authorization: Bearer …</code>
        </p>
      )}
      <Problem id="api-token-problem" text={problem} />
    </section>
  );
}
