import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { contract, type Handlers, type Method, methods } from '../../src-shared/contract/index.ts';
import type { OperationSpec } from '../../src-shared/contract/operation.ts';
import { AppError, type Reply, toWire } from '../../src-shared/errors.ts';
import { toError } from '../../src-shared/issues.ts';

/** What stands between a window and the service, for calls and streams alike. */
export interface Border {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'on'>;
  readonly isTrusted: (event: Pick<IpcMainInvokeEvent, 'senderFrame'>) => boolean;
  /** Keeps an unknown failure and gives the reference the window is told. */
  readonly report: (error: unknown) => string;
}

/** The only place that handles calls: who, what, then the call, then an envelope. What the contract lacks has no channel. */
export function registerCalls(border: Border, handlers: Handlers<Method>): void {
  for (const method of methods) {
    const { input }: OperationSpec = contract[method];
    const call = handlers[method] as (value: unknown) => Promise<unknown>;
    border.ipcMain.handle(method, (event, raw: unknown) =>
      answer(border, event, () => {
        const parsed = parse(input, raw);
        if (!parsed.success) throw toError(parsed.error.issues);
        return call(parsed.data);
      }),
    );
  }
}

/** What structured clone lets through may nest without end, and refer to itself: where a schema goes along, the stack is over. */
function parse(schema: OperationSpec['input'], raw: unknown) {
  try {
    return schema.safeParse(raw, { reportInput: true });
  } catch (error) {
    if (error instanceof RangeError) throw new AppError('malformed', 'The input nests too deep');
    throw error;
  }
}

/** Runs what a trusted window asked for, and puts the outcome into its envelope. */
export async function answer<T>(
  { isTrusted, report }: Border,
  event: Pick<IpcMainInvokeEvent, 'senderFrame'>,
  run: () => T | Promise<T>,
): Promise<Reply<T>> {
  try {
    if (!isTrusted(event)) throw new AppError('forbidden', 'This page may not use Magpie');
    return { ok: true, value: await run() };
  } catch (error) {
    return { ok: false, error: toWire(error, report) };
  }
}
