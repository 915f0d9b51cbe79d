//! The whole trail as a file: that somebody took it, and its entries piece by piece.

use super::{
    access,
    search::{TrailFilter, TrailLine, trail_before},
};
use crate::{
    error::Result,
    journal::{Entry, ExportAction},
    kernel::id::EntryId,
    work::{Caller, Work},
};
use chrono::NaiveDate;
use serde::Serialize;

/// So many entries are read at once: few enough for the memory, enough that reading them is quick.
const PIECE: usize = 1000;

/// What the journal says of a trail that somebody took out.
#[derive(Serialize)]
struct JournaledDownload<'a> {
    file: &'a str,
    search: Option<&'a str>,
    entity: Option<&'a str>,
    action: Option<&'a str>,
    about: Option<String>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

/// A trail that is on its way out: the entries before the one that says so. It is read in pieces, each in a transaction of
/// its own, for a reader may take their time; entries never change, so all of them belong together.
pub struct Download {
    caller: Caller,
    filter: TrailFilter,
    /// Everything before this entry is still to come.
    before: EntryId,
    is_over: bool,
}

impl Download {
    /// Writes into the journal that the caller takes out, as `file`, what fits `filter`.
    pub async fn begin(caller: &Caller, filter: TrailFilter, file: &str) -> Result<Self> {
        let note = async |work: &mut Work| {
            work.require(access::READ)?;
            let TrailFilter { search, entity, action, about, from, to } = &filter;
            let after = JournaledDownload {
                file,
                search: search.as_deref(),
                entity: entity.as_deref(),
                action: action.as_deref(),
                about: about.as_ref().map(ToString::to_string),
                from: *from,
                to: *to,
            };
            work.record(Entry::bulk(ExportAction::Exported).after(&after)).await
        };
        let before = caller.write(note).await?;
        Ok(Self { caller: caller.clone(), filter, before, is_over: false })
    }

    /// The next entries, the latest first; none when there are no more.
    pub async fn next(&mut self) -> Result<Option<Vec<TrailLine>>> {
        if self.is_over {
            return Ok(None);
        }
        let (filter, before) = (&self.filter, self.before);
        let limit = i64::try_from(PIECE).unwrap_or(i64::MAX);
        let lines = self.caller.read(async |read| trail_before(read, filter, before, limit).await).await?;
        self.is_over = lines.len() < PIECE;
        let Some(last) = lines.last() else { return Ok(None) };
        self.before = last.id;
        Ok(Some(lines))
    }
}
