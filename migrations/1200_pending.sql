-- The proofs that wait for somebody to look at them are few among many completions.
CREATE INDEX completion_pending ON completion_version (verification, completion_id)
    WHERE superseded_at IS NULL AND verification = 'pending';
