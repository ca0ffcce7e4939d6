-- The place of an event in the chain of its organizer and day, and the hash that binds it to the event before. Events
-- from before have none; nothing after them may be without.
ALTER TABLE audit_event ADD COLUMN day INTEGER;      -- days since 1970, UTC
ALTER TABLE audit_event ADD COLUMN position INTEGER; -- from 1
ALTER TABLE audit_event ADD COLUMN hash BLOB;

CREATE TABLE audit_unchained (until INTEGER NOT NULL) STRICT;
INSERT INTO audit_unchained SELECT coalesce(max(sequence), 0) FROM audit_event;

-- Where each chain ends; events without an organizer have the one of ''.
CREATE TABLE audit_head (
    day          INTEGER NOT NULL,
    organizer_id TEXT    NOT NULL,
    count        INTEGER NOT NULL,
    hash         BLOB    NOT NULL,
    PRIMARY KEY (day, organizer_id)
) STRICT, WITHOUT ROWID;
