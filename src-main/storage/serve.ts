import { dirname } from 'node:path';
import { toFailure } from './failure.ts';
import type { HealthKeeper } from './health.ts';
import { asAppError } from './sqlite/failures.ts';
import type { OpenDatabase } from './sqlite/open.ts';
import type { SqliteStore } from './sqlite/store.ts';
import { type Answer, access, type Call } from './thread.ts';

export interface BatchRunnerDeps extends Pick<OpenDatabase, 'db' | 'checkPlace'> {
  readonly store: SqliteStore;
  /** Is told what became of each write. */
  readonly health: Pick<HealthKeeper, 'wrote' | 'failed'>;
  readonly now: () => number;
}

/**
 * Answers a batch of calls. The writes of a batch share one transaction, so that concurrent writers share one fsync, and
 * none is answered before the commit. Reads follow, and see them.
 *
 * There is no savepoint a write: when one fails, the batch is rolled back and each is tried in a transaction of its own
 * (docs/decisions/0008).
 */
export function createBatchRunner({ db, checkPlace, store, health, now }: BatchRunnerDeps) {
  const { reads, writes, changes, search } = store;
  const transaction = db.transaction((calls: readonly Call[]): Answer[] =>
    calls.map(call => {
      const value = invoke(writes, call);
      const change = changes.seal(now());
      return { id: call.id, ok: true, value, ...(change && { change }) };
    }),
  );

  function commit(calls: readonly Call[]): Answer[] {
    if (calls.length === 0) return [];
    const answers = attempt(calls);
    if (Array.isArray(answers)) {
      changes.commit();
      search.commit(changes.revision());
      health.wrote();
      return answers;
    }
    changes.rollback();
    search.rollback();
    if (calls.length > 1) return calls.flatMap(call => commit([call]));
    health.failed(answers.error);
    return calls.map(call => failed(call, answers.error));
  }

  function attempt(calls: readonly Call[]): Answer[] | { readonly error: unknown } {
    try {
      checkPlace();
      return transaction.immediate(calls);
    } catch (thrown) {
      return { error: asAppError(thrown, dirname(db.name)) };
    }
  }

  function read(call: Call): Answer {
    try {
      return { id: call.id, ok: true, value: invoke(reads, call) };
    } catch (error) {
      return failed(call, error);
    }
  }

  return function run(calls: readonly Call[]): Answer[] {
    const isWrite = ({ method }: Call) => access[method] === 'write';
    return [...commit(calls.filter(isWrite)), ...calls.filter(call => !isWrite(call)).map(read)];
  };
}

function invoke(methods: object, { method, args }: Call): unknown {
  return (methods as Record<string, (...args: readonly unknown[]) => unknown>)[method]?.(...args);
}

export function failed({ id }: Call, error: unknown): Answer {
  return { id, ok: false, failure: toFailure(error) };
}
