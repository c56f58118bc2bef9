import { originOf } from '../ipc/trusted-sender.ts';
import { appOrigin } from './app-origin.ts';

/** What a page of ours asks for. Electron's own default grants everything to everyone. */
const granted = new Set(['clipboard-sanitized-write', 'clipboard-read']);

/** Whether a page at this URL or origin may do this; the names are Electron's. */
export function mayUse(permission: string, page: string): boolean {
  return granted.has(permission) && originOf(page) === appOrigin;
}
