import { ensureBuilt } from './lib/build.mjs';
import { obtainElectron, whyNoDisplay } from './lib/electron.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inProject, main, projectNode, say } from './lib/project.mjs';
import { exitCode, run } from './lib/run.mjs';

/** How Electron ends when the machine cannot run it, rather than when Magpie has a reason to stop. */
const crashSignals = new Set(['SIGTRAP', 'SIGABRT', 'SIGSEGV', 'SIGILL', 'SIGBUS']);
const cannotRun =
  /error while loading shared libraries[^\n]*|Missing X server[^\n]*|cannot open display[^\n]*|SUID sandbox helper[^\n]*/i;

/** A program that went well for this long was able to run here. */
const startMs = 15_000;

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();

  const missingDisplay = whyNoDisplay();
  if (missingDisplay) return serveInstead(missingDisplay);

  const electron = await obtainElectron();
  if ('why' in electron) return serveInstead(electron.why);

  const started = performance.now();
  const ended = await run(electron.path, ['.', ...process.argv.slice(2)], { keepErrors: true }).catch(error => error);
  if (ended instanceof Error) return serveInstead(`Electron could not be started (${ended.message})`);
  const why = cannotRun.exec(ended.output)?.[0];
  const crashed = ended.code === 126 || ended.code === 127 || crashSignals.has(ended.signal ?? '') || why !== undefined;
  if (crashed && exitCode(ended) !== 0 && performance.now() - started < startMs) {
    return serveInstead(`Electron cannot run here (${why ?? ended.signal ?? `exit code ${ended.code}`})`);
  }
  return exitCode(ended);
});

/** The same app in the browser. @param {string} why */
async function serveInstead(why) {
  say(`${why}, so Magpie is served to your browser instead. Ctrl+C ends it.`);
  return exitCode(await run(projectNode, [inProject('out', 'main', 'headless.js'), ...process.argv.slice(2)]));
}
