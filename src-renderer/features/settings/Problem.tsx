import styles from './settings.module.css';

/** What is wrong with a field, announced and tied to it by `id`. */
export function Problem({ id, text }: { readonly id: string; readonly text: string | undefined }) {
  return (
    <div id={id} role="alert">
      {text !== undefined && <p className={styles.problem}>{text}</p>}
    </div>
  );
}
