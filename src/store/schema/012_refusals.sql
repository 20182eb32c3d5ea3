-- What the policy of a document refused: to whom, by which way, by which rule of the guide. Only ever added to.
CREATE TABLE refusals (
  number   INTEGER PRIMARY KEY,
  at       TEXT NOT NULL,
  person   TEXT NOT NULL,  -- who asked, as the record knows them
  through  TEXT NOT NULL,  -- the route or command: "GET /api/drafts/{id}", "export"
  wanted   TEXT NOT NULL,  -- what for: "read by network"
  document TEXT NOT NULL,  -- id
  rule     TEXT NOT NULL   -- the guide's own words
);
-- The same refusal is looked for before it is written again.
CREATE INDEX refusals_same ON refusals (document, through, person, wanted, at);
CREATE TRIGGER refusals_are_appended_only BEFORE UPDATE ON refusals
BEGIN SELECT RAISE(ABORT, 'refusals are append-only'); END;
CREATE TRIGGER refusals_are_kept BEFORE DELETE ON refusals
BEGIN SELECT RAISE(ABORT, 'refusals are append-only'); END;
