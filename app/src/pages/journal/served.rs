//! What the server functions of the trail answer.

use super::{
    changes::change_lines,
    index::{names, thing},
    wire::{Named, PATH, SIGN_INS, SignInLine, SignInOutcomes, TrailChoices, TrailEntry},
    words::{actions, door_word, entities, filter},
};
use crate::{
    describe::{
        Names, Thing,
        tell::{self, exact},
    },
    fault::Fault,
    form::Form,
    page::Listed,
    pages::kit::words::{options, word},
    ui::Turn,
    visitor::Member,
};
use docendo::{
    Result,
    error::{Error, Flaws},
    identity::{self, SignInEvent, SignInOutcome},
    kernel::page::ListPage,
    people,
    trail::{self, About, TrailLine, trail},
    work::Read,
};

/// So many entries are on one page.
const ROWS: i64 = 50;
/// The texts of the words of sign-ins begin so.
const WORDS: &str = "sign-ins";

/// Entries of the trail.
pub(super) async fn entries(member: &Member, asked: &Form) -> Result<Listed<TrailEntry, TrailChoices>, Fault> {
    member.require(trail::access::READ)?;
    let filter = filter(asked)?;
    let mut flaws = Flaws::default();
    let turn = Turn::from_query(asked, ROWS, &mut flaws);
    flaws.check().map_err(Error::from)?;
    let load = async |read: &mut Read| {
        let part = trail(read, &filter, turn.rows()).await?;
        let names = names(read, &part.rows).await?;
        Ok((part, names))
    };
    let (ListPage { rows, total }, names) = member.read(load).await?;
    turn.within(asked, PATH, total)?;
    let rows: Vec<TrailEntry> = rows.into_iter().map(|line| entry(line, &names, member)).collect();
    let only = filter.about.map(|about| only(&about, rows.first()));
    let more = TrailChoices { entities: entities(), actions: actions(), only };
    Ok(Listed { rows, total, turn, more })
}

fn entry(line: TrailLine, names: &Names, reader: &Member) -> TrailEntry {
    let thing = thing(&line, names, reader.who());
    let changes = change_lines(&line, thing.as_ref(), names);
    let page = person_page(&line, reader);
    let is_beyond = line.after.is_some() && line.stated("beyond").is_some();
    let what = format!("{}: {}", tell::entity(&line.entity), tell::action(&line.action));
    TrailEntry {
        at: exact(line.at),
        actor: line.actor,
        what,
        is_beyond,
        thing: thing.map(|Thing { name, note, page }| Named { name, note, page }),
        person: line.subject.map(|name| Named { name, note: None, page }),
        changes,
        door: door_word(&line.door),
    }
}

/// The page of the person whom `line` is about, if the reader may open it.
fn person_page(line: &TrailLine, reader: &Member) -> Option<String> {
    let id = line.person_id?;
    reader.may_about(people::access::SEE, id).then(|| format!("/people/{id}"))
}

/// The name of the one person or thing that the list is about, which the first entry tells.
fn only(about: &About, first: Option<&TrailEntry>) -> String {
    let named = first.and_then(|entry| match about {
        About::Person(_) => entry.person.as_ref(),
        About::Thing(..) => entry.thing.as_ref(),
    });
    match (named, about) {
        (Some(named), _) => named.name.clone(),
        (None, About::Person(_)) => tell::entity("person"),
        (None, About::Thing(kind, _)) => tell::entity(kind),
    }
}

/// Who signed in, was refused and signed out.
pub(super) async fn sign_ins(member: &Member, asked: &Form) -> Result<Listed<SignInLine, SignInOutcomes>, Fault> {
    member.require(identity::access::SEE_SIGN_INS)?;
    let mut flaws = Flaws::default();
    let outcome = asked.word("outcome", &mut flaws);
    let person = asked.id("person", &mut flaws);
    let turn = Turn::from_query(asked, ROWS, &mut flaws);
    flaws.check().map_err(Error::from)?;
    let load = async |read: &mut Read| identity::service::sign_ins(read, person, outcome, turn.rows()).await;
    let ListPage { rows, total } = member.read(load).await?;
    turn.within(asked, SIGN_INS, total)?;
    let more = options(WORDS, SignInOutcome::CODES);
    Ok(Listed { rows: rows.into_iter().map(sign_in).collect(), total, turn, more })
}

fn sign_in(event: SignInEvent) -> SignInLine {
    let SignInEvent { at, person_id, name, kind, outcome, address } = event;
    let (kind, outcome) = (word(WORDS, kind.code()), word(WORDS, outcome.code()));
    SignInLine { at: exact(at), person: person_id, name, kind, outcome, address }
}
