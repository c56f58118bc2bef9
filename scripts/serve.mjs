import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inProject, main, projectNode } from './lib/project.mjs';
import { exitCode, run } from './lib/run.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  return exitCode(await run(projectNode, [inProject('out', 'main', 'headless.js'), ...process.argv.slice(2)]));
});
