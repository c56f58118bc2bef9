import type { Transfer } from '../../../src-shared/model/transfers.ts';
import { call } from '../../api/bridge.ts';
import { useProgress } from '../library/in-turns.ts';

/** How often it is asked how far one is, in milliseconds; a small one is done before the second time. */
const firstMs = 50;
const laterMs = 300;

/** What an export or import ends as. One that takes a while shows how far it is, and can be stopped. */
export async function follow(begun: Transfer): Promise<Transfer> {
  const { id } = begun;
  const cancel = () => void call('transfers.cancel', { id }).catch(() => {}); // it has ended by itself
  try {
    let now = begun;
    for (let wait = firstMs; now.state === 'running'; wait = laterMs) {
      const { done, total } = now;
      if (wait === laterMs) useProgress.setState({ progress: { done, total, cancel } });
      await new Promise(resolve => setTimeout(resolve, wait));
      now = await call('transfers.get', { id });
    }
    return now;
  } finally {
    useProgress.setState({ progress: null });
  }
}
