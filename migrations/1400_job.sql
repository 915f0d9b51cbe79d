-- Work that goes on while nobody waits for it, of every kind: what is to be done, who does it, and what became of it. It takes the
-- place of the tasks that imports and exports had each in their own way.

CREATE TABLE job (
    id {{key}},
    -- Whose it is; none if it is about the whole installation.
    organisation_id BIGINT REFERENCES organisation (id),
    kind TEXT NOT NULL,
    -- As JSON, in the form of its kind.
    args TEXT NOT NULL,
    -- What no other job has: a scheduled job is enqueued once.
    key TEXT,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
    -- From when on it is due.
    run_at {{timestamp}} NOT NULL,
    -- Rises with each claim, and is the fencing token: an attempt that was given up finds another number and writes nothing.
    attempts BIGINT NOT NULL,
    -- Which process claimed it last.
    lease_by TEXT,
    -- The latest heartbeat, by the clock of that process. Whether it is the latest for long is for observers to judge by their own.
    heartbeat_at {{timestamp}},
    -- How many steps are done, in the unit of its kind.
    progress BIGINT,
    -- Why the latest attempt failed, for whoever runs the installation.
    error TEXT,
    -- In whose name it is done.
    created_by BIGINT REFERENCES person (id),
    created_at {{timestamp}} NOT NULL,
    finished_at {{timestamp}}
);
CREATE UNIQUE INDEX job_key ON job (key);
-- What a server looks for every few seconds.
CREATE INDEX job_due ON job (kind, run_at, id) WHERE state = 'waiting';
CREATE INDEX job_running ON job (id) WHERE state = 'running';
CREATE INDEX job_finished ON job (finished_at) WHERE finished_at IS NOT NULL;

-- The latest job of an import or export. No foreign key: a job that ended is forgotten before its subject.
ALTER TABLE import ADD COLUMN job_id BIGINT;
ALTER TABLE export ADD COLUMN job_id BIGINT;

-- What waits or is worked on today. Whoever had a hand in an import last has asked for it. An import has one job at a time, so the
-- arguments tell which one is whose.
INSERT INTO job (organisation_id, kind, args, state, run_at, attempts, lease_by, heartbeat_at, created_by, created_at)
SELECT i.organisation_id, CASE WHEN i.state = 'undoing' THEN 'import.undo' ELSE 'import' END,
       '{"import":' || i.id || '}', CASE WHEN b.id IS NULL THEN 'waiting' ELSE 'running' END, i.updated_at,
       CASE WHEN b.id IS NULL THEN 0 ELSE 1 END, CASE WHEN b.id IS NULL THEN NULL ELSE 'earlier version' END, b.alive_at,
       COALESCE((SELECT j.actor_id FROM journal j WHERE j.organisation_id = i.organisation_id AND j.entity = 'import'
                 AND j.entity_id = i.id ORDER BY j.id DESC LIMIT 1), i.created_by), i.updated_at
FROM import i LEFT JOIN background_task b ON b.entity = 'import' AND b.entity_id = i.id AND b.task = i.task
WHERE i.state IN ('reading', 'writing', 'undoing') ORDER BY i.id;
UPDATE import SET job_id = (SELECT j.id FROM job j WHERE j.args = '{"import":' || import.id || '}')
WHERE state IN ('reading', 'writing', 'undoing');

INSERT INTO job (organisation_id, kind, args, state, run_at, attempts, lease_by, heartbeat_at, progress, created_by, created_at)
SELECT e.organisation_id, 'export', '{"export":' || e.id || '}', CASE WHEN b.id IS NULL THEN 'waiting' ELSE 'running' END,
       e.updated_at, CASE WHEN b.id IS NULL THEN 0 ELSE 1 END,
       CASE WHEN b.id IS NULL THEN NULL ELSE 'earlier version' END, b.alive_at, e.rows_done, e.created_by, e.updated_at
FROM export e LEFT JOIN background_task b ON b.entity = 'export' AND b.entity_id = e.id AND b.task = e.task
WHERE e.state = 'writing' ORDER BY e.id;
UPDATE export SET job_id = (SELECT j.id FROM job j WHERE j.args = '{"export":' || export.id || '}') WHERE state = 'writing';
CREATE INDEX import_by_job ON import (job_id);
CREATE INDEX export_by_job ON export (job_id);

-- Where the file of an export lies, once it is whole: that of the task that wrote it. Where there is neither a file nor a failure,
-- the job has not ended.
ALTER TABLE export ADD COLUMN file TEXT;
UPDATE export SET file = place || '-' || task WHERE state = 'done';
UPDATE export SET failure = 'broken' WHERE state = 'failed' AND failure IS NULL;
DROP INDEX export_busy;
ALTER TABLE export DROP COLUMN state;
ALTER TABLE export DROP COLUMN task;
ALTER TABLE export DROP COLUMN rows_done;

-- What numbered the tasks of an import is the optimistic lock of its forms.
DROP INDEX import_busy;
ALTER TABLE import RENAME COLUMN task TO version;

DROP TABLE background_task;
