import { foldCase } from '../../../../src-shared/model/fold.ts';
import type { TagLink, WebsiteLink } from '../../port.ts';
import type { WriteDb } from '../db.ts';

/** Shared tags and websites (assets-api section 7.2): equal text or url is one, the first spelling wins. */
export function createLinks(db: WriteDb) {
  const findTag = db.prepare<[string], number>('SELECT key FROM tags WHERE folded = ?').pluck();
  const addTag = db.prepare('INSERT INTO tags (id, text, folded, category, created, updated) VALUES (?, ?, ?, ?, ?, ?)');
  const linkTag = db.prepare('INSERT OR IGNORE INTO asset_tags (asset, tag, position, mechanism) VALUES (?, ?, ?, ?)');
  const unlinkTags = db.prepare('DELETE FROM asset_tags WHERE asset = ?');
  const findWebsite = db.prepare<[string], number>('SELECT key FROM websites WHERE url = ?').pluck();
  const addWebsite = db.prepare('INSERT INTO websites (id, url, name, created, updated) VALUES (?, ?, ?, ?, ?)');
  const linkWebsite = db.prepare(
    'INSERT OR IGNORE INTO asset_websites (asset, website, position, mechanism) VALUES (?, ?, ?, ?)',
  );

  return {
    /** Makes these the asset's tags, in this order. */
    setTags(asset: number, tags: readonly TagLink[], at: number): void {
      unlinkTags.run(asset);
      for (const [position, { id, text, category, mechanism }] of tags.entries()) {
        const folded = foldCase(text.trim());
        const key = findTag.get(folded) ?? addTag.run(id, text, folded, category, at, at).lastInsertRowid;
        linkTag.run(asset, key, position, mechanism);
      }
    },
    addWebsites(asset: number, websites: readonly WebsiteLink[], at: number): void {
      for (const [position, { id, url, name, mechanism }] of websites.entries()) {
        const key = findWebsite.get(url) ?? addWebsite.run(id, url, name, at, at).lastInsertRowid;
        linkWebsite.run(asset, key, position, mechanism);
      }
    },
  };
}

export type Links = ReturnType<typeof createLinks>;
