// Loaded into the service before it starts: tells on SIGUSR2 what its main thread holds, after a collection.
process.on('SIGUSR2', () => {
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  const held = process.getActiveResourcesInfo().length;
  process.stdout.write(`memory ${JSON.stringify({ heapUsed, external, held })}\n`);
});
