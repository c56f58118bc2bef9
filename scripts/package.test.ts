import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseStart } from '../src-main/shell/verbs.ts';
import { packConfig } from './lib/package.mjs';
import { inProject } from './lib/project.mjs';

const config = load(readFileSync(inProject('electron-builder.yml'), 'utf8')) as {
  readonly files: readonly string[];
  readonly electronFuses: object;
  readonly publish: unknown;
  readonly protocols: readonly { readonly schemes: readonly string[] }[];
  readonly fileAssociations: readonly { readonly ext: string }[];
  readonly linux: {
    readonly desktop: {
      readonly entry: { readonly Actions: string };
      readonly desktopActions: Readonly<Record<string, { readonly Name: string; readonly Exec: string }>>;
    };
  };
  readonly mac: { readonly hardenedRuntime: boolean; readonly entitlements: string; readonly entitlementsInherit: string };
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'magpie-pack-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function electron(content: string): string {
  const path = join(folder, 'electron');
  writeFileSync(path, content);
  return path;
}

const pack = (content: string, env: Record<string, string> = {}) =>
  packConfig({ electron: electron(content), output: folder, env });

test('every fuse is set, so that the packed program runs Magpie and nothing else', () => {
  expect(config.electronFuses).toEqual({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
    enableEmbeddedAsarIntegrityValidation: true,
    enableCookieEncryption: true,
    grantFileProtocolExtraPrivileges: false,
    resetAdHocDarwinSignature: true,
  });
});

test('only a script in place of Electron is packed without fuses', () => {
  expect(pack('\x7fELF')).not.toHaveProperty('electronFuses');
  expect(pack('#!/bin/sh')).toMatchObject({ electronFuses: null });
});

test('the hardened runtime gives up what V8 needs and no more, in helpers too', () => {
  expect(config.mac).toMatchObject({ hardenedRuntime: true, entitlementsInherit: config.mac.entitlements });
  const keys = readFileSync(inProject(config.mac.entitlements), 'utf8').match(/(?<=<key>)[^<]+/g);
  expect(keys).toEqual(['com.apple.security.cs.allow-jit', 'com.apple.security.automation.apple-events']);
});

test('the actions of the desktop entry are verbs of the program', () => {
  const { entry, desktopActions } = config.linux.desktop;
  expect(entry.Actions).toBe(`${Object.keys(desktopActions).join(';')};`);
  for (const { Name, Exec } of Object.values(desktopActions)) {
    const [program, ...args] = Exec.split(' ');
    expect([Name, program, args.length]).toEqual([Name, 'magpie', 1]);
    expect(parseStart(args, '/'), Exec).not.toEqual({ wish: { verb: 'show' }, unknown: [] });
    expect(parseStart(args, '/').unknown).toEqual([]);
  }
});

test('links and archives open Magpie', () => {
  expect(config.protocols.flatMap(({ schemes }) => schemes)).toEqual(['magpie']);
  expect(config.fileAssociations.map(({ ext }) => ext)).toEqual(['magpie']);
});

test('what is packed is said in one place: a platform that listed exclusions only would pack the whole folder', () => {
  for (const platform of ['linux', 'mac', 'win'] as const) expect(config).not.toHaveProperty(`${platform}.files`);
});

test('an app that is to update itself knows where from and whom to believe, or is not packed', () => {
  expect(config.publish).toBeNull();
  expect(pack('', {})).not.toHaveProperty('publish');
  const env = { MAGPIE_UPDATE_URL: 'https://example.com/magpie', MAGPIE_UPDATE_KEY: '/keys/public.pem' };
  expect(pack('', env)).toMatchObject({
    publish: { provider: 'generic', url: 'https://example.com/magpie' },
    extraResources: [{ from: '/keys/public.pem', to: 'update-key.pem' }],
  });
  expect(() => pack('', { MAGPIE_UPDATE_URL: env.MAGPIE_UPDATE_URL })).toThrow(/belong together/);
  expect(() => pack('', { ...env, MAGPIE_UPDATE_URL: 'http://example.com' })).toThrow(/https/);
});
