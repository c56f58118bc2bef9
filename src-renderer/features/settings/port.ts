import { ServerSettings } from '../../../src-shared/model/settings.ts';

/** A port as it is typed: blank leaves the choice to Magpie. Undefined where it is no port. */
export function readPort(text: string): { readonly port: number | undefined } | undefined {
  const typed = text.trim();
  if (typed === '') return { port: undefined };
  const { success, data } = ServerSettings.shape.port.safeParse(/^\d+$/.test(typed) ? Number(typed) : Number.NaN);
  return success && data !== undefined ? { port: data } : undefined;
}
