import type { WriteDb } from '../db.ts';

/** Groups of settings by name, as JSON. */
export function createSettingsTable(db: WriteDb) {
  const all = db.prepare<[], { key: string; value: string }>('SELECT key, value FROM settings');
  const put = db.prepare('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value');

  return {
    read: (): Record<string, unknown> => Object.fromEntries(all.all().map(({ key, value }) => [key, JSON.parse(value)])),
    put(groups: Readonly<Record<string, unknown>>): void {
      for (const [key, value] of Object.entries(groups)) if (value !== undefined) put.run(key, JSON.stringify(value));
    },
  };
}
