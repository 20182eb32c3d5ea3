-- A person may cut an opinion in two, or join two: the rows that came from the reader stay as they are, set aside, and
-- the new ones are slices of the same text. What stands is what `replaced` = 0 says; undoing turns it back.
ALTER TABLE opinions ADD COLUMN replaced INTEGER NOT NULL DEFAULT 0;
CREATE INDEX opinions_replaced ON opinions (replaced) WHERE replaced = 1;
