-- The unit that an opinion came from, however deep in the tree. Where there are two levels it follows from what is there.
ALTER TABLE opinions ADD COLUMN home TEXT NOT NULL DEFAULT '';
UPDATE opinions SET home = coalesce(
  (SELECT u.code FROM units u WHERE opinions.sub_unit <> '' AND u.name = opinions.sub_unit AND u.parent = opinions.unit LIMIT 1), unit);
