-- Times are Unix milliseconds. Content is sealed and index values are keyed hashes before they arrive here.

CREATE TABLE record (
    kind       TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    version    INTEGER NOT NULL,
    expires_at INTEGER,
    indexes    TEXT,             -- JSON array of the index values; null when there are none
    content    BLOB    NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT;

CREATE INDEX record_by_expiry ON record (expires_at) WHERE expires_at IS NOT NULL;

CREATE TABLE record_index (
    kind  TEXT NOT NULL,
    value TEXT NOT NULL,
    id    TEXT NOT NULL,
    PRIMARY KEY (kind, value, id)
) STRICT, WITHOUT ROWID;

-- Triggers keep record_index true, so that every change of a record is one statement.
CREATE TRIGGER record_added AFTER INSERT ON record WHEN new.indexes IS NOT NULL
BEGIN
    INSERT INTO record_index (kind, value, id) SELECT DISTINCT new.kind, value, new.id FROM json_each(new.indexes);
END;

CREATE TRIGGER record_removed AFTER DELETE ON record WHEN old.indexes IS NOT NULL
BEGIN
    DELETE FROM record_index
     WHERE kind = old.kind AND id = old.id AND value IN (SELECT value FROM json_each(old.indexes));
END;

CREATE TRIGGER record_replaced AFTER UPDATE OF indexes ON record WHEN new.indexes IS NOT old.indexes
BEGIN
    DELETE FROM record_index
     WHERE kind = old.kind AND id = old.id AND value IN (SELECT value FROM json_each(old.indexes));
    INSERT INTO record_index (kind, value, id) SELECT DISTINCT new.kind, value, new.id FROM json_each(new.indexes);
END;

-- AUTOINCREMENT: a sequence number is never given twice, not even after the newest events were deleted.
CREATE TABLE audit_event (
    sequence      INTEGER PRIMARY KEY AUTOINCREMENT,
    time          INTEGER NOT NULL,
    request_id    TEXT    NOT NULL,
    action        TEXT    NOT NULL,
    outcome       INTEGER NOT NULL, -- 0 success, 1 denied, 2 failure
    code          TEXT,
    user_id       TEXT,
    organizer_id  TEXT,
    connection_id TEXT,
    client_id     TEXT,
    provider      TEXT,
    tool          TEXT,
    effect        TEXT,
    duration_ms   INTEGER,
    redactions    INTEGER
) STRICT;

-- Each index ends in time (and, as every index, in the sequence): a filtered page is read in order, never sorted.
CREATE INDEX audit_by_time       ON audit_event (time);
CREATE INDEX audit_by_request    ON audit_event (request_id, time);
CREATE INDEX audit_by_organizer  ON audit_event (organizer_id, time)  WHERE organizer_id IS NOT NULL;
CREATE INDEX audit_by_user       ON audit_event (user_id, time)       WHERE user_id IS NOT NULL;
CREATE INDEX audit_by_connection ON audit_event (connection_id, time) WHERE connection_id IS NOT NULL;
CREATE INDEX audit_by_tool       ON audit_event (tool, time)          WHERE tool IS NOT NULL;
-- Successes are nearly all events; only the others are worth an index.
CREATE INDEX audit_by_outcome    ON audit_event (outcome, time)       WHERE outcome <> 0;
