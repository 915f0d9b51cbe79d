-- Why a completion ended as it is told although its score says otherwise.
ALTER TABLE completion_version ADD COLUMN reason TEXT;

-- Counts the changes of an organisation's settings, so that of two who change them at once the second is told.
ALTER TABLE organisation ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
