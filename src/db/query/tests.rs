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
    let where_ = "FROM site WHERE organisation_id = $1 AND opened < $2 AND (name = $3 OR folded = $3)
        AND (id > $4)";
    assert_eq!(words(&query.count()), words(&format!("SELECT COUNT(*) {where_}")));
    let rows = format!("SELECT id {where_} ORDER BY name DESC, id DESC LIMIT $5");
    assert_eq!(words(&query.rows(" LIMIT $5")), words(&rows));
    assert_eq!(query.next(), 5);
}

#[test]
fn a_page_is_picked_before_anything_is_joined_to_its_rows() {
    let query = Query::select("k.id, g.name", sql!("FROM course k WHERE k.organisation_id = $1"))
        .join_after_paging("k", "JOIN category g ON g.id = k.category_id")
        .order("k.id");
    assert_eq!(
        query.rows(" LIMIT $2"),
        "SELECT k.id, g.name FROM (SELECT k.* FROM course k WHERE k.organisation_id = $1 ORDER BY k.id LIMIT $2) k \
         JOIN category g ON g.id = k.category_id ORDER BY k.id"
    );
}

#[test]
fn a_list_is_one_parameter_however_many_it_holds() {
    let (ids, names) = ([PersonId(4), PersonId(7)], ["a".to_owned(), "b".to_owned()]);
    let query = Query::own_rows("p.id", "FROM person p", "p.", &ids).among_texts("p.name", &names);
    let (ids, names_of) = (list::holds("p.id", 2), list::holds("p.name", 3));
    let expected = format!("SELECT p.id FROM person p WHERE +p.organisation_id = $1 AND {ids} AND {names_of}");
    assert_eq!(words(&query.rows("")), words(&expected));
    let query = Query::unscoped("DELETE FROM site WHERE TRUE").among_texts("name", &names).then("RETURNING id");
    assert_eq!(query.rows(""), format!("DELETE FROM site WHERE TRUE AND {} RETURNING id", list::holds("name", 1)));
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}
