import { createContext, useContext } from 'react';
import { fold } from '../../../src-shared/model/fold.ts';

/** What is looked for in the settings, and the title of the section around. */
export interface SettingsSearch {
  readonly query: string;
  readonly section: string;
}

export const SettingsSearchContext = createContext<SettingsSearch>({ query: '', section: '' });

/** Whether a setting that is known by some texts is one that is looked for. */
export function useIsSought(...known: readonly (string | undefined)[]): boolean {
  const { query, section } = useContext(SettingsSearchContext);
  return isSought(query, [section, ...known]);
}

/** Each word of the query has to stand somewhere in what the setting is known by, in any order and case. */
export function isSought(query: string, known: readonly (string | undefined)[]): boolean {
  const text = fold(known.join(' '));
  return fold(query)
    .split(' ')
    .every(word => text.includes(word));
}
