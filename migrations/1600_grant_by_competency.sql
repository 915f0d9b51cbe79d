-- Whether any course grants a competency is asked whenever one is required.
CREATE INDEX course_grant_by_competency ON course_grant_version (competency_id) WHERE superseded_at IS NULL;
