-- Chains of lanes come with a copy of a store that several processes wrote to at the same time. What is appended to a file
-- goes on in the lane ''.
ALTER TABLE audit_event ADD COLUMN lane TEXT NOT NULL DEFAULT '';

CREATE TABLE audit_head_of_lane (
    day          INTEGER NOT NULL,
    organizer_id TEXT    NOT NULL,
    lane         TEXT    NOT NULL DEFAULT '',
    count        INTEGER NOT NULL,
    hash         BLOB    NOT NULL,
    PRIMARY KEY (day, organizer_id, lane)
) STRICT, WITHOUT ROWID;
INSERT INTO audit_head_of_lane (day, organizer_id, count, hash) SELECT day, organizer_id, count, hash FROM audit_head;
DROP TABLE audit_head;
ALTER TABLE audit_head_of_lane RENAME TO audit_head;
