-- Lists of courses can be sorted by when the course was added.
CREATE INDEX course_by_creation ON course (organisation_id, created_at, id);
