CREATE TABLE anchors (
      id       TEXT PRIMARY KEY,
      asset    INTEGER NOT NULL REFERENCES assets (seq) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      type     TEXT NOT NULL,
      fullpath TEXT NOT NULL,
      point    TEXT NOT NULL,
      name     TEXT,
      platform TEXT,
      watch    INTEGER,
      created  INTEGER NOT NULL,
      updated  INTEGER NOT NULL
    ) STRICT;
CREATE INDEX anchors_asset ON anchors (asset, position);
CREATE TABLE annotations (
      id        TEXT PRIMARY KEY,
      asset     INTEGER NOT NULL REFERENCES assets (seq) ON DELETE CASCADE,
      position  INTEGER NOT NULL,
      type      TEXT NOT NULL,
      text      TEXT NOT NULL,
      mechanism TEXT NOT NULL,
      pseudo    INTEGER,
      favorited INTEGER,
      created   INTEGER NOT NULL,
      updated   INTEGER NOT NULL
    ) STRICT;
CREATE INDEX annotations_asset ON annotations (asset, position);
CREATE TABLE applications (
      id   INTEGER PRIMARY KEY,
      json TEXT NOT NULL UNIQUE
    ) STRICT;
CREATE TABLE asset_tags (
      asset     INTEGER NOT NULL REFERENCES assets (seq) ON DELETE CASCADE,
      tag       INTEGER NOT NULL REFERENCES tags (key),
      position  INTEGER NOT NULL,
      mechanism TEXT NOT NULL,
      PRIMARY KEY (asset, tag)
    ) STRICT, WITHOUT ROWID;
CREATE INDEX asset_tags_tag ON asset_tags (tag, asset);
CREATE TABLE asset_websites (
      asset     INTEGER NOT NULL REFERENCES assets (seq) ON DELETE CASCADE,
      website   INTEGER NOT NULL REFERENCES websites (key),
      position  INTEGER NOT NULL,
      mechanism TEXT NOT NULL,
      PRIMARY KEY (asset, website)
    ) STRICT, WITHOUT ROWID;
CREATE INDEX asset_websites_website ON asset_websites (website, asset);
CREATE TABLE assets (
      seq          INTEGER PRIMARY KEY AUTOINCREMENT,
      id           TEXT NOT NULL UNIQUE,
      name         TEXT NOT NULL,
      name_derived INTEGER NOT NULL,
      mechanism    TEXT NOT NULL,
      version      INTEGER NOT NULL DEFAULT 1,
      pseudo       INTEGER NOT NULL,
      demo         INTEGER,
      discovered   INTEGER,
      favourite    INTEGER,
      generic      TEXT NOT NULL,
      specific     TEXT NOT NULL,
      preview      TEXT NOT NULL,
      image        TEXT,
      fragments    INTEGER NOT NULL,
      uses         INTEGER NOT NULL DEFAULT 0,
      used         INTEGER,
      created      INTEGER NOT NULL,
      updated      INTEGER NOT NULL,
      deleted      INTEGER
    , tags_owned INTEGER NOT NULL DEFAULT 0, touched INTEGER GENERATED ALWAYS AS (max(updated, coalesce(used, 0))) VIRTUAL, trashed INTEGER) STRICT;
CREATE INDEX assets_created ON assets (created);
CREATE INDEX assets_discovered ON assets (seq) WHERE discovered = 1 AND deleted IS NULL;
CREATE INDEX assets_favourite ON assets (seq) WHERE favourite = 1 AND deleted IS NULL AND pseudo = 0;
CREATE INDEX assets_language ON assets (specific, seq) WHERE deleted IS NULL AND pseudo = 0;
CREATE INDEX assets_last_used ON assets (used) WHERE used IS NOT NULL;
CREATE INDEX assets_live ON assets (seq) WHERE deleted IS NULL AND pseudo = 0;
CREATE INDEX assets_most_used ON assets (uses, seq) WHERE deleted IS NULL AND pseudo = 0;
CREATE INDEX assets_name ON assets (name COLLATE NOCASE, seq) WHERE deleted IS NULL AND pseudo = 0;
CREATE INDEX assets_pseudo ON assets (seq) WHERE pseudo = 1 AND deleted IS NULL;
CREATE INDEX assets_touched ON assets (touched, seq) WHERE deleted IS NULL AND pseudo = 0;
CREATE INDEX assets_trash ON assets (deleted, seq) WHERE deleted IS NOT NULL;
CREATE INDEX assets_trashed ON assets (trashed) WHERE trashed IS NOT NULL;
CREATE INDEX assets_updated ON assets (updated, seq) WHERE deleted IS NULL AND pseudo = 0;
CREATE INDEX assets_used ON assets (seq, uses) WHERE uses > 0;
CREATE TABLE changes (
      revision INTEGER NOT NULL,
      position INTEGER NOT NULL,
      asset    TEXT NOT NULL,
      kind     TEXT NOT NULL,
      at       INTEGER NOT NULL,
      PRIMARY KEY (revision, position)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE collection_assets (
      collection INTEGER NOT NULL REFERENCES collections (key) ON DELETE CASCADE,
      asset      INTEGER NOT NULL REFERENCES assets (seq) ON DELETE CASCADE,
      PRIMARY KEY (collection, asset)
    ) STRICT, WITHOUT ROWID;
CREATE INDEX collection_assets_asset ON collection_assets (asset);
CREATE TABLE collections (
      key      INTEGER PRIMARY KEY,
      id       TEXT NOT NULL UNIQUE,
      parent   INTEGER REFERENCES collections (key),
      name     TEXT NOT NULL,
      folded   TEXT NOT NULL,
      query    TEXT,
      position INTEGER NOT NULL,
      created  INTEGER NOT NULL,
      updated  INTEGER NOT NULL
    ) STRICT;
CREATE UNIQUE INDEX collections_name ON collections (coalesce(parent, 0), folded);
CREATE TABLE contents (
      id     INTEGER PRIMARY KEY,
      sha256 BLOB NOT NULL UNIQUE,
      bytes  BLOB NOT NULL
    ) STRICT;
CREATE TABLE enrichment_queue (
      asset    INTEGER PRIMARY KEY REFERENCES assets (seq) ON DELETE CASCADE,
      steps    INTEGER NOT NULL,
      ticket   INTEGER NOT NULL,
      rank     INTEGER NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0,
      due      INTEGER NOT NULL DEFAULT 0,
      bounds   TEXT
    ) STRICT;
CREATE INDEX enrichment_queue_order ON enrichment_queue (rank, asset DESC);
CREATE TABLE formats (
      id          TEXT PRIMARY KEY,
      asset       INTEGER NOT NULL REFERENCES assets (seq) ON DELETE CASCADE,
      position    INTEGER NOT NULL,
      kind        TEXT NOT NULL,
      role        TEXT NOT NULL,
      generic     TEXT NOT NULL,
      specific    TEXT NOT NULL,
      label       TEXT NOT NULL,
      application INTEGER NOT NULL REFERENCES applications (id),
      is_text     INTEGER NOT NULL,
      size        INTEGER NOT NULL,
      content     INTEGER NOT NULL REFERENCES contents (id),
      created     INTEGER NOT NULL,
      updated     INTEGER NOT NULL
    , classified TEXT NOT NULL DEFAULT 'sent') STRICT;
CREATE INDEX formats_asset ON formats (asset, position);
CREATE INDEX formats_content ON formats (content);
CREATE TABLE hints (
      id        TEXT PRIMARY KEY,
      asset     INTEGER NOT NULL REFERENCES assets (seq) ON DELETE CASCADE,
      position  INTEGER NOT NULL,
      type      TEXT NOT NULL,
      text      TEXT NOT NULL,
      mechanism TEXT NOT NULL,
      created   INTEGER NOT NULL,
      updated   INTEGER NOT NULL
    ) STRICT;
CREATE INDEX hints_asset ON hints (asset, position);
CREATE TABLE image_texts (
      format TEXT PRIMARY KEY REFERENCES formats (id) ON DELETE CASCADE,
      text   TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
CREATE TABLE meta (
      key   TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
CREATE TABLE origins (
      asset       INTEGER PRIMARY KEY REFERENCES assets (seq) ON DELETE CASCADE,
      application TEXT,
      title       TEXT
    ) STRICT;
CREATE TABLE placeholder_values (
      asset INTEGER NOT NULL REFERENCES assets (seq) ON DELETE CASCADE,
      label TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (asset, label)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE sensitives (
      id       TEXT PRIMARY KEY,
      asset    INTEGER NOT NULL REFERENCES assets (seq) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      text     TEXT NOT NULL,
      category TEXT NOT NULL,
      severity TEXT NOT NULL,
      name     TEXT NOT NULL,
      created  INTEGER NOT NULL,
      updated  INTEGER NOT NULL
    ) STRICT;
CREATE INDEX sensitives_asset ON sensitives (asset, position);
CREATE TABLE settings (
      key   TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
CREATE TABLE sqlite_sequence(name,seq);
CREATE TABLE tags (
      key      INTEGER PRIMARY KEY,
      id       TEXT NOT NULL UNIQUE,
      text     TEXT NOT NULL,
      folded   TEXT NOT NULL UNIQUE,
      category TEXT NOT NULL,
      created  INTEGER NOT NULL,
      updated  INTEGER NOT NULL
    , colour TEXT) STRICT;
CREATE TABLE thumbnails (
      content INTEGER PRIMARY KEY REFERENCES contents (id) ON DELETE CASCADE,
      bytes   BLOB NOT NULL
    ) STRICT;
CREATE TABLE tombstones (
      id TEXT PRIMARY KEY,
      at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
CREATE TABLE use_days (
      day  TEXT PRIMARY KEY,
      uses INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
CREATE TABLE used_together (
      asset INTEGER NOT NULL REFERENCES assets (seq) ON DELETE CASCADE,
      other INTEGER NOT NULL REFERENCES assets (seq) ON DELETE CASCADE,
      times INTEGER NOT NULL,
      PRIMARY KEY (asset, other)
    ) STRICT, WITHOUT ROWID;
CREATE INDEX used_together_other ON used_together (other);
CREATE TABLE versions (
      id      INTEGER PRIMARY KEY,
      asset   INTEGER NOT NULL REFERENCES assets (seq) ON DELETE CASCADE,
      version INTEGER NOT NULL,
      format  TEXT,
      content INTEGER REFERENCES contents (id),
      state   TEXT,
      at      INTEGER NOT NULL
    , thinned INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX versions_asset ON versions (asset, version);
CREATE INDEX versions_content ON versions (content) WHERE content IS NOT NULL;
CREATE TABLE websites (
      key     INTEGER PRIMARY KEY,
      id      TEXT NOT NULL UNIQUE,
      url     TEXT NOT NULL UNIQUE,
      name    TEXT NOT NULL,
      created INTEGER NOT NULL,
      updated INTEGER NOT NULL
    ) STRICT;
