import type { AssetId } from '../../src-shared/model/ids.ts';
import type { Recommendation } from '../../src-shared/model/search.ts';

/** What touching and scrolling count beside viewing, in milliseconds of viewing. */
const touchedWorth = 30_000;
const scrolledWorth = 15_000;

const duration =
  /^P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const unitsInMs = [7 * 86_400_000, 86_400_000, 3_600_000, 60_000, 1000];

/** How interesting each asset was (assets-api section 5.4): an interaction names its asset, or stands at its index. */
export function interestOf({ assets, interactions }: Recommendation): Map<AssetId, number> {
  const interest = new Map<AssetId, number>(assets.iterable.map(({ id }) => [id.toLowerCase() as AssetId, 0]));
  for (const [index, { asset, interactions: done }] of interactions.iterable.entries()) {
    const id = (asset ?? assets.iterable[index]?.id)?.toLowerCase() as AssetId | undefined;
    if (id === undefined || !done || !interest.has(id)) continue;
    const worth = durationInMs(done.viewed) + (done.touched ? touchedWorth : 0) + (done.scrolled ? scrolledWorth : 0);
    interest.set(id, (interest.get(id) ?? 0) + worth);
  }
  return interest;
}

/** An ISO 8601 duration such as `PT10M`; what cannot be read counts nothing. */
function durationInMs(text: string): number {
  const parts = duration.exec(text)?.slice(1) ?? [];
  return parts.reduce((sum, part, i) => sum + Number(part ?? 0) * (unitsInMs[i] ?? 0), 0);
}
