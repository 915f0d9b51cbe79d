//! What the contract takes of courses: new ones, changes of them, and filters.

use crate::api::{
    ehs::{
        envelope::PAGES,
        ids::{uuid_id, uuid_ids},
    },
    kit::{
        PageWanted, body, drafted, filled,
        kind::{FieldKind as _, decimal, flag, line, one_of, spelling, text, verbatim, web_address, whole, word},
        query,
    },
};
use docendo::{
    catalogue::{
        Attempts, CourseCode, CourseDraft, CourseFilter, CourseSort, CourseStatus, CourseType, DeliveryType,
        Description, Hours, Months, PassMark, RequirementLevel, Title, WebAddress,
    },
    error::Problem,
    kernel::{
        id::{CategoryId, CourseId, PersonId},
        input::Input,
        page::Sort,
    },
};
use std::collections::BTreeSet;

body! {
    /// A course to be created.
    create CourseIn;
    /// A change of a course. What is not sent stays; null clears what may be missing.
    change CoursePatch;
    {
        /// At most 50 characters; no other course of the organisation has it, in any case.
        code "code": CourseCode = line(50).parse(CourseCode::parse), example "CS-001";
        title "title": Title = line(255).parse(Title::parse), example "Confined Space Entry";
        description "description": Option<Description> = text(10_000).parse(Description::parse),
            example "Safety procedures for confined space work";
        category "categoryId": CategoryId = uuid_id();
        /// More than 0, at most 10,000.
        create duration_hours "durationHours": Hours = decimal().above(0).to(10_000).parse(Hours::new), example 8.0;
        /// At most 10,000; 0 or null: not known.
        change duration_hours "durationHours": Option<Hours> = decimal().from(0).to(10_000).parse_optional(known_hours);
        delivery_type "deliveryType": DeliveryType = one_of(DeliveryType::CODES), example "classroom";
        course_type "courseType": CourseType = one_of(CourseType::CODES), example "initial";
        requirement_level "requirementLevel": RequirementLevel = one_of(RequirementLevel::CODES), example "mandatory";
        /// Null: never expires.
        validity_months "validityMonths": Option<Months> = whole(Months::RANGE).parse(Months::new), example 12;
        /// The course that renews what this one grants; it renews one course at most.
        refresher "refresherCourseId": Option<CourseId> = uuid_id();
        /// A person of the organisation.
        owner "ownerId": Option<PersonId> = uuid_id();
        external_url "externalUrl": Option<WebAddress> = web_address(2_048, WebAddress::parse),
            example "https://example.com/cs-001";
        passing_score "passingScore": Option<i64> = whole(0..=100).told_only(), example 80;
        max_attempts "maxAttempts": Option<Attempts> = whole(Attempts::RANGE).parse(Attempts::new), example 3;
        /// False if a new one does not say.
        self_enrolment "selfEnrollment": bool = flag(), default false, example false;
        /// `draft` (if a new one does not say), `active`, `inactive` or `archived`.
        status "status": CourseStatus = one_of(CourseStatus::CODES), default CourseStatus::Draft, example "active";
        /// The courses that have to be completed before: all of them.
        prerequisites "prerequisiteCourseIds": BTreeSet<CourseId> = uuid_ids().map(BTreeSet::from_iter), default BTreeSet::new();
    }
}

spelling! {
    /// The words of `sortBy`.
    SortWord of CourseSort { "title" = Title, "code" = Code, "created_at" = CreatedAt, "createdAt" = CreatedAt }
}

query! {
    /// Which courses are listed.
    CoursesAsked {
        /// Part of the title, code or description
        search "search": Option<String> = verbatim();
        status "status": Option<CourseStatus> = one_of(CourseStatus::CODES), example "active";
        /// Of this category
        category "categoryId": Option<CategoryId> = uuid_id();
        delivery_type "deliveryType": Option<DeliveryType> = one_of(DeliveryType::CODES);
        course_type "courseType": Option<CourseType> = one_of(CourseType::CODES);
        requirement_level "requirementLevel": Option<RequirementLevel> = one_of(RequirementLevel::CODES);
        /// title (default), code, created_at
        sort_by "sortBy": CourseSort = SortWord::kind(), default CourseSort::default();
        /// asc (default) or desc
        is_descending "sortOrder": bool = word(&["asc", "desc"]).parse(|word| Ok(word == "desc")), default false;
        ..wanted: PageWanted = PAGES;
    }
}

impl CoursesAsked {
    /// Which courses, in which order.
    pub(crate) fn parts(self) -> (CourseFilter, Sort<CourseSort>) {
        let sort = Sort { by: self.sort_by, is_descending: self.is_descending };
        let filter = filled!(CourseFilter {
            ..self: search, status, category, delivery_type, course_type, requirement_level
        });
        (filter, sort)
    }
}

impl From<CourseIn> for CourseDraft {
    fn from(new: CourseIn) -> Self {
        drafted!(Self {
            passing_score: judged(new.passing_score),
            ..new: code, title, description, category, duration_hours, delivery_type, course_type, requirement_level,
            validity_months, refresher, owner, external_url, max_attempts, self_enrolment, status, prerequisites
        })
    }
}

impl From<CoursePatch> for CourseDraft {
    fn from(change: CoursePatch) -> Self {
        drafted!(Self {
            passing_score: change.passing_score.map_or(Input::Missing, judged),
            ..change: code, title, description, category, duration_hours, delivery_type, course_type, requirement_level,
            validity_months, refresher, owner, external_url, max_attempts, self_enrolment, status, prerequisites
        })
    }
}

/// A score that the use case judges, by a rule with a code of its own.
fn judged(score: Option<i64>) -> Input<PassMark> {
    score.map_or_else(Input::cleared, |score| Input::text(score.to_string()))
}

/// A course whose duration nobody knows is shown with 0 hours, so that is what a client sends back.
fn known_hours(hours: f64) -> Result<Option<Hours>, Problem> {
    if hours == 0.0 { Ok(None) } else { Hours::new(hours).map(Some) }
}
