-- Saved views of the matrix: what somebody asked of it, under a name of his own.

CREATE TABLE saved_view (
    id {{key}},
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    name TEXT NOT NULL,
    folded {{sorted}} NOT NULL,
    query TEXT NOT NULL,
    created_at {{timestamp}} NOT NULL
);
CREATE UNIQUE INDEX saved_view_name ON saved_view (person_id, folded);
