-- Imports of files: what was uploaded, how it is read, what it would change or has changed, and what is wrong with it.
-- BYTEA is no type of SQLite, which keeps any value as it is given; it is given bytes.

CREATE TABLE import (
    id {{key}},
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    created_by BIGINT NOT NULL REFERENCES person (id),
    created_at {{timestamp}} NOT NULL,
    -- When somebody, or the task that works on it, last had a hand in it.
    updated_at {{timestamp}} NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('reading', 'ready', 'failed', 'writing', 'done', 'undoing', 'undone', 'discarded')),
    -- Rises with each task that begins: a task that was given up finds another number and stops.
    task BIGINT NOT NULL,
    file_names TEXT NOT NULL,
    size BIGINT NOT NULL,
    mapping TEXT,
    sketch TEXT,
    preview TEXT,
    failure TEXT,
    -- The entry of the journal that everything written refers to.
    entry_id BIGINT REFERENCES journal (id),
    undone TEXT
);
CREATE INDEX import_by_organisation ON import (organisation_id, id);

-- The files themselves, until they are imported or put aside.
CREATE TABLE import_file (
    import_id BIGINT NOT NULL REFERENCES import (id),
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    content BYTEA NOT NULL,
    PRIMARY KEY (import_id, position)
);

CREATE TABLE import_problem (
    import_id BIGINT NOT NULL REFERENCES import (id),
    position BIGINT NOT NULL,
    severity TEXT NOT NULL,
    kind TEXT NOT NULL,
    sheet TEXT NOT NULL,
    row_number BIGINT,
    column_letters TEXT,
    header TEXT,
    value TEXT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (import_id, position)
);
