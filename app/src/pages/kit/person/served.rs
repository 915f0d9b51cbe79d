//! What the server function of the field answers.

use super::{TYPED, people::People, wire::Meant};
use crate::{fault::Fault, form::Form, visitor::Member};
use docendo::{
    catalogue,
    competence::{self, completion},
    work::Read,
};

pub(super) async fn meant(member: &Member, asked: &Form) -> Result<Meant, Fault> {
    // Completions and courses have such a field.
    if !member.may(completion::access::RECORD) {
        member.require(catalogue::access::CHANGE_COURSES)?;
    }
    let load = async |read: &mut Read| {
        let facts = competence::service::facts(read).await?;
        Ok(People::of(&facts, read.today()).offered(asked.value(TYPED)))
    };
    Ok(member.read(load).await?)
}
