import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { commandFor, maxSteps } from './commands.ts';
import type { Presser } from './paste.ts';
import { type Started, startCommand } from './run-command.ts';
import { type Way, waysToPaste } from './ways.ts';
import { pressOnX11 } from './x11/press.ts';

export interface SystemPresser extends Presser {
  /** Whether there is a way to press keys in other programs; it may still be refused. */
  readonly isAble: boolean;
  /** A paste may follow: what takes long to start is started. */
  prepare(): void;
  /** None follows. */
  release(): void;
}

/** What this machine has to press keys with. */
export function createSystemPresser(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): SystemPresser {
  const ways = waysToPaste({ platform, env, has: program => isOnPath(program, env) });
  let prepared: Started | undefined;

  const start = (way: Exclude<Way, 'x11'>, steps: number) => {
    const command = commandFor(way, steps, env.SystemRoot);
    return { command, started: startCommand(command) };
  };

  async function pressBy(way: Way, steps: number): Promise<void> {
    if (way === 'x11') return pressOnX11(steps, env);
    const ready = prepared;
    prepared = undefined;
    const { command, started } = ready ? { command: commandFor(way, steps), started: ready } : start(way, steps);
    await started.finish(command.input);
  }

  return {
    isAble: ways.length > 0,
    prepare: () => {
      if (ways[0] === 'powershell') prepared ??= start('powershell', 0).started;
    },
    release: () => {
      prepared?.cancel();
      prepared = undefined;
    },
    press: async steps => {
      const bounded = steps > maxSteps ? 0 : steps;
      const failures: unknown[] = [];
      for (const way of ways) {
        try {
          return await pressBy(way, bounded);
        } catch (error) {
          failures.push(error);
        }
      }
      throw new AggregateError(failures, 'No way to press keys in the program in front');
    },
  };
}

function isOnPath(program: string, { PATH = '' }: NodeJS.ProcessEnv): boolean {
  return PATH.split(delimiter).some(folder => folder !== '' && existsSync(join(folder, program)));
}
