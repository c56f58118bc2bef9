import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { inProject, projectNode, root } from './project.mjs';

/** Enough of a failing tool's output to see why, without filling the screen. */
const keptOutput = 64 * 1024;

/** The environment of a tool: its own programs first, so that `node` is Node 24 for everything it starts. */
function toolEnv(extra = {}) {
  const name = Object.keys(process.env).find(key => key.toUpperCase() === 'PATH') ?? 'PATH';
  const path = [inProject('node_modules', '.bin'), process.env[name]].join(delimiter);
  return { ...process.env, [name]: path, ...extra };
}

/**
 * @typedef {object} Ended
 * @property {number | null} code
 * @property {NodeJS.Signals | null} signal
 * @property {string} output the end of what it printed, when it was kept
 * @property {boolean} timedOut
 *
 * @typedef {object} RunOptions
 * @property {Record<string, string>} [env] added to the tools' environment
 * @property {boolean} [quiet] keep the output instead of showing it
 * @property {boolean} [keepErrors] show stderr and keep its end as well
 * @property {boolean} [shell]
 * @property {number} [timeoutMs]
 */

/**
 * Runs a program to its end. Ctrl+C reaches it too; this process waits for it to finish cleanly.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Ended>}
 */
export function run(program, args, { env, quiet = false, keepErrors = false, shell = false, timeoutMs } = {}) {
  const kept = quiet ? 'pipe' : 'inherit';
  const child = spawn(program, args, {
    cwd: root,
    env: toolEnv(env),
    stdio: [quiet ? 'ignore' : 'inherit', kept, quiet || keepErrors ? 'pipe' : 'inherit'],
    shell,
  });

  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', chunk => {
      output = (output + chunk).slice(-keptOutput);
      if (!quiet) process.stderr.write(chunk);
    });
  }

  const inTerminal = process.stdin.isTTY || process.stdout.isTTY;
  // In a terminal the whole group gets the Ctrl+C; elsewhere it is handed on.
  const passOn = (/** @type {NodeJS.Signals} */ signal) => {
    if (signal !== 'SIGINT' || !inTerminal) child.kill(signal);
  };
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) process.on(signal, passOn);

  let timedOut = false;
  const stop = () => {
    timedOut = true;
    child.kill('SIGKILL');
  };
  const timer = timeoutMs === undefined ? undefined : setTimeout(stop, timeoutMs);

  return new Promise((resolve, reject) => {
    const settle = () => {
      clearTimeout(timer);
      for (const signal of signals) process.off(signal, passOn);
    };
    child.once('error', error => {
      settle();
      reject(error);
    });
    child.once('close', (code, signal) => {
      settle();
      resolve({ code, signal, output, timedOut });
    });
  });
}

/**
 * Runs a script of an installed package in Node 24.
 * @param {string} script below node_modules
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runTool(script, args, options) {
  return run(projectNode, [inProject('node_modules', ...script.split('/')), ...args], options);
}

/** The exit code a shell would give. @param {Ended} ended */
export function exitCode({ code, signal }) {
  if (signal === 'SIGINT') return 130;
  return code ?? 1;
}
