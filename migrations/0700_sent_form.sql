-- Forms that made a person, for ten minutes: whoever sends one twice is led to the person that the first time made.
CREATE TABLE sent_form (
    id {{key}},
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    account_id BIGINT NOT NULL REFERENCES account (id),
    fingerprint TEXT NOT NULL,
    person_id BIGINT REFERENCES person (id),
    at {{timestamp}} NOT NULL
);
CREATE UNIQUE INDEX sent_form_fingerprint ON sent_form (account_id, fingerprint);
