import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Known } from '../../../src-shared/query/complete.ts';
import { useCollections } from '../collections/queries.ts';
import { libraryQueries, wholeLibrary } from '../library/queries.ts';

/** The languages, tags and collections there are, for values to offer. */
export function useKnown(isWanted: boolean): Known {
  const { data: facets } = useQuery({ ...libraryQueries.facets(wholeLibrary), enabled: isWanted });
  const all = useCollections();
  return useMemo(
    () => ({
      languages: facets?.languages ?? [],
      tags: facets?.tags ?? [],
      collections: all.map(({ path, count }) => ({ value: path, ...(count !== undefined && { count }) })),
    }),
    [facets, all],
  );
}
