import type { z } from 'zod';
import { assets } from './assets.ts';
import { backups } from './backups.ts';
import { collections } from './collections.ts';
import { companions } from './companions.ts';
import { enrichment } from './enrichment.ts';
import { fragments } from './fragments.ts';
import { history } from './history.ts';
import { insight } from './insight.ts';
import { library } from './library.ts';
import type { OperationSpec } from './operation.ts';
import { placeholders } from './placeholders.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { streams } from './streams.ts';
import { system } from './system.ts';
import { tags } from './tags.ts';
import { transfers } from './transfers.ts';
import { updates } from './updates.ts';

/** Every operation of Magpie, once. Adding one is an entry here and a function of a service. */
export const contract = {
  ...assets,
  ...companions,
  ...streams,
  ...library,
  ...fragments,
  ...history,
  ...insight,
  ...collections,
  ...tags,
  ...transfers,
  ...enrichment,
  ...placeholders,
  ...settings,
  ...backups,
  ...system,
  ...shell,
  ...updates,
} as const satisfies Record<string, OperationSpec>;

export type Contract = typeof contract;
export type Operation = keyof Contract;

type OfKind<Kind extends OperationSpec['kind'], Topics extends Record<string, OperationSpec> = Contract> = {
  [O in keyof Topics]: Topics[O]['kind'] extends Kind ? O : never;
}[keyof Topics];

/** Operations that answer once, and those that go on. */
export type Method = OfKind<'query' | 'mutation'>;
export type Stream = OfKind<'stream'>;

/** What a caller hands in: defaults may be left out. */
export type Input<O extends Operation> = z.input<Contract[O]['input']>;
/** What a service receives, after the schema. */
export type Parsed<O extends Operation> = z.output<Contract[O]['input']>;
export type Output<O extends Operation> = z.output<Contract[O]['output']>;

/** The operations of the desktop alone. */
export type ShellOperation = keyof typeof shell;
export type UpdateOperation = keyof typeof updates;

/** A function for each of some methods, fed with parsed input. */
export type Handlers<M extends Method> = { readonly [O in M]: (input: Parsed<O>) => Promise<Output<O>> };

/** What runs without a desktop: the same object in Electron, in the headless server, in tests and benches. */
export type Service = Handlers<Exclude<Method, ShellOperation | UpdateOperation>>;

/** Each entry by its general type, for code that walks the contract. */
export const specs: Readonly<Record<Operation, OperationSpec>> = contract;

export const operations = Object.keys(contract) as Operation[];
export const methods = operations.filter((name): name is Method => contract[name].kind !== 'stream');
export const streamNames = operations.filter((name): name is Stream => contract[name].kind === 'stream');
