//! Texts that name their tenant, and texts that do not.

use super::names_tenant;

#[test]
fn a_statement_names_its_tenant_with_a_condition_that_every_row_fulfils() {
    for named in [
        "SELECT id FROM site WHERE organisation_id = $1",
        "SELECT id FROM site s WHERE\n s.organisation_id = $1 AND (s.id = $2 OR $2 IS NULL) ORDER BY s.id",
        "SELECT id FROM site WHERE +organisation_id = $1 AND id IN (1, 2)",
        "SELECT id FROM site WHERE id = $2 AND organisation_id = $1",
        "SELECT e.id FROM employment_version e JOIN employment f ON f.id = e.employment_id AND f.organisation_id = $1
         WHERE e.id = $2 OR e.id = $3",
        "SELECT id FROM category WHERE (organisation_id = $1 OR organisation_id IS NULL) AND id = $2",
        "SELECT id FROM category g WHERE (g.organisation_id = $1 OR ($2 AND g.organisation_id IS NULL))",
        "DELETE FROM saved_view WHERE id = $2 AND organisation_id = $1 RETURNING id",
        "UPDATE site SET name = $3 WHERE organisation_id = $1 AND id = $2",
        "UPDATE organisation SET name = name WHERE id = $1",
        "SELECT name FROM organisation WHERE id = $1",
        "SELECT (SELECT SUM(size) FROM document WHERE organisation_id = $1) + 0",
        "SELECT id FROM site WHERE organisation_id = $1 UNION SELECT id FROM role WHERE organisation_id = $1",
        "INSERT INTO site (organisation_id, name) VALUES ($1, $2) RETURNING id",
        "INSERT INTO site (name, organisation_id, folded) VALUES (LOWER($2, 'x'), $1, $3)",
        "INSERT INTO site (organisation_id, id)",
        "INSERT INTO import_file (import_id, name) SELECT id, $3 FROM import WHERE organisation_id = $1 AND id = $2",
    ] {
        assert!(names_tenant(named), "{named}");
    }
}

#[test]
fn what_does_not_name_it_or_can_be_led_around_it_is_found() {
    for unnamed in [
        "SELECT id FROM site WHERE id = $2",
        "SELECT organisation_id FROM site WHERE id = $1",
        "SELECT id FROM site WHERE organisation_id = $2",
        "SELECT id FROM site WHERE organisation_id = $12",
        "SELECT id FROM site WHERE organisation_id <> $1",
        "SELECT id FROM site WHERE other_organisation_id = $1",
        "SELECT id FROM site WHERE NOT organisation_id = $1",
        "SELECT id, CASE WHEN organisation_id = $1 THEN 1 END FROM site",
        "SELECT id FROM site WHERE organisation_id = $1 OR id = $2",
        "SELECT id FROM site WHERE organisation_id = $1 AND id = $2 OR id = $3",
        "SELECT id FROM site WHERE id = $2 OR name = $3 AND organisation_id = $1",
        "SELECT id FROM site WHERE (organisation_id = $1 AND id = $2) OR id = $3",
        "SELECT id FROM site WHERE (id = $2 AND organisation_id = $1) OR id = $3",
        "SELECT id FROM site WHERE (organisation_id = $1 OR id = $2)",
        "SELECT id FROM category WHERE (organisation_id = $1 OR id = $2 OR organisation_id IS NULL)",
        "SELECT id FROM category WHERE organisation_id = $1 OR organisation_id IS NULL AND id = $2",
        "SELECT id FROM site WHERE organisation_id = $1 UNION SELECT id FROM role",
        "UPDATE site SET organisation_id = $1 WHERE id = $2",
        "UPDATE site SET name = $2 WHERE id = $1",
        "SELECT id FROM site WHERE id = $1",
        "SELECT s.id FROM organisation o JOIN site s ON TRUE WHERE s.id = $1",
        "INSERT INTO site (name, organisation_id) VALUES ($1, $2)",
        "INSERT INTO site (name) VALUES ($1)",
        "INSERT INTO site (id, organisation_id)",
        "INSERT INTO site (organisation_id, name) SELECT organisation_id, name FROM site WHERE id = $1",
        "DELETE FROM site",
        "SELECT s.id FROM site s LEFT JOIN role r ON r.organisation_id = $1",
        "DELETE FROM import_file WHERE import_id NOT IN (SELECT id FROM import WHERE organisation_id = $1)",
        "SELECT id FROM site s WHERE NOT EXISTS (SELECT 1 FROM role WHERE organisation_id = $1)",
    ] {
        assert!(!names_tenant(unnamed), "{unnamed}");
    }
}
