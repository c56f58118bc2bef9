import { app, type Session, session, shell, type WebContents } from 'electron';
import { isPage } from './app-origin.ts';
import { openExternal } from './open-external.ts';
import { mayUse } from './permissions.ts';

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
  // The frame of a preview (docs/decisions/0022) has the page that it is given, and goes nowhere from there.
  contents.on('will-frame-navigate', event => {
    if (event.url !== 'about:srcdoc') stay(event);
  });
  contents.on('will-attach-webview', event => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openExternal(url, href => shell.openExternal(href)).catch(report);
    return { action: 'deny' };
  });
}

/** Devices and screens need no rule of their own: without a handler that chooses one, Electron refuses. */
function refuseAllElse(target: Session): void {
  target.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) => {
    answer(mayUse(permission, requestingUrl));
  });
  target.setPermissionCheckHandler((_contents, permission, requestingOrigin) => mayUse(permission, requestingOrigin));
  target.setDevicePermissionHandler(() => false);
  target.on('will-download', event => event.preventDefault());
  target.setSpellCheckerEnabled(false); // its dictionaries come over the network
}
