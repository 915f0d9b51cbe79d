-- Exports of the matrix that are written in the background: what was asked for, how far the task is, and where the file lies
-- in the storage until it is fetched or its time is over.

CREATE TABLE export (
    id {{key}},
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    created_by BIGINT NOT NULL REFERENCES person (id),
    created_at {{timestamp}} NOT NULL,
    -- When somebody, or the task that works on it, last had a hand in it.
    updated_at {{timestamp}} NOT NULL,
    -- From then on it is gone, whether its row has been removed yet or not.
    expires_at {{timestamp}} NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('writing', 'done', 'failed')),
    -- Rises with each task that begins: a task that was given up finds another number and stops.
    task BIGINT NOT NULL,
    -- What of the matrix is wanted, in which form and in which words, as JSON.
    asked TEXT NOT NULL,
    -- What of it there is, in figures and with names instead of numbers, as JSON.
    contents TEXT NOT NULL,
    file_name TEXT NOT NULL,
    -- Where in the storage the file of each task begins.
    place TEXT NOT NULL,
    rows_done BIGINT NOT NULL,
    size BIGINT,
    failure TEXT
);
CREATE INDEX export_by_person ON export (organisation_id, created_by, id);
CREATE INDEX export_by_end ON export (expires_at);
