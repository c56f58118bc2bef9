import { expect, test } from 'vitest';
import { Settings } from '../../../src-shared/model/settings.ts';
import { diagnosticsText } from './diagnostics.ts';

test('diagnostics tell the versions and the state, and neither the token nor who the person is', () => {
  const text = diagnosticsText({
    info: {
      version: '1.2.3',
      versions: { Node: '24.1.0', SQLite: '3.54.0' },
      host: 'electron',
      platform: 'win32',
      dataFolder: 'C:\\Users\\Ada\\AppData\\Local\\Magpie',
      address: 'http://127.0.0.1:39300',
    },
    counts: { all: 12, trash: 1 },
    index: { state: 'ready' },
    enrichment: { enabled: true, waiting: 0, running: false },
    settings: Settings.parse({ server: { token: 'a-secret-token-of-mine', origins: ['http://intranet.ada.example'] } }),
    userAgent: 'Chromium',
  });
  expect(text).toContain('Magpie 1.2.3\nNode 24.1.0\nSQLite 3.54.0\n');
  expect(text).toContain('Data folder ~\\AppData');
  expect(text).toContain('"token":"set"');
  expect(text).not.toMatch(/ada|a-secret/i);
});
