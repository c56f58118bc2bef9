import { call, host } from '../../api/bridge.ts';
import { wholeLibrary } from '../library/queries.ts';
import { diagnosticsText } from './diagnostics.ts';

/** Asks for all that `diagnosticsText` tells. Throws what the service says. */
export async function collectDiagnostics(): Promise<string> {
  const [info, counts, index, enrichment, settings] = await Promise.all([
    call('system.info', {}),
    call('library.facets', { filter: wholeLibrary }),
    call('library.index', {}),
    call('enrichment.state', {}),
    host === 'electron' ? call('settings.get', {}) : undefined,
  ]);
  return diagnosticsText({ info, counts, index, enrichment, settings, userAgent: navigator.userAgent });
}
