import { foldCase } from '../../../../src-shared/model/fold.ts';
import type { OwnTag, TagLink, TagRecord, WebsiteLink } from '../../port.ts';
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

  const tagById = db.prepare<[string], StoredTag>('SELECT id, text, category, created, updated FROM tags WHERE id = ?');
  const tagByText = db.prepare<[string], StoredTag>('SELECT id, text, category, created, updated FROM tags WHERE folded = ?');
  const positions = db.prepare<[number], number>('SELECT coalesce(max(position) + 1, 0) FROM asset_tags WHERE asset = ?').pluck();
  const websitePositions = db
    .prepare<[number], number>('SELECT coalesce(max(position) + 1, 0) FROM asset_websites WHERE asset = ?')
    .pluck();
  const unlinkAutomaticTags = db.prepare("DELETE FROM asset_tags WHERE asset = ? AND mechanism = 'AUTOMATIC'");
  const unlinkAutomaticWebsites = db.prepare("DELETE FROM asset_websites WHERE asset = ? AND mechanism = 'AUTOMATIC'");

  function tagKey({ id, text, category }: TagLink, at: number): number | bigint {
    const folded = foldTag(text);
    return findTag.get(folded) ?? addTag.run(id, text, folded, category, at, at).lastInsertRowid;
  }

  function tag(by: { readonly id: string } | { readonly text: string }): StoredTag | undefined {
    return 'id' in by ? tagById.get(by.id) : tagByText.get(foldTag(by.text));
  }

  function linkWebsites(asset: number, websites: readonly WebsiteLink[], from: number, at: number): void {
    for (const [i, { id, url, name, mechanism }] of websites.entries()) {
      const key = findWebsite.get(url) ?? addWebsite.run(id, url, name, at, at).lastInsertRowid;
      linkWebsite.run(asset, key, from + i, mechanism);
    }
  }

  function linkTags(asset: number, tags: readonly TagLink[], from: number, at: number): void {
    for (const [i, link] of tags.entries()) linkTag.run(asset, tagKey(link, at), from + i, link.mechanism);
  }

  const ownTags = db.prepare<[], OwnTag>(`
    SELECT t.text, count(*) AS count FROM asset_tags l JOIN tags t ON t.key = l.tag WHERE l.mechanism <> 'AUTOMATIC'
    GROUP BY t.key ORDER BY count DESC, t.text LIMIT 300`);

  return {
    tag,
    ownTags: () => ownTags.all(),
    createTag(link: TagLink, at: number): StoredTag {
      tagKey(link, at);
      return tag({ text: link.text }) as StoredTag;
    },
    /** Links one more tag, after the others. */
    addTag(asset: number, link: TagLink, at: number): void {
      linkTags(asset, [link], positions.get(asset) ?? 0, at);
    },
    /** Makes these the asset's tags, in this order. */
    setTags(asset: number, tags: readonly TagLink[], at: number): void {
      unlinkTags.run(asset);
      linkTags(asset, tags, 0, at);
    },
    addWebsites(asset: number, websites: readonly WebsiteLink[], at: number): void {
      linkWebsites(asset, websites, 0, at);
    },
    /** Puts what was found now in place of what was found before, behind what a person gave. */
    replaceAutomaticTags(asset: number, tags: readonly TagLink[], at: number): void {
      unlinkAutomaticTags.run(asset);
      linkTags(asset, tags, positions.get(asset) ?? 0, at);
    },
    replaceAutomaticWebsites(asset: number, websites: readonly WebsiteLink[], at: number): void {
      unlinkAutomaticWebsites.run(asset);
      linkWebsites(asset, websites, websitePositions.get(asset) ?? 0, at);
    },
  };
}

type StoredTag = Omit<TagRecord, 'mechanism'>;

/** Tags are equal without regard to case and outer blanks. */
function foldTag(text: string): string {
  return foldCase(text.trim());
}

export type Links = ReturnType<typeof createLinks>;
