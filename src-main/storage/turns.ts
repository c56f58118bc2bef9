import { AppError } from '../../src-shared/errors.ts';
import type { PageQuery } from './port.ts';
import { failed } from './serve.ts';
import { type Answer, access, type Call } from './thread.ts';

/** How long scans go on before what has come meanwhile is looked at, in milliseconds. */
const scanMs = 8;

export interface TurnsDeps {
  readonly run: (calls: readonly Call[]) => Answer[];
  readonly say: (answers: readonly Answer[]) => void;
}

export interface Turns {
  /** Takes calls; they are answered in a turn to come, with what else has arrived by then. */
  add(calls: readonly Call[]): void;
  /** Answers all that waits, at once. */
  finish(): void;
}

/**
 * In which order the storage thread answers: in each turn all writes, in one transaction, then the short reads, then scans as
 * long as the turn lasts. So nothing short waits for more than one scan, and the scans, which keep their order, go on all the time.
 */
export function createTurns({ run, say }: TurnsDeps): Turns {
  let waiting: Call[] = [];
  let planned = false;

  function plan(): void {
    if (planned || waiting.length === 0) return;
    planned = true;
    setImmediate(() => {
      planned = false;
      turn(scanMs);
      plan();
    });
  }

  function turn(ms: number): void {
    answer(take('write'));
    answer(take('read'));
    const until = performance.now() + ms;
    while (waiting.length > 0 && performance.now() < until) {
      const [scan] = waiting.splice(0, 1) as [Call];
      if (isSuperseded(scan, waiting)) say([failed(scan, new AppError('cancelled', 'A newer query has come'))]);
      else answer([scan]);
    }
  }

  function take(kind: 'write' | 'read'): Call[] {
    const { taken = [], left = [] } = Object.groupBy(waiting, ({ method }) => (access[method] === kind ? 'taken' : 'left'));
    waiting = left;
    return taken;
  }

  function answer(calls: readonly Call[]): void {
    if (calls.length > 0) say(run(calls));
  }

  return {
    add(calls) {
      waiting.push(...calls);
      plan();
    },
    finish: () => turn(Number.POSITIVE_INFINITY),
  };
}

/** Whether somebody types on: the list of an older keystroke is of no more use. */
function isSuperseded({ method, args }: Call, later: readonly Call[]): boolean {
  if (method !== 'page') return false;
  const { typist } = args[0] as PageQuery;
  return typist !== undefined && later.some(call => call.method === 'page' && (call.args[0] as PageQuery).typist === typist);
}
