//! What the server function of the gaps answers.

use super::wire::{GapLine, GroupChoices, GroupGapsPage};
use crate::{fault::Fault, form::Form, pages::matrix::query::MatrixRequest, visitor::Member};
use docendo::{
    Result, catalogue,
    competence::{
        group_gaps::{CourseGaps, GroupGaps},
        matrix::{Query, Show},
        service,
    },
    kernel::id::SiteId,
    organisation, people,
    work::Read,
};

/// What the address of a matrix says of its rows and its look, which is not about gaps.
const OF_THE_MATRIX: [&str; 7] = ["by", "under", "show", "cell", "find", "page", "column_page"];
/// So many lines of each list are shown at first.
const LINES: usize = 50;

pub(super) async fn gaps(member: &Member, asked: Form) -> Result<GroupGapsPage, Fault> {
    let request = MatrixRequest::of(&asked, member.today())?;
    let query = OF_THE_MATRIX.into_iter().fold(request.address.form(), Form::without);
    let MatrixRequest { query: wanted, known_at, .. } = request;
    let (as_of, wanted) = (wanted.as_of, Query { show: Show::All, ..wanted });
    let load = async |read: &mut Read| {
        let course = wanted.courses.first().copied();
        let (gaps, facts) = service::group_gaps_of(read, wanted, known_at).await?;
        let course = course.map(|course| facts.rules.code_of(course));
        Ok((gaps, course, choices(read).await?))
    };
    let (GroupGaps { totals, by_course, by_site }, course, choices) = member.read(load).await?;
    let most = if query.ticked("all") { usize::MAX } else { LINES };
    let cut = (by_course.len().max(by_site.len()) > most).then_some(most);
    let by_course = by_course.into_iter().take(most).map(|one| line(one, None)).collect();
    let by_site = by_site.into_iter().take(most).map(|one| line(one.gaps, Some((one.site, one.name)))).collect();
    Ok(GroupGapsPage { query, as_of, known_at, course, totals, by_course, by_site, cut, choices })
}

fn line(gaps: CourseGaps, site: Option<(SiteId, String)>) -> GapLine {
    let CourseGaps { competency, totals } = gaps;
    GapLine { code: competency.code, title: competency.title, course: competency.course, site, totals }
}

async fn choices(read: &mut Read) -> Result<GroupChoices> {
    let roles = people::service::roles(read).await?.into_iter().map(|one| (one.id.to_string(), one.name));
    let sites = organisation::service::sites(read).await?.into_iter().map(|one| (one.id.to_string(), one.name));
    let categories = catalogue::service::categories(read, true, true).await?.into_iter();
    let categories = categories.map(|one| (one.id.to_string(), one.name.to_string()));
    Ok(GroupChoices { roles: roles.collect(), sites: sites.collect(), categories: categories.collect() })
}
