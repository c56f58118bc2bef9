import { checkLint, checkTypes } from './lib/checks.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { main } from './lib/project.mjs';

await main(async () => {
  await ensureInstalled();
  const types = await checkTypes();
  const lint = await checkLint();
  return types && lint ? 0 : 1;
});
