import { languageOf } from '../../../src-shared/model/languages.ts';
import type { Fragment, Snippet } from '../../../src-shared/model/library.ts';

/** One word and a short ending, as files are named. */
const fileName = /^[^\s/\\]+\.[a-z][a-z0-9]{0,9}$/i;

/** What a fragment goes by in its tab: the name of its file, else its language. A snippet that is one file has its name there. */
export function tabLabel(
  { name, fragments }: Pick<Snippet, 'name' | 'fragments'>,
  { label, language }: Pick<Fragment, 'label' | 'language'>,
): string {
  if (label !== '') return label;
  return fragments.length === 1 && fileName.test(name) ? name : languageOf(language).label;
}
