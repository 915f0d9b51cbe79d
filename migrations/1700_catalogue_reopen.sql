-- Making archived courses active again has a permission of its own, which administrators have; until now it went by their role.

INSERT INTO role_permission (role_id, permission)
SELECT id, 'catalogue.reopen' FROM role WHERE kind = 'access' AND code = 'system_admin' AND is_system
ON CONFLICT DO NOTHING;
