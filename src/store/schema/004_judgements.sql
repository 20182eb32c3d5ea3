-- How sure the judgements of an opinion are and what led to them, as JSON; empty before the first analysis.
ALTER TABLE opinions ADD COLUMN judged TEXT NOT NULL DEFAULT '';
