import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { IndexState } from '../../../src-shared/model/library.ts';
import { queryClient } from '../../app/query-client.ts';
import { libraryKeys, libraryQueries } from './queries.ts';

/** How far the search index is; when it becomes complete, what was searched meanwhile is searched again. */
export function useIndexState(): IndexState | undefined {
  const { data } = useQuery(libraryQueries.index());
  const wasBuilding = useRef(false);
  useEffect(() => {
    if (wasBuilding.current && data?.state === 'ready') void queryClient.invalidateQueries({ queryKey: libraryKeys.lists() });
    wasBuilding.current = data?.state === 'building';
  }, [data]);
  return data;
}
