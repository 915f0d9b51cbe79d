-- What guards an account: whether its password was set by somebody else and has to be changed, when a browser last showed
-- the password, and how often signing in failed.
ALTER TABLE account ADD COLUMN must_change_password BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE sign_in ADD COLUMN shown_at {{timestamp}};

-- The networks from which an account signed in, each with the failures from there; and, as the network *, the failures from
-- everywhere else together: a stranger cannot lock somebody out of a network that is known.
CREATE TABLE account_network (
    id {{key}},
    account_id BIGINT NOT NULL REFERENCES account (id),
    network TEXT NOT NULL,
    entered_at {{timestamp}},
    failures BIGINT NOT NULL,
    failed_at {{timestamp}}
);
CREATE UNIQUE INDEX account_network_network ON account_network (account_id, network);
