/** Where a Magpie listens (assets-api section 14). */
const firstPort = 39300;
const lastPort = 39333;

/** How long a server may take to say that it is there, in milliseconds; it promises 100. */
const answerMs = 500;

/** The address of the Magpie on a port, or of the first that answers. */
export async function findServer(port?: string): Promise<string | undefined> {
  const ports = port === undefined ? Array.from({ length: lastPort - firstPort + 1 }, (_, i) => firstPort + i) : [port];
  for (const candidate of ports) {
    const address = `http://127.0.0.1:${candidate}`;
    if (await answers(address)) return address;
  }
  return undefined;
}

async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(`${address}/.well-known/health`, { signal: AbortSignal.timeout(answerMs) });
    return response.ok && (await response.text()).startsWith('ok');
  } catch {
    return false; // nobody there
  }
}
