/** How the local API stands, as far as this window knows. */
export type ApiState = 'open' | 'off' | 'starting' | 'failed';

interface Known {
  readonly enabled: boolean | undefined;
  readonly address: string | undefined;
  /** How often the service was asked for the address. */
  readonly asked: number;
}

/** A window is on view before the port is: it is asked for this often before its absence means something. */
const patience = 6;
const quickMs = 700;
const slowMs = 10_000;

export function apiStateOf({ enabled, address, asked }: Known): ApiState {
  if (enabled === false) return 'off';
  if (address !== undefined) return 'open';
  return enabled === undefined || asked < patience ? 'starting' : 'failed';
}

/** When to ask for the address again; false where there is nothing to wait for. */
export function askAgainAfter(state: ApiState): number | false {
  if (state === 'starting') return quickMs;
  return state === 'failed' ? slowMs : false;
}
