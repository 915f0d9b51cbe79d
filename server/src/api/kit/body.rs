//! JSON bodies.

use super::{Failure, Fields, FromFields, Place};
use axum::{
    body::Bytes,
    extract::{FromRequest as _, Request},
    http::StatusCode,
    response::IntoResponse as _,
};
use docendo::{kernel::secret, work::once::Sent};
use serde_json::{Map, Value};
use std::sync::Arc;

/// What is in the body of `request`, whatever its declared type is: clients of the contracts are known to omit it.
/// An empty body is an empty object, so that every missing field is named.
pub(crate) async fn receive<T: FromFields, S: Send + Sync>(request: Request, state: &S) -> Result<T, Failure> {
    let sent = request.extensions().get::<Arc<Sent>>().cloned();
    let bytes =
        Bytes::from_request(request, state).await.map_err(|rejection| match rejection.into_response().status() {
            StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
            _ => Failure::Malformed("The request body could not be read to its end".to_owned()),
        })?;
    let object = parse(&bytes)?;
    if let Some(sent) = sent {
        sent.note_content(fingerprint(&object));
    }
    Fields::of_object(object).read_from(Place::Body)
}

/// What tells one body from another. Passwords are left out: so fast a fingerprint of one is not kept.
fn fingerprint(object: &Map<String, Value>) -> String {
    let fields: Vec<_> = object.iter().filter(|(name, _)| !name.contains("password")).collect();
    secret::fingerprint_of(format_args!("{fields:?}"))
}

fn parse(bytes: &[u8]) -> Result<Map<String, Value>, Failure> {
    if bytes.is_empty() {
        return Ok(Map::default());
    }
    match serde_json::from_slice(bytes) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err(Failure::Malformed("The request body must be a JSON object".to_owned())),
        Err(error) => {
            let (line, column) = (error.line(), error.column());
            Err(Failure::Malformed(format!("The request body is not valid JSON (line {line}, column {column})")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::kit::{
        body,
        kind::{decimal, email, flag, line, moment, number_id, one_of, text, verbatim, whole},
        objects,
    };
    use docendo::{catalogue::CourseStatus, kernel::id::CourseId};
    use proptest::prelude::*;
    use serde_json::json;
    use utoipa::PartialSchema as _;

    body! {
        /// One of a list.
        create Item;
        {
            course "courseId": CourseId = number_id();
        }
    }

    body! {
        /// Something new.
        create New as "Thing";
        /// A change of it.
        change Change;
        {
            code "code": String = line(5);
            title "title": String = line(10), example "Ropes";
            hours "hours": Option<f64> = decimal().above(0).to(100);
            open "open": bool = flag(), default false;
            score "score": Option<i64> = whole(0..=100);
            create items "items": Vec<Item> = objects();
            /// What is known of it.
            notes "notes": Option<String> = text(1_000);
            status "status": CourseStatus = one_of(CourseStatus::CODES), default CourseStatus::Draft;
            change email "email": Option<String> = email();
            word "word": Option<String> = verbatim();
            until "until": Option<chrono::DateTime<chrono::Utc>> = moment();
        }
    }

    fn read<T: FromFields>(body: &str) -> Result<T, Vec<String>> {
        Fields::of_object(parse(body.as_bytes()).unwrap()).read_from(Place::Body).map_err(|failure| {
            let (_, flaws) = failure.flaws().unwrap();
            flaws.iter().map(ToString::to_string).collect()
        })
    }

    #[test]
    fn every_wrong_field_is_named_whatever_is_wrong_with_it_in_the_order_of_the_declaration() {
        let flaws = read::<New>(
            r#"{"title": 7, "hours": "x", "open": "yes", "score": 101, "items": {}, "notes": [], "status": "gone",
                "word": "\u0000", "until": "soon"}"#,
        );
        assert_eq!(
            flaws.unwrap_err(),
            [
                "code: is required",
                "title: must be text",
                "hours: must be a number",
                "open: must be true or false",
                "score: must be between 0 and 100",
                "items: must be a list",
                "notes: must be text",
                "status: must be one of draft, active, inactive, archived",
                "word: has a character that cannot be used here",
                "until: must be a day of the calendar, written YYYY-MM-DD",
            ]
        );
    }

    #[test]
    fn flaws_inside_a_list_say_which_item() {
        let body =
            r#"{"code": "A", "title": "B", "items": [{"courseId": "x"}, 5, {"courseId": null}, {"courseId": 7}]}"#;
        assert_eq!(
            read::<New>(body).unwrap_err(),
            ["items[0].courseId: must be a number", "items[1]: must be an object", "items[2].courseId: is required"]
        );
    }

    #[test]
    fn the_length_of_a_text_is_that_in_which_it_was_sent() {
        assert!(read::<New>(r#"{"code": "A   b", "title": "B", "items": []}"#).is_ok());
        let longer = read::<New>(r#"{"code": "A    b", "title": "B", "items": []}"#);
        assert_eq!(longer.unwrap_err(), ["code: may have 5 characters at most"]);
    }

    #[test]
    fn what_is_not_sent_is_its_default_in_something_new_and_stays_in_a_change() {
        let new =
            read::<New>(r#"{"code": " A  b", "title": "B", "notes": " ", "items": [{"courseId": 7.0}]}"#).unwrap();
        assert_eq!((new.code.as_str(), new.title.as_str(), new.notes), ("A b", "B", None));
        assert_eq!((new.open, new.status, new.score, new.hours), (false, CourseStatus::Draft, None, None));
        assert_eq!((new.items[0].course, new.word, new.until), (CourseId(7), None, None));
        let change = read::<Change>("{}").unwrap();
        assert_eq!((change.code, change.open, change.notes, change.email), (None, None, None, None));
    }

    #[test]
    fn null_empties_what_may_be_empty_and_is_a_flaw_elsewhere() {
        let change = read::<Change>(r#"{"notes": null, "hours": null, "score": 4.0, "email": " "}"#).unwrap();
        assert_eq!(
            (change.notes, change.hours, change.score, change.email),
            (Some(None), Some(None), Some(Some(4)), Some(None))
        );
        assert_eq!((change.title, change.status, change.word, change.until), (None, None, None, None));
        let flaws = read::<Change>(r#"{"title": null, "code": " ", "status": null, "open": null}"#).unwrap_err();
        assert_eq!(flaws, ["code: is required", "title: is required", "open: is required", "status: is required"]);
    }

    #[test]
    fn the_schema_says_what_is_read() {
        let new = serde_json::to_value(New::schema()).unwrap();
        assert_eq!(new["required"], json!(["code", "title", "items"]));
        assert_eq!(new["description"], "Something new.");
        let fields = &new["properties"];
        assert_eq!(fields["items"], json!({ "type": "array", "items": { "$ref": "#/components/schemas/Item" } }));
        assert_eq!((&fields["title"]["maxLength"], &fields["title"]["example"]), (&json!(10), &json!("Ropes")));
        assert_eq!((&fields["open"]["type"], &fields["email"]), (&json!(["boolean", "null"]), &Value::Null));
        assert_eq!(fields["notes"]["description"], "What is known of it.");
        assert_eq!(fields["code"]["description"], "At most 5 characters.");
        let change = serde_json::to_value(Change::schema()).unwrap();
        assert_eq!((&change["required"], &change["properties"]["items"]), (&Value::Null, &Value::Null));
        let score = json!({ "type": ["integer", "null"], "format": "int64", "minimum": 0, "maximum": 100 });
        assert_eq!(change["properties"]["score"], score);
        assert_eq!(change["properties"]["status"]["type"], "string");
        assert_eq!(<New as utoipa::ToSchema>::name(), "Thing");
    }

    proptest! {
        #[test]
        fn no_body_breaks_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            if let Ok(object) = parse(&bytes) {
                let _ = Fields::of_object(object).read_from::<Change>(Place::Body);
            }
        }
    }
}
