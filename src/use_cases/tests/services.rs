//! Every use case by every access role, through a service: what the table says is what happens.

use super::{super::*, permissions};
use crate::{
    Error, Result,
    catalogue::{CategoryCode, CourseDraft, DisplayOrder, Name, NewCategory},
    competence::completion::{CompletionDraft, VerificationDraft},
    exchange::{export, import},
    identity::{Permission, RoleFilter, SEED},
    kernel::{
        id::{CompletionId, CourseId, DocumentId, EmploymentId, PersonId, RequirementId},
        input::Draft as _,
        optimistic_lock::OptimisticLock,
        page::Page,
    },
    organisation::{SettingsDraft, SiteName},
    provisioning::RegistrationDraft,
    testing::{because, on_both},
    trail::TrailFilter,
    work::{Caller, Read, Work},
};

/// A page of any list.
const PAGE: Page = Page { offset: 0, limit: 1 };
/// The number of what is not there: whoever may asks for it in vain.
const NOTHING: i64 = 999;

/// Asks a service that reads for `use_case`, about `person`; none if such a service writes.
async fn read_by(read: &mut Read, use_case: UseCase, person: PersonId) -> Option<Result<()>> {
    let today = read.today();
    Some(match use_case {
        competence::access::SEE_STANDINGS => competence::service::standings(read, person, today).await.map(drop),
        competence::access::SEE_FACTS => competence::service::facts(read).await.map(drop),
        completion::access::SEE => completion::service::of_person(read, person).await.map(drop),
        requirement::access::SEE_HISTORY => {
            requirement::service::history(read, RequirementId(NOTHING), 1).await.map(drop)
        }
        catalogue::access::SEE_HISTORY => catalogue::service::history(read, CourseId(NOTHING), 1).await.map(drop),
        people::access::SEE => people::service::detail(read, person).await.map(drop),
        people::access::SEE_HISTORY => people::service::history(read, person, 1).await.map(drop),
        people::access::SEE_NAMES => people::service::names(read, &[person]).await.map(drop),
        exchange::access::IMPORT => import::service::list(read, PAGE).await.map(drop),
        exchange::access::EXPORT => export::service::list(read, PAGE).await.map(drop),
        trail::access::READ => trail::trail(read, &TrailFilter::default(), PAGE).await.map(drop),
        identity::access::MANAGE => identity::service::access(read, person).await.map(drop),
        identity::access::SEE_BEYOND => identity::service::beyond_own(read).await.map(drop),
        identity::access::LIST_ROLES => identity::service::roles(read, &RoleFilter::default(), PAGE).await.map(drop),
        identity::access::SEE_SIGN_INS => identity::service::sign_ins(read, None, None, PAGE).await.map(drop),
        _ => return None,
    })
}

/// Asks a service that writes for `use_case`.
async fn written_by(work: &mut Work, use_case: UseCase) -> Result<()> {
    let today = work.today();
    match use_case {
        completion::access::RECORD => completion::service::record(work, CompletionDraft::default()).await.map(drop),
        completion::access::WITHDRAW => {
            completion::service::withdraw(work, CompletionId(NOTHING), because("A mistake")).await
        }
        completion::access::VERIFY => {
            completion::service::verify(work, CompletionId(NOTHING), VerificationDraft::default()).await.map(drop)
        }
        requirement::access::SET => requirement::service::end(work, RequirementId(NOTHING), today).await.map(drop),
        requirement::access::PUT_ASIDE => {
            requirement::service::put_aside(work, RequirementId(NOTHING), &OptimisticLock::Anything).await.map(drop)
        }
        catalogue::access::CHANGE_COURSES => {
            let lock = OptimisticLock::Anything;
            catalogue::service::update(work, CourseId(NOTHING), &lock, CourseDraft::default()).await.map(drop)
        }
        catalogue::access::REOPEN_COURSES => {
            catalogue::service::activate(work, CourseId(NOTHING), &OptimisticLock::Anything).await.map(drop)
        }
        catalogue::access::CHANGE_CATEGORIES => catalogue::service::create_category(work, &category()).await.map(drop),
        documents::access::CHANGE => {
            catalogue::service::document::remove(work, CourseId(NOTHING), DocumentId(NOTHING)).await
        }
        people::access::CHANGE => people::service::end_employment(work, EmploymentId(NOTHING), today).await.map(drop),
        organisation::access::CHANGE_SETTINGS => {
            let typed = vec![("name", "Test works"), ("expiring_days", "30")];
            let settings = SettingsDraft::of(&typed).parse()?;
            organisation::service::change_settings(work, &OptimisticLock::Anything, &settings).await
        }
        organisation::access::CREATE_SITES => {
            organisation::service::create_site(work, &SiteName::parse("North").unwrap()).await.map(drop)
        }
        other => panic!("nobody asks for {}: call a service that does here", other.name),
    }
}

fn category() -> NewCategory {
    let (name, code) = (Name::parse("Lifting").unwrap(), CategoryCode::parse("LIFT").unwrap());
    NewCategory { name, code, description: None, display_order: DisplayOrder::UNSAID }
}

/// Asks for `use_case` about `person`; the permission for the lack of which it was refused.
async fn refused(caller: &Caller, use_case: UseCase, person: PersonId) -> Option<Permission> {
    let read = caller.read(async |read| Ok(read_by(read, use_case, person).await)).await.unwrap();
    let answer = match (read, use_case) {
        (Some(answer), _) => answer,
        (None, provisioning::access::REGISTER) => {
            provisioning::register(caller, RegistrationDraft::default()).await.map(drop)
        }
        (None, _) => caller.write(async |work| written_by(work, use_case).await).await,
    };
    match answer {
        Err(Error::Forbidden(named)) => Some(named),
        _ => None,
    }
}

#[tokio::test]
async fn whoever_holds_an_access_role_is_refused_what_the_table_does_not_give_it_and_nothing_else() {
    on_both(async |house| {
        let (other, person) = (house.admin.who().person, house.colleague().await.who().person);
        for role in SEED {
            let holder = house.world().acting_as(person, role.code);
            for use_case in all() {
                let lacked = use_case.lacked_by(permissions(role));
                assert_eq!(refused(&holder, use_case, other).await, lacked, "{} by {}", use_case.name, role.code);
                if use_case.is_free_about_oneself {
                    let refused = refused(&holder, use_case, person).await;
                    assert_eq!(refused, None, "{} by {} about themselves", use_case.name, role.code);
                }
            }
        }
    })
    .await;
}
