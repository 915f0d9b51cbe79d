//! The published REST contracts, all under `/api` over one domain: which there are, how each speaks, which paths are its own,
//! and every endpoint.
//!
//! `kit` is what all share, one folder a contract is what is its own. Contracts know neither each other nor this index.

pub mod ehs;
pub mod entraide;
pub mod eqms;
pub mod kit;
pub mod sigecap;

use axum::Router;
use docendo::{
    Result, catalogue,
    competence::{self, requirement},
    documents, identity, provisioning,
};
use kit::{ApiState, Bare, Contract, Index, endpoints, openapi, owner_among};
use utoipa::OpenApi as _;

const CONTRACTS: [Contract; 5] = [EHS, ENTRAIDE, EQMS, SIGECAP, TMS];

/// "EHS Portal Phase 8 – Training & Competence Management", version 1.0.
const EHS: Contract = Contract {
    name: "ehs",
    voice: &ehs::EhsVoice,
    owns: &["training"],
    endpoints: endpoints! { failing as ehs::FAILURES;
        GET  "/api/training/categories" ehs::categories::list;
        POST "/api/training/categories" ehs::categories::create, asks catalogue::access::CHANGE_CATEGORIES;
        GET  "/api/training/courses" ehs::courses::list;
        POST "/api/training/courses" ehs::courses::create, asks catalogue::access::CHANGE_COURSES;
        GET  "/api/training/courses/{course_id}" ehs::courses::get;
        PUT  "/api/training/courses/{course_id}" ehs::courses::update, asks catalogue::access::CHANGE_COURSES;
        POST "/api/training/courses/{course_id}/attachments" ehs::attachments::create,
            asks documents::access::CHANGE;
        GET  "/api/training/courses/{course_id}/attachments/{attachment_id}" ehs::attachments::download;
        GET  "/api/training/matrix" ehs::matrix::matrix, asks competence::access::SEE_STANDINGS, or oneself;
        GET  "/api/training/matrix/gaps" ehs::gaps::gaps, asks competence::access::SEE_STANDINGS, or oneself;
        GET  "/api/training/requirements/role/{role_name}" ehs::requirements::get;
        PUT  "/api/training/requirements/role/{role_name}" ehs::requirements::set, asks requirement::access::SET;
    },
};

/// "Entraide National API Documentation", version 1.0.
const ENTRAIDE: Contract = Contract {
    name: "entraide",
    voice: &entraide::EntraideVoice,
    owns: &[
        "accounts",
        "associations",
        "attendance",
        "centers-app",
        "exams",
        "programs/annualcoursedistributions",
        "programs/trainingcourses",
        "programs/trainingprogrames",
        "programs/weeklycourseplans",
        "schedule",
        "students",
        "teachers",
        "token",
    ],
    endpoints: endpoints! { failing as entraide::FAILURES;
        POST "/api/token" entraide::token::obtain;
        POST "/api/token/refresh" entraide::token::refresh;
        POST "/api/accounts/users/register" entraide::users::register,
            asks provisioning::access::REGISTER;
        GET  "/api/accounts/users/me" entraide::users::me;
    },
};

/// "Role Training Requirements API Documentation" of E-QMS.
const EQMS: Contract = Contract {
    name: "eqms",
    voice: &eqms::EqmsVoice,
    owns: &["role-training-requirements"],
    endpoints: endpoints! { failing as eqms::FAILURES;
        GET    "/api/role-training-requirements" eqms::requirements::list;
        POST   "/api/role-training-requirements" eqms::requirements::create, asks requirement::access::SET;
        GET    "/api/role-training-requirements/{id}" eqms::requirements::get;
        PUT    "/api/role-training-requirements/{id}" eqms::requirements::update, asks requirement::access::SET;
        DELETE "/api/role-training-requirements/{id}" eqms::requirements::delete, asks requirement::access::PUT_ASIDE;
        GET    "/api/role-training-requirements/roles/{roleId}/competencies" eqms::requirements::of_role;
        GET    "/api/role-training-requirements/users/{userId}/missing" eqms::missing::of_user,
            asks competence::access::SEE_STANDINGS, or oneself;
        GET    "/api/role-training-requirements/compliance/gaps" eqms::missing::of_all, asks competence::access::SEE_STANDINGS;
    },
};

/// "SIGECAP API Endpoints Documentation".
const SIGECAP: Contract = Contract {
    name: "sigecap",
    voice: &sigecap::SigecapVoice,
    owns: &[
        "attendances",
        "course-participants",
        "courses",
        "csrf",
        "documents",
        "evaluations",
        "google-sheets",
        "login",
        "permissions",
        "roles",
        "training-management",
        "training-request-statuses",
        "training-request-workflow",
        "training-requests",
        "users",
    ],
    endpoints: endpoints! { failing as sigecap::FAILURES;
        GET "/api/roles" sigecap::roles::list, asks identity::access::LIST_ROLES;
    },
};

/// The contract of a training management system, which has no endpoint yet.
const TMS: Contract = Contract {
    name: "tms",
    voice: &Bare("message"),
    owns: &["admin", "auth", "programs", "sessions"],
    endpoints: |_| Ok(()),
};

/// The contract that owns `path`, if one does.
#[must_use]
pub fn contract_of(path: &str) -> Option<Contract> {
    owner_among(&CONTRACTS, path)
}

/// Every endpoint of every contract, and their description.
pub fn routes() -> Result<Router<ApiState>> {
    let (endpoints, description) = Index::of(&CONTRACTS, openapi::Frame::openapi())?;
    Ok(endpoints.merge(openapi::routes(&description)?))
}
