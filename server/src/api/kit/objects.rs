//! A kind of field that is a list of objects, each of which is read like a body.

use super::{
    Fields, FromFields, Schemas, Sent,
    kind::{FieldKind, Position, Wrong},
};
use docendo::error::Flaw;
use std::marker::PhantomData;
use utoipa::{
    ToSchema,
    openapi::{ArrayBuilder, Ref, RefOr, Schema},
};

/// A list of objects, each of which is read like a body. Flaws inside are named like `requirements[2].courseId`.
#[must_use]
pub const fn objects<T: FromFields + ToSchema>() -> Objects<T> {
    Objects(PhantomData)
}

/// See [`objects`].
#[derive(Debug)]
pub struct Objects<T>(PhantomData<T>);

impl<T: FromFields + ToSchema> FieldKind for Objects<T> {
    type Value = Vec<T>;

    fn schema(&self, _: Position) -> RefOr<Schema> {
        ArrayBuilder::new().items(Ref::from_schema_name(T::name())).into()
    }

    fn schemas(&self, schemas: &mut Schemas) {
        schemas.add::<T>();
    }

    fn read(&self, sent: Sent) -> Result<Option<Vec<T>>, Wrong> {
        let (mut values, mut flaws) = (Vec::new(), Vec::new());
        for (at, item) in sent.list()?.into_iter().enumerate() {
            match Sent::Json(item).object().map(|fields| Fields::of_object(fields).read()) {
                Err(problem) => flaws.push(Flaw::new(format!("[{at}]"), problem)),
                Ok(Ok(value)) => values.push(value),
                Ok(Err(inside)) => {
                    let named = |flaw: Flaw| Flaw { field: format!("[{at}].{}", flaw.field), ..flaw };
                    flaws.extend(inside.into_iter().map(named));
                }
            }
        }
        if flaws.is_empty() { Ok(Some(values)) } else { Err(Wrong::Inside(flaws)) }
    }
}
