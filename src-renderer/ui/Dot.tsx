import { languageOf } from '../../src-shared/model/languages.ts';
import styles from './dot.module.css';

/** The colour of a language; its name always stands beside it. */
export function Dot({ language }: { readonly language: string }) {
  return <span aria-hidden="true" className={styles.dot} style={{ background: languageOf(language).colour }} />;
}
