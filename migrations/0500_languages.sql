-- The language in which somebody reads, and in which an organisation does; NULL leaves it to the next: person,
-- organisation, browser. Who administers an organisation may change its settings.

ALTER TABLE organisation ADD COLUMN language TEXT;
ALTER TABLE account ADD COLUMN language TEXT;

INSERT INTO role_permission (role_id, permission)
SELECT id, 'organisation.write' FROM role WHERE kind = 'access' AND code = 'system_admin';
