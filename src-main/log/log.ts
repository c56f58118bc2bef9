import { randomBytes } from 'node:crypto';
import { appendFile, chmod, mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Only the one whose log it is can read it, whatever the umask. */
const privateFolder = 0o700;
const privateFile = 0o600;
/** At this size, in bytes, a log makes room: it becomes `main.old.log` and a new one begins. */
const maxLogBytes = 1024 * 1024;

type Level = 'info' | 'warn' | 'error';
type Fields = Readonly<Record<string, string | number | boolean>>;

export interface Log {
  readonly file: string;
  /** A line of the log. Never put text of a snippet, a clipboard or a search into it. */
  write(level: Level, message: string, fields?: Fields): void;
  /** Keeps an unknown failure with its stack and gives the reference that a person is told. */
  report(error: unknown): string;
  /** Settles once all lines are on disk. */
  flush(): Promise<void>;
}

/** A log in a file of this folder. Writing never fails and never waits: a full disk must not stop the app that says so. */
export function createLog(folder: string, now: () => number = Date.now): Log {
  const file = join(folder, 'main.log');
  let writing = mkdir(folder, { recursive: true, mode: privateFolder })
    .then(() => chmod(file, privateFile)) // one of before
    .catch(() => {});

  function add(line: string): void {
    writing = writing.then(() => appendWithinLimit(file, line)).catch(() => {});
  }

  function write(level: Level, message: string, fields?: Fields): void {
    const details = fields ? ` ${JSON.stringify(fields)}` : '';
    add(`${new Date(now()).toISOString()} ${level} ${message}${details}\n`);
  }

  return {
    file,
    write,
    report: error => {
      const reference = randomBytes(4).toString('hex');
      write('error', `${reference} ${textOfFailure(error)}`);
      return reference;
    },
    flush: () => writing,
  };
}

async function appendWithinLimit(file: string, line: string): Promise<void> {
  const size = await stat(file).then(
    stats => stats.size,
    () => 0,
  );
  if (size > 0 && size + Buffer.byteLength(line) > maxLogBytes) await rename(file, file.replace(/\.log$/, '.old.log'));
  await appendFile(file, line, { mode: privateFile });
}

function textOfFailure(error: unknown): string {
  if (!(error instanceof Error)) return `Not an error but a ${typeof error}`;
  const cause = error.cause === undefined ? '' : `\ncaused by ${textOfFailure(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
