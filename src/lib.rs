//! Docendo: training and competence management. This crate is the product without HTTP and without HTML.
//!
//! **Facts in, standing out.** Everything that bears on competence is kept as a fact with two times: when it was true and
//! when we knew it. One pure function, [`competence::standing`], turns facts and a date into a person's standing for a
//! competency, with the reasons for it. The matrix, the gaps and "why is this cell red?" are that one function.
//!
//! # Glossary
//!
//! | word | meaning |
//! |---|---|
//! | organisation | whose people are trained; nobody sees another organisation's rows |
//! | tenant | the organisation within which a use case works: every statement of it is bound to it |
//! | person | somebody who may be trained; has at most one account |
//! | account | what a person signs in with |
//! | role | what people are by work (job role, held at a site) or may do in the product (access role) |
//! | holding | the fact that a person holds a role, from–to |
//! | employment | the fact that a person belongs to the organisation, from–to |
//! | site | a place of the organisation (centre) |
//! | course | an entry of the catalogue |
//! | document | a file that belongs to something, so far to a course |
//! | competency | what a person can hold; a course grants one |
//! | requirement | the fact that everyone, a role or a site needs a competency |
//! | completion | the fact that a person completed a course, with result, expiry and verification |
//! | standing | where a person stands with a competency on a day, with the reasons |
//! | matrix | the standings of many people for many competencies |
//! | gap | a required competency that a person does not hold |
//! | grid / outline | the states of everybody on a day, a byte each / the rows, columns and totals of a matrix without its cells |
//! | view | a question to the matrix that somebody keeps under a name |
//! | as of / known at | the day a question is about / the moment whose knowledge answers it |
//! | journal / trail | an entry for every change / the entries as people read them |
//! | job | work that goes on while nobody waits for it; a server claims it, and holds a lease as long as its heartbeat is seen |
//!
//! # Contents
//!
//! In a feature `access.rs` says who may do what, `model.rs` holds types and pure rules, `service.rs` the use cases, `store.rs` SQL;
//! `use_cases` lists who may do what in all of them. What a process keeps for all requests is an
//! [`InstallationPart`](work::InstallationPart) of its feature; use cases that join features which do not know each other are
//! [`provisioning`].
//!
//! # Layers
//!
//! From the bottom to the top; a module uses those alone that are named before it.
//!
//! | layer | modules |
//! |---|---|
//! | what knows no database | `kernel`, `error` |
//! | the floor of the store | `db`, `journal`, `work`, `facts`, `references`, `trail` |
//! | features | `documents`, `organisation`, `identity`, `people`, `catalogue`, `jobs`, `competence`, `view`, `exchange` |
//! | what joins features | `provisioning`, `housekeeping`, `use_cases`, `installation` |
//! | what stands on all of it | `backup`, `demo`, `testing` |

#[cfg(feature = "store")]
pub mod backup;
pub mod catalogue;
pub mod competence;
#[cfg(feature = "store")]
pub mod db;
#[cfg(feature = "store")]
pub mod demo;
pub mod documents;
pub mod error;
pub mod exchange;
#[cfg(feature = "store")]
mod facts;
#[cfg(feature = "store")]
pub mod housekeeping;
pub mod identity;
#[cfg(feature = "store")]
pub mod installation;
#[cfg(feature = "store")]
pub mod jobs;
#[cfg(feature = "store")]
pub mod journal;
pub mod kernel;
pub mod organisation;
pub mod people;
pub mod provisioning;
#[cfg(feature = "store")]
mod references;
#[cfg(feature = "testing")]
pub mod testing;
pub mod trail;
pub mod use_cases;
pub mod view;
#[cfg(feature = "store")]
pub mod work;

pub use error::{Error, Result};
