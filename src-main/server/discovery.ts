import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { OperationSpec } from '../../src-shared/contract/operation.ts';
import { Application, Platform } from '../../src-shared/model/common.ts';
import * as enums from '../../src-shared/model/enums.ts';

/**
 * The API compatibility number, not Magpie's own version: the Python clients refuse to work unless it is at least
 * 12.0.0 and below 13.0.0 (assets-api section 14).
 */
export const compatibleVersion = '12.3.0';

export const healthStreamPath = '/.well-known/stream/health';

/** How often the health stream says that the server is there, in milliseconds (assets-api section 14). */
export const healthBeatMs = 30_000;

const nothing = z.object({});

/** How clients find the server and introduce themselves (assets-api section 14). */
export const discovery = {
  'discovery.health': {
    kind: 'query',
    http: { verb: 'GET', path: '/.well-known/health', text: true },
    summary: 'Says ok, and which server this is',
    input: nothing,
    output: z.string(),
  },
  'discovery.version': {
    kind: 'query',
    http: { verb: 'GET', path: '/.well-known/version', text: true },
    summary: 'The version of Pieces OS whose API this is',
    input: nothing,
    output: z.string(),
  },
  'discovery.connect': {
    kind: 'query',
    http: { verb: 'POST', path: '/connect', body: { field: 'connection' } },
    summary: 'Introduces a program, which gets its application id',
    input: z.object({
      connection: z.object({
        application: z.object({
          name: z.enum(enums.applicationNames),
          version: z.string(),
          platform: Platform,
          capabilities: z.enum(enums.capabilities).optional(),
          automaticUnload: z.boolean().optional(),
        }),
      }),
    }),
    output: z.object({
      os: z.string(),
      application: Application,
      health: z.object({ os: z.object({ id: z.string(), version: z.string() }) }),
    }),
  },
} as const satisfies Record<string, OperationSpec>;

type Discovery = typeof discovery;

export type DiscoveryHandlers = {
  readonly [O in keyof Discovery]: (input: z.output<Discovery[O]['input']>) => Promise<z.output<Discovery[O]['output']>>;
};

export function healthText(serverId: string): string {
  return `ok:${serverId}`;
}

export function discoveryHandlers(serverId: string): DiscoveryHandlers {
  return {
    'discovery.health': async () => healthText(serverId),
    'discovery.version': async () => compatibleVersion,
    'discovery.connect': async ({ connection: { application } }) => ({
      os: serverId,
      application: {
        ...application,
        id: applicationId(application.name, application.platform),
        onboarded: true,
        privacy: 'ANONYMOUS',
      },
      health: { os: { id: serverId, version: compatibleVersion } },
    }),
  };
}

/** The same for the same name and platform, also after a restart: a UUID of version 8 made from their digest. */
function applicationId(name: string, platform: string): string {
  const hex = createHash('sha256').update(`${name}\n${platform}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
