-- A received file, identified by its bytes.
CREATE TABLE sources (
  number        INTEGER PRIMARY KEY,
  sha256        TEXT NOT NULL UNIQUE,
  file          TEXT NOT NULL,
  form          TEXT NOT NULL,
  unit          TEXT NOT NULL,
  channel       TEXT NOT NULL,
  received_at   TEXT NOT NULL,
  superseded_by TEXT NOT NULL,
  quarantine    TEXT NOT NULL
);

-- Every path and unit under which the bytes arrived. A name stands until other bytes arrive under it; a source
-- counts as long as one of its names stands.
CREATE TABLE source_names (
  file          TEXT NOT NULL,
  unit          TEXT NOT NULL,
  source        INTEGER NOT NULL REFERENCES sources (number),
  superseded_by TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (file, unit, source)
) WITHOUT ROWID;
CREATE INDEX source_names_source ON source_names (source);

CREATE TABLE source_history (
  number INTEGER PRIMARY KEY,
  at     TEXT NOT NULL,
  event  TEXT NOT NULL,
  source INTEGER NOT NULL REFERENCES sources (number),
  file   TEXT NOT NULL,
  unit   TEXT NOT NULL
);
CREATE TRIGGER source_history_is_appended_only BEFORE UPDATE ON source_history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER source_history_is_kept BEFORE DELETE ON source_history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

CREATE TABLE parts (
  source INTEGER NOT NULL REFERENCES sources (number),
  part   INTEGER NOT NULL,
  name   TEXT NOT NULL,
  text   TEXT NOT NULL,
  PRIMARY KEY (source, part)
);

CREATE TABLE spans (
  source     INTEGER NOT NULL REFERENCES sources (number),
  span       INTEGER NOT NULL,
  part       INTEGER NOT NULL,
  start_byte INTEGER NOT NULL,
  end_byte   INTEGER NOT NULL,
  role       TEXT NOT NULL,
  opinion    INTEGER NOT NULL,
  PRIMARY KEY (source, span)
) WITHOUT ROWID;

-- Text and provenance never change; the triggers hold even against a fault of ours.
CREATE TABLE opinions (
  number         INTEGER PRIMARY KEY,
  id             TEXT NOT NULL UNIQUE,
  source         INTEGER NOT NULL REFERENCES sources (number),
  place_words    TEXT NOT NULL,
  part           INTEGER NOT NULL,
  start_byte     INTEGER NOT NULL,
  end_byte       INTEGER NOT NULL,
  text           TEXT NOT NULL,
  channel        TEXT NOT NULL,
  hints          TEXT NOT NULL,
  unit           TEXT NOT NULL,
  sub_unit       TEXT NOT NULL,
  member         TEXT NOT NULL,
  anchor         TEXT NOT NULL,
  document       TEXT NOT NULL,
  topic          TEXT NOT NULL,
  kind           TEXT NOT NULL,
  stance         TEXT NOT NULL,
  proposal       TEXT NOT NULL,
  argument       TEXT NOT NULL,
  group_id       TEXT NOT NULL,
  alike          TEXT NOT NULL,
  issue          TEXT NOT NULL,
  singular       INTEGER NOT NULL,
  reported_count INTEGER,
  pending        TEXT NOT NULL,
  late           INTEGER NOT NULL
);
CREATE INDEX opinions_place ON opinions (source, part, start_byte);
CREATE TRIGGER opinions_are_verbatim
BEFORE UPDATE OF id, source, place_words, part, start_byte, end_byte, text, channel, hints ON opinions
BEGIN SELECT RAISE(ABORT, 'the text and provenance of an opinion never change'); END;
CREATE TRIGGER opinions_are_kept BEFORE DELETE ON opinions
BEGIN SELECT RAISE(ABORT, 'an opinion is never deleted'); END;

-- The primary key of group_opinions lets an opinion stand in one group only.
CREATE TABLE groups (
  number         INTEGER PRIMARY KEY,  -- the order in which they were saved
  id             TEXT NOT NULL UNIQUE,
  representative TEXT NOT NULL REFERENCES opinions (id)
);
CREATE TABLE group_opinions (
  opinion  TEXT PRIMARY KEY REFERENCES opinions (id),
  group_number INTEGER NOT NULL REFERENCES groups (number),
  position INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX group_opinions_order ON group_opinions (group_number, position);
