-- Documents: files that belong to something, so far to a course. Their content lies in the storage of files under `place`;
-- nothing is erased there when a document is removed.

CREATE TABLE document (
    id {{key}},
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    subject TEXT NOT NULL CHECK (subject IN ('course')),
    subject_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    digest TEXT NOT NULL,
    description TEXT,
    place TEXT NOT NULL,
    created_by BIGINT NOT NULL REFERENCES person (id),
    created_at {{timestamp}} NOT NULL,
    removed_by BIGINT REFERENCES person (id),
    removed_at {{timestamp}}
);
CREATE INDEX document_by_subject ON document (organisation_id, subject, subject_id, id);
