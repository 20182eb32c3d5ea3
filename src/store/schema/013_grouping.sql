-- How opinions are grouped stands in narrow tables of its own: most of it is looked at whenever something arrives, and the
-- rows of opinions are long. The primary key of grouping lets an opinion stand in one group only.
CREATE TABLE grouping (
  opinion      INTEGER PRIMARY KEY REFERENCES opinions (number),
  group_number INTEGER NOT NULL REFERENCES groups (number),
  alike        TEXT NOT NULL,
  singular     INTEGER NOT NULL
);
ALTER TABLE groups ADD COLUMN issue TEXT NOT NULL DEFAULT '';
ALTER TABLE groups ADD COLUMN size INTEGER NOT NULL DEFAULT 0;
INSERT INTO grouping (opinion, group_number, alike, singular)
  SELECT o.number, g.group_number, o.alike, o.singular FROM group_opinions g JOIN opinions o ON o.id = g.opinion ORDER BY o.number;
UPDATE groups SET issue = coalesce((SELECT o.issue FROM opinions o WHERE o.id = groups.id), ''),
                  size = (SELECT count(*) FROM group_opinions g WHERE g.group_number = groups.number);
DROP TABLE group_opinions;
ALTER TABLE opinions DROP COLUMN group_id;
ALTER TABLE opinions DROP COLUMN alike;
ALTER TABLE opinions DROP COLUMN issue;
ALTER TABLE opinions DROP COLUMN singular;
