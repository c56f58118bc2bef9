import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Link, linkScheme, parseLink } from './links.ts';

/** What a start of the program asks for by one word. */
export const verbs = ['show', 'palette', 'quick-save', 'new', 'hidden'] as const;
type Verb = (typeof verbs)[number];

/** What a start of the program asks for; a second start hands it to the first through the single instance lock. */
export type Wish =
  | { readonly verb: Verb }
  | { readonly verb: 'import'; readonly paths: readonly string[] }
  | { readonly verb: 'link'; readonly link: Link }
  /** Something that looks like a link of ours and is none. */
  | { readonly verb: 'refuse' };

export interface Start {
  readonly wish: Wish;
  /** Arguments that nobody knows; they are said and passed over. */
  readonly unknown: readonly string[];
}

/** Switches of Chromium, Electron and Node that people and desktops add, and macOS's process number. */
const ofChromium =
  /^-(psn_|-(no-sandbox$|user-data-dir=|enable-|disable-|force-|ignore-|ozone-|use-|remote-debugging-|inspect|js-flags=|lang=|log-|v=|vmodule=|trace-|proxy-|password-store=|gtk-version=|xdg-portal-|class=|name=|in-process-gpu$|high-dpi-|original-process-start-time=))/;

/**
 * The arguments of a person: without the program, and where Electron is started with the app's folder, without that and what
 * stands before it, which is for Electron and Node.
 */
export function ownArguments(argv: readonly string[], appFolder: string | undefined): readonly string[] {
  const given = argv.slice(1);
  return appFolder === undefined ? given : given.slice(given.findIndex(argument => resolve(argument) === appFolder) + 1);
}

/** What arguments ask for. The first verb counts; without one, files and folders, which are relative to `folder`. */
export function parseStart(given: readonly string[], folder: string): Start {
  // The desktop hands links on as an argument. What stands beside one may have been in it, so that nothing else counts.
  const link = given.find(argument => argument.toLowerCase().startsWith(`${linkScheme}:`));
  if (link !== undefined) return { wish: wishOfLink(link), unknown: [] };

  const end = given.indexOf('--');
  const options = end === -1 ? given : given.slice(0, end);
  const rest = end === -1 ? [] : given.slice(end + 1).map(path => resolve(folder, path));
  const verb = options.map(verbOf).find(found => found !== undefined);
  const files = options
    .filter(argument => !argument.startsWith('-'))
    .map(argument => ({ argument, path: pathOf(argument, folder) }));
  const paths = [...files.flatMap(({ path }) => path ?? []), ...rest];
  const unknown = [
    ...options.filter(argument => argument.startsWith('-') && verbOf(argument) === undefined && !ofChromium.test(argument)),
    ...files.filter(({ path }) => path === undefined).map(({ argument }) => argument),
  ];
  if (verb !== undefined) return { wish: { verb }, unknown };
  return { wish: paths.length > 0 ? { verb: 'import', paths } : { verb: 'show' }, unknown };
}

function wishOfLink(text: string): Wish {
  const link = parseLink(text);
  return link ? { verb: 'link', link } : { verb: 'refuse' };
}

function verbOf(argument: string): Verb | undefined {
  return verbs.find(verb => argument === `--${verb}`);
}

/** The path that an argument names: as it is, or as a `file:` address; undefined for addresses of other kinds. */
function pathOf(argument: string, folder: string): string | undefined {
  if (argument === '') return undefined;
  if (!/^[a-z][a-z0-9+.-]+:/i.test(argument)) return resolve(folder, argument); // one letter is a drive
  try {
    return fileURLToPath(argument);
  } catch {
    return undefined;
  }
}
