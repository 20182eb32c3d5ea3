-- Mail that goes out. What it says never changes; its state is written before and after it is handed over, so that no stop
-- of the program can send it twice.
CREATE TABLE mails (
  number     INTEGER PRIMARY KEY,
  made_at    TEXT NOT NULL,
  kind       TEXT NOT NULL,         -- invitation, reminder, receipt, answer
  about      TEXT NOT NULL UNIQUE,  -- what it is about: the same is never queued twice
  recipient  TEXT NOT NULL,         -- address
  subject    TEXT NOT NULL,
  body       TEXT NOT NULL,         -- of an invitation without its code, which is made when it is sent
  documents  TEXT NOT NULL,         -- ids of the documents that it speaks of, as JSON
  account    INTEGER REFERENCES accounts (number),  -- whom it invites
  message_id TEXT NOT NULL UNIQUE,
  state      TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'dropped')),
  tries      INTEGER NOT NULL DEFAULT 0,
  next_try   TEXT NOT NULL DEFAULT '',
  last_error TEXT NOT NULL DEFAULT '',
  settled_at TEXT NOT NULL DEFAULT ''  -- when it was sent, given up or dropped
);
CREATE INDEX mails_state ON mails (state, number);
CREATE TRIGGER mails_say_what_they_said
BEFORE UPDATE OF made_at, kind, about, recipient, subject, body, documents, account, message_id ON mails
BEGIN SELECT RAISE(ABORT, 'what a mail says never changes'); END;
CREATE TRIGGER mails_are_kept BEFORE DELETE ON mails
BEGIN SELECT RAISE(ABORT, 'a mail is never deleted'); END;
CREATE TRIGGER mails_end_once BEFORE UPDATE OF state ON mails WHEN old.state = 'sent'
BEGIN SELECT RAISE(ABORT, 'a sent mail is not sent again'); END;

