-- The proofs that wait are found in memory.
DROP INDEX completion_pending;
