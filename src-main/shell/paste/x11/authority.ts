import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What the server of a display is shown to let us in. */
export interface Cookie {
  readonly name: string;
  readonly data: Buffer;
}

const none: Cookie = { name: '', data: Buffer.alloc(0) };
const cookieName = 'MIT-MAGIC-COOKIE-1';

/** The cookie of a display from the person's own file; a blank one where there is none, as servers without a lock take it. */
export async function readCookie(display: string, env: NodeJS.ProcessEnv): Promise<Cookie> {
  try {
    return cookieIn(await readFile(env.XAUTHORITY ?? join(homedir(), '.Xauthority')), display);
  } catch {
    return none;
  }
}

/** Entries of Xau(3): a family, then address, display number, name and data, each behind its length, high byte first. */
export function cookieIn(file: Buffer, display: string): Cookie {
  for (let at = 0; at + 2 <= file.length; ) {
    at += 2;
    const fields: Buffer[] = [];
    for (let i = 0; i < 4; i++) {
      const length = file.readUInt16BE(at);
      fields.push(file.subarray(at + 2, at + 2 + length));
      at += 2 + length;
    }
    const [, number = none.data, name = none.data, data = none.data] = fields;
    const isOurs = number.length === 0 || number.toString() === display;
    if (isOurs && name.toString() === cookieName) return { name: cookieName, data };
  }
  return none;
}
