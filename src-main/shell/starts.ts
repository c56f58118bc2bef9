import { app } from 'electron';
import { z } from 'zod';
import { gathered } from './capturing.ts';
import { ownArguments, parseStart, verbs, type Wish } from './verbs.ts';

/** What a second start hands to the first. Its own argument list is not: Chromium changes it on the way. */
const Handover = z.object({ given: z.array(z.string()), folder: z.string() });
type Handover = z.infer<typeof Handover>;

/** What this start asks for, if it is the first; undefined where a running Magpie was handed it. Says which arguments nobody knows. */
export function takeLock(): Wish | undefined {
  const appFolder = app.isPackaged ? undefined : app.getAppPath();
  const handover: Handover = { given: [...ownArguments(process.argv, appFolder)], folder: process.cwd() };
  const { wish, unknown } = parseStart(handover.given, handover.folder);
  for (const argument of unknown) {
    console.error(
      `Magpie does not know ${JSON.stringify(argument)}. It knows ${verbs.map(verb => `--${verb}`).join(', ')}, files and magpie:// links.`,
    );
  }
  return app.requestSingleInstanceLock(handover) ? wish : undefined;
}

/** Hears of what comes after the start: of further starts, and of macOS, which tells files and links by events. */
export function listenForStarts(act: (wish: Wish) => void): void {
  app.on('second-instance', (_event, _argv, _folder, handover) => {
    const { data } = Handover.safeParse(handover);
    act(data ? parseStart(data.given, data.folder).wish : { verb: 'show' });
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    act(parseStart([url], '/').wish);
  });
  const save = gathered<string>(paths => act({ verb: 'import', paths }));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    save(path);
  });
}
