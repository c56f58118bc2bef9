import { useAlert } from '../../ui/use-announced.ts';
import styles from './settings.module.css';

/** What is wrong with a field, announced and tied to it by `id`. */
export function Problem({ id, text }: { readonly id: string; readonly text: string | undefined }) {
  useAlert(text);
  return <div id={id}>{text !== undefined && <p className={styles.problem}>{text}</p>}</div>;
}
