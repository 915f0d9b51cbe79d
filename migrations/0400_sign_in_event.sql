-- Who signed in, who was refused and who signed out: when, from where and with what. Kept for 400 days.
-- An attempt with an address that nobody has belongs to no organisation; what was typed is not kept, it may be a password.
CREATE TABLE sign_in_event (
    id {{key}},
    organisation_id BIGINT REFERENCES organisation (id),
    person_id BIGINT REFERENCES person (id),
    at {{timestamp}} NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('browser', 'api')),
    outcome TEXT NOT NULL CHECK (outcome IN ('entered', 'refused', 'left')),
    address TEXT NOT NULL
);
CREATE INDEX sign_in_event_by_organisation ON sign_in_event (organisation_id, id);
CREATE INDEX sign_in_event_by_moment ON sign_in_event (at);
