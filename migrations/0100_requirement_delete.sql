-- Putting requirements aside is a permission of its own, which administrators have (E-QMS, "Delete Requirement").

INSERT INTO role_permission (role_id, permission)
    SELECT id, 'requirement.delete' FROM role WHERE kind = 'access' AND code = 'system_admin';
