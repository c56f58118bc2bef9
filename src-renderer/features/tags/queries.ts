import { queryOptions, useQuery } from '@tanstack/react-query';
import { foldCase } from '../../../src-shared/model/fold.ts';
import type { ColouredTag, TagColour } from '../../../src-shared/model/tags.ts';
import { call } from '../../api/bridge.ts';
import { libraryKeys } from '../library/queries.ts';

export const tagQueries = {
  /** All with their counts, which is much to ask of a large library: for the dialog only. */
  list: () =>
    queryOptions({
      queryKey: [...libraryKeys.lists(), 'tags'],
      queryFn: async () => (await call('tags.list', {})).tags,
    }),
  colours: () =>
    queryOptions({
      queryKey: libraryKeys.tagColours(),
      queryFn: async () => (await call('tags.colours', {})).tags,
    }),
};

/** The colours that were chosen for tags, by their folded texts. */
export type TagColours = ReadonlyMap<string, TagColour>;

const none: TagColours = new Map();

export function useTagColours(): TagColours {
  return useQuery({ ...tagQueries.colours(), select: byText }).data ?? none;
}

function byText(tags: readonly ColouredTag[]): TagColours {
  return new Map(tags.map(({ text, colour }) => [foldCase(text), colour]));
}

/** As attributes of what shows a tag. */
export function colourOf(colours: TagColours, tag: string): { readonly colour?: TagColour } {
  const colour = colours.get(foldCase(tag));
  return colour === undefined ? {} : { colour };
}
