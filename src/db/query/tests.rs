//! Tests of the builder: what its texts are.

use super::*;
use crate::{db::sql, kernel::id::PersonId};

#[test]
fn conditions_are_numbered_after_the_tenant_and_what_the_text_spells_out() {
    let (day, name, role) = (1_i64, Some("x".to_owned()), None::<i64>);
    let query = Query::select("id", sql!("FROM site WHERE organisation_id = $1 AND opened < $2"))
        .bind(&[&day])
        .and_if("name = {} OR folded = {}", &name)
        .and_if("role = {}", &role)
        .and_of("id > {}", &day)
        .order(Order { column: "name", is_descending: true, last: "id" });
    let where_ = "FROM site WHERE organisation_id = $1 AND opened < $2 AND ($3 IS NULL OR (name = $3 OR folded = $3))
        AND ($4 IS NULL OR (role = $4)) AND (id > $5)";
    assert_eq!(words(query.count().as_str()), words(&format!("SELECT COUNT(*) {where_}")));
    let rows = format!("SELECT id {where_} ORDER BY name DESC, id DESC LIMIT $6");
    assert_eq!(words(query.rows(" LIMIT $6").as_str()), words(&rows));
    assert_eq!(query.next(), 6);
}

#[test]
fn a_page_is_picked_before_anything_is_joined_to_its_rows() {
    let query = Query::select("k.id, g.name", sql!("FROM course k WHERE k.organisation_id = $1"))
        .beside("k", "JOIN category g ON g.id = k.category_id")
        .order("k.id");
    assert_eq!(
        query.rows(" LIMIT $2").as_str(),
        "SELECT k.id, g.name FROM (SELECT k.* FROM course k WHERE k.organisation_id = $1 ORDER BY k.id LIMIT $2) k \
         JOIN category g ON g.id = k.category_id ORDER BY k.id"
    );
}

#[test]
fn identifiers_are_text_and_other_values_are_parameters() {
    let (ids, names) = ([PersonId(4), PersonId(7)], ["a".to_owned(), "b".to_owned()]);
    let query = Query::own_rows("p.id", "FROM person p", "p.", &ids).one_of("p.name", &names);
    let expected = "SELECT p.id FROM person p WHERE +p.organisation_id = $1 AND p.id IN (4, 7) AND p.name IN ($2, $3)";
    assert_eq!(words(query.rows("").as_str()), words(expected));
    let query = Query::unscoped("DELETE FROM site WHERE TRUE").one_of("name", &names).then("RETURNING id");
    assert_eq!(query.rows("").as_str(), "DELETE FROM site WHERE TRUE AND name IN ($1, $2) RETURNING id");
}

#[test]
fn nothing_is_among_nothing() {
    let query = Query::own_rows::<PersonId>("id", "FROM person", "", &[]).one_of::<String>("name", &[]);
    let expected = "SELECT id FROM person WHERE +organisation_id = $1 AND id IN (NULL) AND name IN (NULL)";
    assert_eq!(words(query.rows("").as_str()), words(expected));
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}
