import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { checkLint, checkTypes } from './lib/checks.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { findElectron, whyNoDisplay } from './lib/electron.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { overturnedBy } from './lib/overturned.mjs';
import { main, root, Stop, say } from './lib/project.mjs';
import { runTool } from './lib/run.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const reports = mkdtempSync(join(tmpdir(), 'magpie-test-'));
/** @type {Counts} */
const total = { passed: 0, failed: 0, skipped: 0 };
/** What failed, by name, so that the end of the output tells it. @type {string[]} */
const broken = [];
/** What passed only when it was run once more: it has found something, in the test or in Magpie. @type {string[]} */
const unsteady = [];

await main(async () => {
  try {
    const ready = (await step('Packages', ensureInstalled)) && (await step('Chromium', ensureChromium));
    if (ready) await checks();
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  for (const name of unsteady) say(`\nPassed only when it was run once more: ${name}`);
  for (const name of broken) say(`\nFailed: ${name}`);
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
    if (total.failed === failedBefore) {
      total.failed += 1;
      broken.push(`${name}: ${error.message}`);
    }
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
  const first = await runUnit();
  const failed = [...first.counts].filter(([, { failed }]) => failed > 0).map(([file]) => file);
  const overturned = overturnedBy(first.output);
  const again = first.code === 0 ? [] : [...new Set([...failed, ...overturned])];
  if (overturned.length > 0) say(`\nNode fell over in ${overturned.join(', ')} (https://github.com/nodejs/node/issues/64500)`);
  if (again.length > 0) say(`\n== Once more: ${again.join(', ')}`);
  const second = again.length > 0 ? await runUnit(again) : first;
  for (const counts of new Map([...first.counts, ...second.counts]).values()) count(counts);
  for (const file of again) (second.counts.get(file)?.failed === 0 ? unsteady : broken).push(file);
  need(second.code === 0, 'unit tests failed');
}

/** @param {readonly string[]} files all of them where none is given */
async function runUnit(files = []) {
  const file = join(reports, 'unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ended = await runTool('vitest/vitest.mjs', ['run', ...reporters, ...files], { keepErrors: true });
  /** @type {Map<string, Counts>} */
  const counts = new Map();
  for (const { name, status, assertionResults } of read(file).testResults) {
    const having = (/** @type {string} */ wanted) =>
      assertionResults.filter((/** @type {any} */ test) => test.status === wanted).length;
    const [passed, failed] = [having('passed'), having('failed')];
    // A file that could not be read has no tests to fail.
    const counted = { passed, failed: failed || Number(status === 'failed'), skipped: assertionResults.length - passed - failed };
    counts.set(relative(root, name), counted);
  }
  return { ...ended, counts };
}

async function endToEnd() {
  if (!findElectron()) say("Electron's program is not here: its tests are left out (npm start downloads it).");
  else if (whyNoDisplay()) say(`${whyNoDisplay()}: the tests in Electron are left out.`);
  const file = join(reports, 'e2e.json');
  const { code } = await runTool('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  const { stats, suites } = read(file);
  count({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped });
  for (const { file, line, title, status } of testsIn(suites)) {
    if (status === 'flaky') unsteady.push(`${file}:${line} ${title}`);
    if (status === 'unexpected') broken.push(`${file}:${line} ${title}`);
  }
  need(code === 0, 'end-to-end tests failed');
}

/** @param {readonly any[]} suites @returns {{ file: string, line: number, title: string, status: string }[]} */
function testsIn(suites) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs.map((/** @type {any} */ { file, line, title, tests }) => ({ file, line, title, status: tests[0]?.status })),
    ...testsIn(inner),
  ]);
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
