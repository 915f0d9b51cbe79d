//! The catalogue of the demo organisation: 20 courses.

mod write;

pub(super) use write::write;

use crate::{
    catalogue::DeliveryType,
    error::{Entity, Error, Result},
};
use DeliveryType::{Blended, Classroom, OnTheJob, Online, ToolboxTalk, Virtual};

/// A course, and how it is taught.
pub(super) struct Course {
    pub(super) code: &'static str,
    title: &'static str,
    about: &'static str,
    category: &'static str,
    hours: f64,
    delivery: DeliveryType,
    /// For how many months it holds; none = for ever.
    pub(super) months: Option<u32>,
    /// The lowest score that passes, where there is a test.
    pub(super) passing_score: Option<u32>,
    /// Who teaches it, if that is somebody outside.
    pub(super) provider: Option<&'static str>,
    /// The course that renews it.
    pub(super) refresher: Option<&'static str>,
    /// The courses that come before it.
    needs: &'static [&'static str],
}

const fn course(
    code: &'static str,
    title: &'static str,
    category: &'static str,
    (hours, delivery): (f64, DeliveryType),
    months: u32,
    about: &'static str,
) -> Course {
    let months = if months == 0 { None } else { Some(months) };
    Course {
        code,
        title,
        about,
        category,
        hours,
        delivery,
        months,
        passing_score: None,
        provider: None,
        refresher: None,
        needs: &[],
    }
}

impl Course {
    const fn tested(self, passing_score: u32) -> Self {
        Self { passing_score: Some(passing_score), ..self }
    }

    const fn by(self, provider: &'static str) -> Self {
        Self { provider: Some(provider), ..self }
    }

    const fn renewed_by(self, refresher: &'static str) -> Self {
        Self { refresher: Some(refresher), ..self }
    }

    const fn after(self, needs: &'static [&'static str]) -> Self {
        Self { needs, ..self }
    }

    const fn stands_alone(&self) -> bool {
        self.refresher.is_none() && self.needs.is_empty()
    }

    fn is_refresher(&self) -> bool {
        COURSES.iter().any(|other| other.refresher == Some(self.code))
    }
}

const FIRST_AID: &str = "St Brannoc Ambulance";
const LIFTING: &str = "Hartwell Lifting Academy";

/// The courses; those of 0 months hold for ever.
pub(super) const COURSES: &[Course] = &[
    course(
        "IND-01",
        "Company induction",
        "INDUCTION",
        (2.0, Classroom),
        0,
        "Who we are, how we work, and whom to ask on the first day.",
    ),
    course(
        "IND-02",
        "Site rules and emergency routes",
        "INDUCTION",
        (1.0, ToolboxTalk),
        24,
        "The rules of a site, its alarms and its ways out.",
    ),
    course(
        "FIRE-01",
        "Fire safety awareness",
        "SAFETY",
        (1.0, Online),
        24,
        "What burns, what to do, and where to meet.",
    )
    .tested(80),
    course(
        "FIRE-02",
        "Fire warden",
        "SAFETY",
        (4.0, Classroom),
        36,
        "Sweep an area, use an extinguisher, report to the brigade.",
    )
    .after(&["FIRE-01"]),
    course("AID-01", "First aid at work", "SAFETY", (18.0, Classroom), 36, "Three days, with an assessment on each.")
        .by(FIRST_AID)
        .renewed_by("AID-02"),
    course(
        "AID-02",
        "First aid at work: refresher",
        "SAFETY",
        (6.0, Classroom),
        36,
        "One day before the certificate runs out.",
    )
    .by(FIRST_AID),
    course("MAN-01", "Manual handling", "SAFETY", (3.0, OnTheJob), 36, "Judge a load, lift it, carry it, put it down."),
    course("WAH-01", "Working at height", "SAFETY", (8.0, Blended), 24, "Ladders, harnesses, edges and rescue.")
        .tested(75)
        .by("Highline Training"),
    course(
        "CSE-01",
        "Confined space entry",
        "SAFETY",
        (8.0, Classroom),
        24,
        "Gas tests, permits, and the person who stays outside.",
    )
    .tested(80)
    .by("Highline Training"),
    course(
        "CHEM-01",
        "Hazardous substances",
        "SAFETY",
        (2.0, Online),
        24,
        "Labels, data sheets, storage and protection.",
    )
    .tested(70),
    course("ENV-01", "Spill response", "ENVIRONMENT", (2.0, OnTheJob), 24, "Stop it, contain it, clean it, report it."),
    course(
        "LOTO-01",
        "Lock-out and tag-out",
        "TECHNICAL",
        (4.0, Classroom),
        24,
        "Isolate every energy before a hand goes in.",
    )
    .tested(85),
    course(
        "ELEC-01",
        "High-voltage switching",
        "TECHNICAL",
        (16.0, Blended),
        36,
        "Authorisation for switching up to 11 kV.",
    )
    .tested(85)
    .by("Voltaire Technical College")
    .after(&["LOTO-01"]),
    course(
        "FLT-01",
        "Forklift operator",
        "LIFTING",
        (24.0, OnTheJob),
        36,
        "Counterbalance trucks, with a practical test.",
    )
    .tested(75)
    .by(LIFTING)
    .renewed_by("FLT-02"),
    course(
        "FLT-02",
        "Forklift operator: refresher",
        "LIFTING",
        (8.0, OnTheJob),
        36,
        "One day with an instructor on one's own truck.",
    )
    .by(LIFTING),
    course(
        "CRN-01",
        "Overhead crane operator",
        "LIFTING",
        (24.0, Blended),
        36,
        "Slinging, signals and pendant control.",
    )
    .tested(75)
    .by(LIFTING),
    course(
        "WLD-01",
        "Welder qualification",
        "QUALITY",
        (12.0, OnTheJob),
        24,
        "Test pieces in the positions of the job, examined by a third party.",
    )
    .by("Norbrook Inspection"),
    course("LAB-01", "Good laboratory practice", "QUALITY", (6.0, Virtual), 24, "Samples, records and traceability.")
        .tested(70),
    course(
        "SEC-01",
        "Information security",
        "SECURITY",
        (0.75, Online),
        12,
        "Passwords, phishing, and what never leaves the house.",
    )
    .tested(80),
    course(
        "LEAD-01",
        "Leading safety conversations",
        "GENERAL",
        (4.0, Virtual),
        0,
        "Ask, listen, agree: how to talk about risk on the spot.",
    )
    .after(&["IND-01"]),
];

/// The course with `code`.
pub(super) fn named(code: &str) -> Result<&'static Course> {
    COURSES.iter().find(|course| course.code == code).ok_or(Error::NotFound(Entity::Course))
}
