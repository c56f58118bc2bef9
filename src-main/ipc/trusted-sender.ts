import type { IpcMainInvokeEvent } from 'electron';

/** Whether a message comes from the main frame of one of our own windows. */
export function isTrustedSender(appOrigin: string) {
  return ({ senderFrame }: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean =>
    senderFrame !== null && senderFrame.parent === null && originOf(senderFrame.url) === appOrigin;
}

/** URL.origin is the string "null" for custom schemes, so the origin is built from its parts; undefined for what is no URL. */
export function originOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
