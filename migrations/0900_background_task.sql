-- Which tasks of imports and exports somebody has begun, and the last sign of life of each. A row of `import` or `export` says
-- what is to be done and the number of its latest task; while that one is not here, nobody has begun it. Signs of life are not in
-- the row itself, which a task that writes holds until it is done.

CREATE TABLE background_task (
    id {{key}},
    entity TEXT NOT NULL CHECK (entity IN ('import', 'export')),
    entity_id BIGINT NOT NULL,
    -- The number of the task in the row of its entity.
    task BIGINT NOT NULL,
    begun_at {{timestamp}} NOT NULL,
    alive_at {{timestamp}} NOT NULL
);
CREATE UNIQUE INDEX background_task_of ON background_task (entity, entity_id, task);

-- What a server looks for every few seconds.
CREATE INDEX import_busy ON import (id) WHERE state IN ('reading', 'writing', 'undoing');
CREATE INDEX export_busy ON export (id) WHERE state = 'writing';

-- What is being worked on was begun, as far as anybody knows.
INSERT INTO background_task (entity, entity_id, task, begun_at, alive_at)
SELECT 'import', id, task, updated_at, updated_at FROM import WHERE state IN ('reading', 'writing', 'undoing');
INSERT INTO background_task (entity, entity_id, task, begun_at, alive_at)
SELECT 'export', id, task, updated_at, updated_at FROM export WHERE state = 'writing';

-- An import that failed keeps no files.
DELETE FROM import_file WHERE import_id IN (SELECT id FROM import WHERE state IN ('failed', 'discarded', 'done', 'undoing', 'undone'));
