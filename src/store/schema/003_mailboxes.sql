-- How far each mailbox has been read: all messages up to last_uid are settled, save those that could not be had.
CREATE TABLE mailboxes (
  address      TEXT PRIMARY KEY,  -- imaps://user@host:port/folder; never a password
  uid_validity INTEGER NOT NULL,
  last_uid     INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE mailbox_left (
  address TEXT NOT NULL REFERENCES mailboxes (address),
  uid     INTEGER NOT NULL,
  PRIMARY KEY (address, uid)
) WITHOUT ROWID;
