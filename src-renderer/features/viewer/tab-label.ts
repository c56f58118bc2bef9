import { isFileName } from '../../../src-shared/model/file-name.ts';
import { languageOf } from '../../../src-shared/model/languages.ts';
import type { Fragment, Snippet } from '../../../src-shared/model/library.ts';

/** What a fragment goes by in its tab: the name of its file, else its language. A snippet that is one file has its name there. */
export function tabLabel(
  { name, fragments }: Pick<Snippet, 'name' | 'fragments'>,
  { label, language }: Pick<Fragment, 'label' | 'language'>,
): string {
  if (label !== '') return label;
  return fragments.length === 1 && isFileName(name) ? name : languageOf(language).label;
}
