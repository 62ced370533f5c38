"""The tables of a bank, the same in memory and on disk.

Other tools may read them. Every table has an integer `key`; the `id`s are those of the model. What
is one value of several is a JSON array. The views are for reading.
"""

from __future__ import annotations

from typing import Final

#: "qtbk", as SQLite's header holds it, so that `file` and other tools can tell a bank.
APPLICATION_ID: Final = 0x7174626B

# What a column may hold is spelled with OR: with IN, which is looked up in a table, a quotation takes
# a fifth longer to insert (60,000 of them, SQLite 3.40). The index is written in pieces, a transaction
# each, of up to 16 MiB of memory.
# Eight pieces of a size are merged into one of the next, at once. To merge by fours takes a tenth longer
# at a million quotations; to merge by two, a little with each transaction, leaves half-merged pieces
# to look a word up in.
#: Each migration is recorded in the same transaction as what it does, and never changes once released.
MIGRATIONS: Final[tuple[tuple[str, str], ...]] = (
    (
        "create",
        """
CREATE TABLE migrations (
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);
CREATE TABLE documents (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (typeof(id) = 'text'),
  title TEXT,
  publisher TEXT,
  authors TEXT NOT NULL,
  url TEXT,
  published TEXT,
  earliest TEXT,
  latest TEXT,
  published_inferred TEXT,
  sha256 TEXT,
  corrections TEXT NOT NULL,
  CHECK ((published IS NULL) = (earliest IS NULL) AND (published IS NULL) = (latest IS NULL))
);
CREATE INDEX documents_by_earliest ON documents (earliest);
CREATE TABLE document_texts (
  document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
  text TEXT NOT NULL
);
CREATE TABLE organizations (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (typeof(id) = 'text'),
  name TEXT,
  description TEXT,
  aliases TEXT NOT NULL,
  parent INTEGER REFERENCES organizations,
  CHECK (name IS NOT NULL OR description IS NOT NULL)
);
CREATE INDEX organizations_by_parent ON organizations (parent) WHERE parent IS NOT NULL;
CREATE TABLE speakers (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (typeof(id) = 'text'),
  kind TEXT NOT NULL CHECK (
    kind = 'person' OR kind = 'organization' OR kind = 'group' OR kind = 'document'
  ),
  name TEXT,
  description TEXT,
  aliases TEXT NOT NULL,
  CHECK (name IS NOT NULL OR description IS NOT NULL)
);
CREATE TABLE affiliations (
  key INTEGER PRIMARY KEY,
  speaker INTEGER NOT NULL REFERENCES speakers,
  document INTEGER NOT NULL REFERENCES documents,
  role TEXT,
  organization INTEGER REFERENCES organizations,
  principal INTEGER REFERENCES speakers,
  area TEXT,
  status TEXT NOT NULL CHECK (
    status = 'current' OR status = 'former' OR status = 'candidate'
  ),
  start TEXT,
  "end" TEXT,
  evidence TEXT NOT NULL
);
CREATE INDEX affiliations_by_speaker ON affiliations (speaker);
CREATE INDEX affiliations_by_document ON affiliations (document);
CREATE INDEX affiliations_by_organization ON affiliations (organization)
  WHERE organization IS NOT NULL;
CREATE INDEX affiliations_by_principal ON affiliations (principal) WHERE principal IS NOT NULL;
CREATE TABLE quotes (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (typeof(id) = 'text'),
  document INTEGER NOT NULL REFERENCES documents,
  speaker INTEGER NOT NULL REFERENCES speakers,
  kind TEXT NOT NULL CHECK (kind = 'direct' OR kind = 'mixed' OR kind = 'indirect'),
  text TEXT NOT NULL,
  passages TEXT NOT NULL,
  probability REAL,
  affiliations TEXT NOT NULL
);
CREATE INDEX quotes_by_speaker ON quotes (speaker);
CREATE INDEX quotes_narrow ON quotes (key, speaker, document);
CREATE INDEX quotes_by_document ON quotes (document);
CREATE TABLE names (
  owner TEXT NOT NULL CHECK (owner = 'speaker' OR owner = 'organization'),
  folded TEXT NOT NULL,
  rank INTEGER NOT NULL,
  target INTEGER NOT NULL,
  PRIMARY KEY (owner, folded, rank, target)
) WITHOUT ROWID;
CREATE INDEX names_by_target ON names (target);
CREATE TABLE words (
  stem TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (stem, word)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE quotes_fts USING fts5 (
  text, filters, content="quotes", content_rowid="key", tokenize="ascii"
);
INSERT INTO quotes_fts (quotes_fts, rank) VALUES ('rank', 'bm25(1.0, 0.0)');
INSERT INTO quotes_fts (quotes_fts, rank) VALUES ('hashsize', 16777216);
INSERT INTO quotes_fts (quotes_fts, rank) VALUES ('automerge', 0);
INSERT INTO quotes_fts (quotes_fts, rank) VALUES ('crisismerge', 8);
CREATE TABLE revisions (
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents,
  replaced TEXT NOT NULL,
  reason TEXT,
  reading TEXT NOT NULL
);
CREATE INDEX revisions_by_document ON revisions (document);
CREATE TABLE merges (
  key INTEGER PRIMARY KEY,
  owner TEXT NOT NULL CHECK (owner = 'speaker' OR owner = 'organization'),
  kept INTEGER NOT NULL,
  gone_id TEXT NOT NULL UNIQUE,
  gone TEXT NOT NULL,
  before TEXT NOT NULL
);
CREATE VIEW quote_view AS
SELECT
  q.id, q.text, q.kind, coalesce(s.name, s.description) AS speaker, s.id AS speaker_id,
  (
    SELECT group_concat(
      CASE a.status WHEN 'former' THEN 'former ' ELSE '' END
      || coalesce(a.role, '')
      || CASE WHEN a.role IS NULL OR coalesce(o.name, o.description, a.area) IS NULL
           THEN '' ELSE ', ' END
      || coalesce(o.name, o.description, a.area, ''),
      '; ')
    FROM json_each(q.affiliations) AS j
    JOIN affiliations AS a ON a.key = j.value
    LEFT JOIN organizations AS o ON o.key = a.organization
  ) AS capacity,
  d.title, d.publisher, d.published, d.url, d.id AS document_id, q.key
FROM quotes AS q
JOIN speakers AS s ON s.key = q.speaker
JOIN documents AS d ON d.key = q.document;
""",
    ),
)
