-- The first layout of a desk. Rows are appended: triggers refuse change and removal.
-- `record` holds the whole record as JSON and is the truth; the other columns are drawn from it, so they cannot differ.
-- Times of learning are UTC text with microseconds, so they sort as they stand.

CREATE TABLE report (
    id          TEXT PRIMARY KEY,
    learned_at  TEXT NOT NULL,
    is_relevant INTEGER NOT NULL,
    notes       TEXT NOT NULL,
    replaces    TEXT REFERENCES report (id),   -- the report learned before under the same address, with another text
    record      TEXT NOT NULL,
    publisher   TEXT GENERATED ALWAYS AS (json_extract(record, '$.publisher')) STORED,
    published   TEXT GENERATED ALWAYS AS (json_extract(record, '$.published')) STORED,
    url         TEXT GENERATED ALWAYS AS (json_extract(record, '$.url')) STORED
) WITHOUT ROWID;

CREATE INDEX report_learned ON report (learned_at);
CREATE INDEX report_url ON report (url) WHERE url <> '';

CREATE TABLE statement (
    id           TEXT PRIMARY KEY,
    report_id    TEXT NOT NULL REFERENCES report (id),
    learned_at   TEXT NOT NULL,
    record       TEXT NOT NULL,
    type         TEXT GENERATED ALWAYS AS (json_extract(record, '$.type')) STORED,
    stance       TEXT GENERATED ALWAYS AS (json_extract(record, '$.stance')) STORED,
    reality      TEXT GENERATED ALWAYS AS (json_extract(record, '$.reality')) STORED,
    source_kind  TEXT GENERATED ALWAYS AS (json_extract(record, '$.source.kind')) STORED,
    source_actor TEXT GENERATED ALWAYS AS (json_extract(record, '$.source.actor_id')) STORED,
    source_text  TEXT GENERATED ALWAYS AS (json_extract(record, '$.source.text')) STORED,
    time_start   TEXT GENERATED ALWAYS AS (json_extract(record, '$.time.start')) STORED,
    time_end     TEXT GENERATED ALWAYS AS (json_extract(record, '$.time.end')) STORED,
    said_at      TEXT GENERATED ALWAYS AS (json_extract(record, '$.said_at')) STORED,
    anchor_start INTEGER GENERATED ALWAYS AS (json_extract(record, '$.anchor.start')) STORED
) WITHOUT ROWID;

CREATE INDEX statement_report ON statement (report_id);
CREATE INDEX statement_learned ON statement (learned_at);
CREATE INDEX statement_type ON statement (type, time_start);
CREATE INDEX statement_time ON statement (time_start, time_end);

CREATE TABLE statement_place (
    statement_id TEXT NOT NULL REFERENCES statement (id),
    place_id     INTEGER,
    name         TEXT NOT NULL COLLATE NOCASE,
    UNIQUE (statement_id, place_id, name)
);

CREATE INDEX statement_place_id ON statement_place (place_id);
CREATE INDEX statement_place_name ON statement_place (name);

CREATE TABLE toponym (
    report_id TEXT NOT NULL REFERENCES report (id),
    position  INTEGER NOT NULL,
    record    TEXT NOT NULL,
    PRIMARY KEY (report_id, position)
) WITHOUT ROWID;

CREATE TABLE reported_control (
    report_id TEXT NOT NULL REFERENCES report (id),
    position  INTEGER NOT NULL,
    record    TEXT NOT NULL,
    PRIMARY KEY (report_id, position)
) WITHOUT ROWID;

CREATE TABLE judgement (
    id           TEXT PRIMARY KEY,
    left_id      TEXT NOT NULL,
    right_id     TEXT NOT NULL,
    kind         TEXT NOT NULL,
    verdict      TEXT NOT NULL,
    by           TEXT NOT NULL,
    at           TEXT NOT NULL,
    withdrawn_at TEXT,
    record       TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX judgement_pair ON judgement (left_id, right_id);

-- Nothing is edited or removed. INSERT OR REPLACE would remove without a word, so a known id is refused as well.

CREATE TRIGGER report_is_new BEFORE INSERT ON report
    WHEN EXISTS (SELECT 1 FROM report WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'append-only: report is there'); END;
CREATE TRIGGER report_stays BEFORE UPDATE ON report BEGIN SELECT RAISE(ABORT, 'append-only: report'); END;
CREATE TRIGGER report_is_kept BEFORE DELETE ON report BEGIN SELECT RAISE(ABORT, 'append-only: report'); END;

CREATE TRIGGER statement_is_new BEFORE INSERT ON statement
    WHEN EXISTS (SELECT 1 FROM statement WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'append-only: statement is there'); END;
CREATE TRIGGER statement_stays BEFORE UPDATE ON statement BEGIN SELECT RAISE(ABORT, 'append-only: statement'); END;
CREATE TRIGGER statement_is_kept BEFORE DELETE ON statement BEGIN SELECT RAISE(ABORT, 'append-only: statement'); END;

CREATE TRIGGER statement_place_stays BEFORE UPDATE ON statement_place BEGIN SELECT RAISE(ABORT, 'append-only: statement_place'); END;
CREATE TRIGGER statement_place_is_kept BEFORE DELETE ON statement_place BEGIN SELECT RAISE(ABORT, 'append-only: statement_place'); END;
CREATE TRIGGER toponym_stays BEFORE UPDATE ON toponym BEGIN SELECT RAISE(ABORT, 'append-only: toponym'); END;
CREATE TRIGGER toponym_is_kept BEFORE DELETE ON toponym BEGIN SELECT RAISE(ABORT, 'append-only: toponym'); END;
CREATE TRIGGER reported_control_stays BEFORE UPDATE ON reported_control BEGIN SELECT RAISE(ABORT, 'append-only: reported_control'); END;
CREATE TRIGGER reported_control_is_kept BEFORE DELETE ON reported_control BEGIN SELECT RAISE(ABORT, 'append-only: reported_control'); END;

-- A judgement may be withdrawn, once; nothing else of it changes.

CREATE TRIGGER judgement_is_new BEFORE INSERT ON judgement
    WHEN EXISTS (SELECT 1 FROM judgement WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'append-only: judgement is there'); END;
CREATE TRIGGER judgement_stays BEFORE UPDATE ON judgement
    WHEN OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL OR NEW.id IS NOT OLD.id OR NEW.record IS NOT OLD.record
      OR NEW.left_id IS NOT OLD.left_id OR NEW.right_id IS NOT OLD.right_id OR NEW.kind IS NOT OLD.kind
      OR NEW.verdict IS NOT OLD.verdict OR NEW.by IS NOT OLD.by OR NEW.at IS NOT OLD.at
    BEGIN SELECT RAISE(ABORT, 'append-only: judgement'); END;
CREATE TRIGGER judgement_is_kept BEFORE DELETE ON judgement BEGIN SELECT RAISE(ABORT, 'append-only: judgement'); END;
