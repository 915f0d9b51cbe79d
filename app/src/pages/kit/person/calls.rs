//! What the field asks: the server function.

use super::wire::Meant;
use crate::{fault::Fault, form::Form};
use leptos::{prelude::*, server_fn::codec::GetUrl};

/// Whom what stands in the field `typed` of `asked` may mean, for those who fill in a form with such a field.
#[server(prefix = "/do", endpoint = "person/meant", input = GetUrl)]
pub async fn find_meant(asked: Form) -> Result<Meant, Fault> {
    crate::served::read(async |member| super::served::meant(member, &asked).await).await
}
