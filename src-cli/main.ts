#!/usr/bin/env node
import { run } from './run.ts';

// A reader that has seen enough, as head has, ends the command and is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', error => {
    if ('code' in error && error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

process.exitCode = await run(process.argv.slice(2));
