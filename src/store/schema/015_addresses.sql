-- Where units and members are written to, as the roster says; replaced with the roster.
CREATE TABLE addresses (
  of      TEXT NOT NULL CHECK (of IN ('unit', 'member')),
  code    TEXT NOT NULL,
  address TEXT NOT NULL,
  PRIMARY KEY (of, code)
) WITHOUT ROWID;
