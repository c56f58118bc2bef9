import type { AssetsService } from '../assets/service.ts';
import type { Log } from '../log/log.ts';
import { settingsRules } from '../server/settings-rules.ts';
import { type RunningServer, type StartOptions, startServer } from '../server/start-server.ts';

/** What became of the local API: switched off and failed have no address. */
export type ApiState = 'open' | 'off' | 'failed';

export interface LocalServer {
  /** Where the local API answers; undefined while it is switched off or has no port. */
  address(): string | undefined;
  close(): Promise<void>;
}

type Options = Pick<StartOptions, 'streams' | 'bundle' | 'serverFile'> & {
  readonly service: AssetsService;
  readonly log: Log;
  /** Called with each new state. */
  readonly onState: (state: ApiState) => void;
};

/**
 * The local API as the settings want it, opened anew when its switch or its port changes; settles when it has been tried.
 * Magpie works without it: that it could not be opened is logged, and told by `system.info` having no address.
 */
export async function openLocalServer({ service, log, onState, ...rest }: Options): Promise<LocalServer> {
  const settings = () => service.settings.current().server;
  let running: RunningServer | undefined;
  let wanted: string | undefined;

  async function follow(): Promise<void> {
    const { enabled, port } = settings();
    const now = enabled ? `port ${port ?? 'any'}` : 'off';
    if (now === wanted) return;
    wanted = now;
    await running?.close();
    running = undefined;
    if (!enabled) return onState('off');
    try {
      const rules = { ...settingsRules(settings), ...(port !== undefined && { port }) };
      running = await startServer({ service, ...rest, ...rules, report: log.report });
      log.write('info', 'The local API is open', { address: running.address });
      onState('open');
    } catch (error) {
      log.write('warn', 'The local API could not be opened');
      onState('failed');
      log.report(error);
    }
  }

  let following = follow();
  const stop = service.settings.subscribe(() => {
    following = following.then(follow).catch(error => void log.report(error));
    return following;
  });
  await following;
  return {
    address: () => running?.address,
    close: async () => {
      stop();
      await following;
      await running?.close();
    },
  };
}
