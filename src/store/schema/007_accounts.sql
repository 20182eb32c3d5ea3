-- Who may use the web. Codes and tokens stand only as their SHA-256, so that who reads the database cannot sign in.
CREATE TABLE accounts (
  number  INTEGER PRIMARY KEY,
  part    TEXT NOT NULL,
  name    TEXT NOT NULL,
  unit    TEXT NOT NULL,
  member  TEXT NOT NULL,
  made_at TEXT NOT NULL,
  UNIQUE (part, name, unit, member)
);

CREATE TABLE invitations (
  code_sha256 TEXT PRIMARY KEY,
  account     INTEGER NOT NULL REFERENCES accounts (number),
  expires_at  TEXT NOT NULL,
  used_at     TEXT NOT NULL DEFAULT ''  -- an invitation opens once
) WITHOUT ROWID;

CREATE TABLE sessions (
  token_sha256 TEXT PRIMARY KEY,
  account      INTEGER NOT NULL REFERENCES accounts (number),
  expires_at   TEXT NOT NULL
) WITHOUT ROWID;

-- What one person typed in lies under one folder.
CREATE INDEX sources_file ON sources (file);
