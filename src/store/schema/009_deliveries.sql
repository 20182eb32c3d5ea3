-- Units with which bundles are exchanged. The last row of a unit holds its keys; those before it are its history.
CREATE TABLE correspondents (
  number      INTEGER PRIMARY KEY,
  unit        TEXT NOT NULL,
  name        TEXT NOT NULL,
  signing_key TEXT NOT NULL,
  sealing_key TEXT NOT NULL,
  at          TEXT NOT NULL
);
CREATE TRIGGER correspondents_are_appended_only BEFORE UPDATE ON correspondents
BEGIN SELECT RAISE(ABORT, 'keys are append-only'); END;
CREATE TRIGGER correspondents_are_kept BEFORE DELETE ON correspondents
BEGIN SELECT RAISE(ABORT, 'keys are append-only'); END;

-- A source may be known by its opinions alone; its bytes, parts and spans stay with the unit that took it in.
ALTER TABLE sources ADD COLUMN whole INTEGER NOT NULL DEFAULT 1;

-- The newest that is known of each unit with a workspace of its own, by whatever route it came, and the names under
-- which its sources stand there. Names of this workspace's own sources are in source_names alone.
CREATE TABLE origins (
  unit        TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  sequence    INTEGER NOT NULL,
  made_at     TEXT NOT NULL,
  signing_key TEXT NOT NULL,
  delivery    INTEGER NOT NULL REFERENCES deliveries (number)
) WITHOUT ROWID;
CREATE TABLE origin_names (
  origin TEXT NOT NULL REFERENCES origins (unit),
  file   TEXT NOT NULL,
  unit   TEXT NOT NULL,
  source INTEGER NOT NULL REFERENCES sources (number),
  PRIMARY KEY (origin, file, unit)
) WITHOUT ROWID;
CREATE INDEX origin_names_name ON origin_names (file, unit, source);

-- What arrived from units, in order, and what it changed.
CREATE TABLE deliveries (
  number   INTEGER PRIMARY KEY,
  at       TEXT NOT NULL,
  route    TEXT NOT NULL,  -- "bundle", "report"
  sender   TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  sha256   TEXT NOT NULL,
  came     INTEGER NOT NULL,  -- opinions that count now and did not before
  went     INTEGER NOT NULL   -- and the other way round
);
CREATE TRIGGER deliveries_are_appended_only BEFORE UPDATE OF at, route, sender, sequence, sha256 ON deliveries
BEGIN SELECT RAISE(ABORT, 'deliveries are append-only'); END;
CREATE TRIGGER deliveries_are_kept BEFORE DELETE ON deliveries
BEGIN SELECT RAISE(ABORT, 'deliveries are append-only'); END;

-- What this workspace sent: the sequence rises when there is something new to say.
CREATE TABLE dispatches (
  number   INTEGER PRIMARY KEY,
  at       TEXT NOT NULL,
  receiver TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  content  TEXT NOT NULL,  -- a hash of what was said
  sha256   TEXT NOT NULL
);

-- A decision that a unit below made is kept under that unit and its number there. The clock is Lamport's: what was decided
-- in sight of another decision comes after it, in every workspace that holds both.
ALTER TABLE decisions ADD COLUMN origin TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN origin_number INTEGER NOT NULL DEFAULT 0;
ALTER TABLE decisions ADD COLUMN clock INTEGER NOT NULL DEFAULT 0;
DROP TRIGGER decisions_are_appended_only;
UPDATE decisions SET clock = number;
CREATE TRIGGER decisions_are_appended_only BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE UNIQUE INDEX decisions_of_origin ON decisions (origin, origin_number) WHERE origin <> '';
CREATE INDEX decisions_clock ON decisions (clock);
