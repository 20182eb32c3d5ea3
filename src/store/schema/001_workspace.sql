-- The workspace itself: its name, its signing key, what derived data were computed from.
CREATE TABLE workspace (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE fingerprints (
  pass        TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL
) WITHOUT ROWID;

-- What is asked, of whom, about which drafts. Nested structs stand as JSON (json.h).
CREATE TABLE guide (
  number        INTEGER PRIMARY KEY CHECK (number = 1),
  source_sha256 TEXT NOT NULL,
  body          TEXT NOT NULL
);

CREATE TABLE roster (
  number        INTEGER PRIMARY KEY CHECK (number = 1),
  source_sha256 TEXT NOT NULL,
  root_name     TEXT NOT NULL,
  problems      TEXT NOT NULL
);

CREATE TABLE units (
  number         INTEGER PRIMARY KEY,  -- the order of the roster
  code           TEXT NOT NULL,
  name           TEXT NOT NULL,
  parent         TEXT NOT NULL,
  kind           TEXT NOT NULL,
  stated_members INTEGER NOT NULL
);

CREATE TABLE members (
  number   INTEGER PRIMARY KEY,
  code     TEXT NOT NULL,
  unit     TEXT NOT NULL,
  category TEXT NOT NULL
);

CREATE TABLE drafts (
  id              TEXT NOT NULL,
  version         TEXT NOT NULL,
  document_sha256 TEXT NOT NULL,
  pdf_sha256      TEXT NOT NULL,
  body            TEXT NOT NULL,
  PRIMARY KEY (id, version)
);
