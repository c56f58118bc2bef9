import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { checkLint, checkTypes } from './lib/checks.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { findElectron, whyNoDisplay } from './lib/electron.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { overturnedBy } from './lib/overturned.mjs';
import { main, Stop, say } from './lib/project.mjs';
import { runTool } from './lib/run.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const reports = mkdtempSync(join(tmpdir(), 'magpie-test-'));
/** @type {Counts} */
const total = { passed: 0, failed: 0, skipped: 0 };

await main(async () => {
  try {
    const ready = (await step('Packages', ensureInstalled)) && (await step('Chromium', ensureChromium));
    if (ready) await checks();
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  say('');
  say(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
  return total.failed === 0 ? 0 : 1;
});

async function checks() {
  await step('Types', async () => need(await checkTypes(), 'types do not fit'));
  await step('Lint', async () => need(await checkLint(), 'there is something to tidy'));
  const built = await step('Build', ensureBuilt);
  await step('Unit and contract tests', unit);
  if (built) await step('End-to-end tests', endToEnd);
}

/**
 * Does one step and says how long it took. A step that fails without counted tests counts as one that failed.
 * @param {string} name
 * @param {() => Promise<unknown>} work
 */
async function step(name, work) {
  say(`\n== ${name}`);
  const started = performance.now();
  const failedBefore = total.failed;
  let ok = true;
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    say(error.message);
    if (total.failed === failedBefore) total.failed += 1;
    ok = false;
  }
  say(`-- ${name}: ${ok ? 'ok' : 'FAILED'}, ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return ok;
}

/** @param {boolean} ok @param {string} message */
function need(ok, message) {
  if (!ok) throw new Stop(message);
}

async function unit() {
  const { code, output } = await runUnit();
  const overturned = overturnedBy(output);
  if (overturned.length === 0) return need(code === 0, 'unit tests failed');
  need(total.failed === 0, 'unit tests failed');
  say(`\nNode fell over in ${overturned.join(', ')} (https://github.com/nodejs/node/issues/64500): once more`);
  const again = await runUnit(overturned);
  need(again.code === 0, 'unit tests failed');
}

/** @param {readonly string[]} files all of them where none is given */
async function runUnit(files = []) {
  const file = join(reports, 'unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ended = await runTool('vitest/vitest.mjs', ['run', ...reporters, ...files], { keepErrors: true });
  const report = read(file);
  count({ passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests });
  return ended;
}

async function endToEnd() {
  if (!findElectron()) say("Electron's program is not here: its tests are left out (npm start downloads it).");
  else if (whyNoDisplay()) say(`${whyNoDisplay()}: the tests in Electron are left out.`);
  const file = join(reports, 'e2e.json');
  const { code } = await runTool('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  const { stats } = read(file);
  count({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped });
  need(code === 0 && stats.flaky === 0, 'end-to-end tests failed');
}

/** A runner that fell over before its report has failed, whatever it printed. @param {string} file */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Stop('the tests could not be run');
  }
}

/** @param {Counts} counts */
function count(counts) {
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
}
