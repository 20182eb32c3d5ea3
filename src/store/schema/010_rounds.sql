CREATE INDEX opinions_late ON opinions (late) WHERE late = 1;

-- What persons declare about the round of a unit, and what nobody computes. All only ever added to.
CREATE TABLE unit_states (
  number INTEGER PRIMARY KEY,
  at     TEXT NOT NULL,
  person TEXT NOT NULL,
  unit   TEXT NOT NULL,  -- code; empty: the root
  state  TEXT NOT NULL,  -- "approved", "returned"
  note   TEXT NOT NULL   -- of "approved" a hash of what was approved, of "returned" why
);
CREATE TRIGGER unit_states_are_appended_only BEFORE UPDATE ON unit_states
BEGIN SELECT RAISE(ABORT, 'states are append-only'); END;
CREATE TRIGGER unit_states_are_kept BEFORE DELETE ON unit_states
BEGIN SELECT RAISE(ABORT, 'states are append-only'); END;

-- More time than the guide gives. The last line for a unit, document and phase counts.
CREATE TABLE extensions (
  number   INTEGER PRIMARY KEY,
  at       TEXT NOT NULL,
  person   TEXT NOT NULL,
  unit     TEXT NOT NULL,  -- code, with all below it; empty: everybody
  document TEXT NOT NULL,  -- id; empty: all
  phase    TEXT NOT NULL,
  last_day TEXT NOT NULL,
  reason   TEXT NOT NULL
);
CREATE TRIGGER extensions_are_appended_only BEFORE UPDATE ON extensions
BEGIN SELECT RAISE(ABORT, 'extensions are append-only'); END;
CREATE TRIGGER extensions_are_kept BEFORE DELETE ON extensions
BEGIN SELECT RAISE(ABORT, 'extensions are append-only'); END;

-- What another owner tallied. It stands in the report with its source, and is added to nothing.
CREATE TABLE external_figures (
  number INTEGER PRIMARY KEY,
  at     TEXT NOT NULL,
  person TEXT NOT NULL,
  unit   TEXT NOT NULL,  -- code of the unit it is about; empty: the root
  what   TEXT NOT NULL,
  count  INTEGER NOT NULL,
  source TEXT NOT NULL,
  gone   INTEGER NOT NULL DEFAULT 0  -- taken back
);
CREATE TRIGGER external_figures_are_kept BEFORE DELETE ON external_figures
BEGIN SELECT RAISE(ABORT, 'figures are append-only'); END;
