-- What persons decided: merges, splits, corrections, and the undoing of them. In force is what no later line undoes.
CREATE TABLE decisions (
  number INTEGER PRIMARY KEY,  -- the order in which they were made
  at     TEXT NOT NULL,
  person TEXT NOT NULL,
  action TEXT NOT NULL,
  body   TEXT NOT NULL
);
CREATE TRIGGER decisions_are_appended_only BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER decisions_are_kept BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;

CREATE TABLE settings (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
