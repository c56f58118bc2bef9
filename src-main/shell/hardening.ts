import { app, type Session, session, shell, type WebContents } from 'electron';
import { originOf } from '../ipc/trusted-sender.ts';
import { appOrigin, isPage } from './app-origin.ts';
import { openExternal } from './open-external.ts';

/** What a page of ours may ask for; all else, and all that another page asks for, is refused. Electron's own default grants it. */
const permissions = new Set(['clipboard-sanitized-write', 'clipboard-read']);

/** Before the first window: no contents exist that these rules do not hold for. */
export function harden(report: (error: unknown) => void): void {
  app.on('web-contents-created', (_event, contents) => keepInside(contents, report));
  app.on('session-created', refuseAllElse);
  refuseAllElse(session.defaultSession);
}

function keepInside(contents: WebContents, report: (error: unknown) => void): void {
  const stay = (event: { readonly url: string; preventDefault(): void }) => {
    if (!isPage(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-attach-webview', event => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openExternal(url, href => shell.openExternal(href)).catch(report);
    return { action: 'deny' };
  });
}

function refuseAllElse(target: Session): void {
  target.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) => {
    answer(permissions.has(permission) && originOf(requestingUrl) === appOrigin);
  });
  target.setPermissionCheckHandler((_contents, permission, requestingOrigin) => {
    return permissions.has(permission) && originOf(requestingOrigin) === appOrigin;
  });
  target.setDevicePermissionHandler(() => false);
  target.on('will-download', (event, item) => {
    if (originOf(item.getURL()) !== appOrigin && !item.getURL().startsWith(`blob:${appOrigin}`)) event.preventDefault();
  });
}
