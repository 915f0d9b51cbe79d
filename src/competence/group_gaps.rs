//! The gaps of a group of people: which courses most of them lack, and at which sites.

use super::{
    facts::CompetencyFact,
    matrix::{RowKey, Totals},
    outline::Outline,
};
use crate::kernel::id::SiteId;
use std::cmp::Reverse;

/// The gaps of a group.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct GroupGaps {
    /// What is required of the group by state.
    pub totals: Totals,
    /// By course, what most people lack first.
    pub by_course: Vec<CourseGaps>,
    /// By site and course, what most people lack first; somebody at two sites counts at both.
    pub by_site: Vec<SiteGaps>,
}

/// A competency that some of a group lack.
#[derive(Debug, Clone, PartialEq)]
pub struct CourseGaps {
    /// What they lack.
    pub competency: CompetencyFact,
    /// Of whom it is required, by state.
    pub totals: Totals,
}

/// A competency that some at a site lack.
#[derive(Debug, Clone, PartialEq)]
pub struct SiteGaps {
    /// The site.
    pub site: SiteId,
    /// Its name.
    pub name: String,
    /// What they lack.
    pub gaps: CourseGaps,
}

/// Most people first; of equals what has been held and is no longer, or is overdue; then by code.
fn rank(gaps: &CourseGaps) -> (Reverse<u32>, Reverse<u32>, &str) {
    let pressing = gaps.totals.expired + gaps.totals.overdue;
    (Reverse(gaps.totals.gaps()), Reverse(pressing), &gaps.competency.code)
}

/// The gaps that two outlines of one query show, by person and by site.
#[must_use]
pub fn group_gaps(by_person: &Outline, by_site: &Outline) -> GroupGaps {
    let column = |outline: &Outline, index: u32, totals: Totals| CourseGaps {
        competency: outline.grid.columns[index as usize].clone(),
        totals,
    };
    let columns = by_person.columns.iter().zip(&by_person.column_totals).filter(|(_, totals)| totals.gaps() > 0);
    let mut courses: Vec<CourseGaps> = columns.map(|(index, totals)| column(by_person, *index, *totals)).collect();
    courses.sort_by(|a, b| rank(a).cmp(&rank(b)));
    let mut sites = Vec::new();
    for group in &by_site.groups {
        let RowKey::Site(site) = group.key else { continue };
        let cells = (0..).zip(by_site.roll_up(group));
        let lacking = cells.filter(|(_, cell)| cell.required.gaps() > 0);
        sites.extend(lacking.map(|(index, cell)| SiteGaps {
            site,
            name: group.name.clone(),
            gaps: column(by_site, index, cell.required),
        }));
    }
    sites.sort_by(|a, b| rank(&a.gaps).cmp(&rank(&b.gaps)).then_with(|| a.name.cmp(&b.name)));
    GroupGaps { totals: by_person.totals, by_course: courses, by_site: sites }
}
