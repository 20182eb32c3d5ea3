-- When a version of a draft was added, and which source was the last before it: later ones found it open. Versions of
-- before this column was there count as open from the beginning.
ALTER TABLE drafts ADD COLUMN added_at TEXT NOT NULL DEFAULT '';
ALTER TABLE drafts ADD COLUMN after_source INTEGER NOT NULL DEFAULT 0;
