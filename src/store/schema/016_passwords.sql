-- How people come in besides by an invitation, and from where they have. No word that opens anything stands here as it is
-- told: passwords as Argon2id, codes as SHA-256. The secret of a second step has to: its codes are worked out from it.
CREATE TABLE passwords (
  account INTEGER PRIMARY KEY REFERENCES accounts (number),
  name    TEXT NOT NULL UNIQUE,  -- to sign in with; lower case
  hash    TEXT NOT NULL,         -- of libsodium: parameters, salt, Argon2id
  set_at  TEXT NOT NULL
);

CREATE TABLE second_steps (
  account   INTEGER PRIMARY KEY REFERENCES accounts (number),
  secret    TEXT NOT NULL,                -- hex, 20 bytes (RFC 6238)
  begun_at  TEXT NOT NULL,
  held_from TEXT NOT NULL DEFAULT '',     -- confirmed by a code; until then it is not asked for
  last_step INTEGER NOT NULL DEFAULT 0    -- that of the last code taken: none is taken twice
);

CREATE TABLE recovery_codes (
  account     INTEGER NOT NULL REFERENCES accounts (number),
  code_sha256 TEXT NOT NULL,
  used_at     TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (account, code_sha256)
) WITHOUT ROWID;

-- Whom an office's own accounts (OpenID Connect) stand for here.
CREATE TABLE identities (
  issuer    TEXT NOT NULL,
  subject   TEXT NOT NULL,
  account   INTEGER NOT NULL REFERENCES accounts (number),
  linked_at TEXT NOT NULL,
  PRIMARY KEY (issuer, subject),
  UNIQUE (issuer, account)
) WITHOUT ROWID;

ALTER TABLE accounts ADD COLUMN locked_at TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN began_at TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN way TEXT NOT NULL DEFAULT 'invitation';  -- invitation, password, office
ALTER TABLE sessions ADD COLUMN agent TEXT NOT NULL DEFAULT '';          -- as the browser names itself
CREATE INDEX sessions_account ON sessions (account);
