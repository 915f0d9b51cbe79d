-- Training managers add and change people: an import needs the right that each of its kinds of rows needs, and theirs has people.

INSERT INTO role_permission (role_id, permission)
SELECT id, 'people.write' FROM role WHERE kind = 'access' AND code = 'training_manager' AND is_system
ON CONFLICT DO NOTHING;
