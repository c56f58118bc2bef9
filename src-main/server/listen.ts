import type { Server } from 'node:http';
import { AppError } from '../../src-shared/errors.ts';

/** Where clients look, in this order (assets-api section 14). */
const firstPort = 39300;
const lastPort = 39333;

/** Never another interface (assets-api section 1); `localhost` often resolves to `::1` first. */
const hosts = ['127.0.0.1', '::1'] as const;

/**
 * Listens on both loopback addresses with one port: the given one (0 for any), else the first free of 39300 to 39333.
 * Where the machine has no IPv6, IPv4 alone serves.
 * @throws AppError `unavailable` if the port is taken, or all are
 */
export async function listenOnLoopback(make: () => Server, port?: number): Promise<{ port: number; servers: Server[] }> {
  const candidates = port === undefined ? range(firstPort, lastPort) : [port];
  for (const candidate of candidates) {
    const servers = await listenBoth(make, candidate);
    if (servers) return { port: portOf(servers), servers };
  }
  const message =
    port === undefined
      ? `All ports from ${firstPort} to ${lastPort} are taken. Close another program, or choose a port.`
      : `Port ${port} is taken by another program. Choose another port.`;
  throw new AppError('unavailable', message);
}

async function listenBoth(make: () => Server, port: number): Promise<Server[] | undefined> {
  const servers: Server[] = [];
  for (const host of hosts) {
    const server = make();
    const outcome = await tryListen(server, host, servers.length > 0 ? portOf(servers) : port);
    if (outcome === 'listening') servers.push(server);
    else if (outcome === 'taken') {
      await Promise.all(servers.map(open => new Promise(resolve => open.close(resolve))));
      return undefined;
    }
  }
  return servers.length > 0 ? servers : undefined;
}

function tryListen(server: Server, host: string, port: number): Promise<'listening' | 'taken' | 'no such address'> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve('taken');
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve('no such address');
      else if (error.code === 'EACCES') reject(new AppError('unavailable', `Port ${port} may not be opened by this user.`));
      else reject(error);
    };
    server.once('error', fail);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', fail);
      resolve('listening');
    });
  });
}

function portOf([server]: readonly Server[]): number {
  const address = server?.address();
  if (typeof address !== 'object' || !address) throw new Error('The server does not listen');
  return address.port;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
