-- What was sent under a key, and the first answer to it, for a day: whoever sends the same again gets that answer, and nothing is
-- written (src/work/once.rs). It takes the place of the forms that made a person.
CREATE TABLE idempotency_key (
    id {{key}},
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    account_id BIGINT NOT NULL REFERENCES account (id),
    -- What was asked for: method and path.
    target TEXT NOT NULL,
    -- The key as it was sent, of forms a fingerprint of it and of the content.
    sent_key TEXT NOT NULL,
    -- A fingerprint of the content.
    content TEXT NOT NULL,
    -- As JSON; none until the transaction that claimed the key ends.
    answer TEXT,
    at {{timestamp}} NOT NULL
);
CREATE UNIQUE INDEX idempotency_key_sent ON idempotency_key (organisation_id, account_id, target, sent_key);
CREATE INDEX idempotency_key_at ON idempotency_key (at);

DROP TABLE sent_form;
