import { call } from '../../api/bridge.ts';

/** Lets the key save again. */
export async function resumeCapture(): Promise<void> {
  const { capture } = await call('settings.get', {});
  await call('settings.update', { settings: { capture: { ...capture, paused: false } } });
}
