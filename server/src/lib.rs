//! The server: configuration, HTTP, the REST contracts and the pages over one installation.
//!
//! | module | holds |
//! |---|---|
//! | [`router`] | every route and layer, as an index |
//! | [`command`] | the command line |
//! | [`listen`] | connections: their places, their times, their end |
//! | [`config`] | what can be set, with its defaults |
//! | [`api`] | the REST contracts |
//! | [`pages`] | where the pages come in |
//! | [`assets`] | the files of the site |
//! | [`security`], [`limits`], [`uploads`] | headers, origins, sizes, times, rates, and the memory for files |
//! | [`credentials`] | who sent a request |
//! | [`failure`], [`voice`], [`owner`] | why a request did not succeed, how that is worded, and by whom |
//! | [`request_id`], [`logging`], [`trace`], [`peer`] | what is known of a request and written down |
//! | [`health`], [`figures`], [`metrics`] | whether the process is well, figures about it, and where they are told |
//! | [`tidy`] | what every server does by itself |
//!
//! # Layers
//!
//! From the bottom to the top; a module uses those alone that are named before it: `config`, `logging`, `assets`, `failure`,
//! `figures`, `uploads`, `state`, `request_id`, `peer`, `trace`, `credentials`, `voice`, `metrics`, `api`, `pages`, `owner`, `limits`,
//! `security`, `health`, `router`, `listen`, `tidy`, `command`.

pub mod api;
pub mod assets;
pub mod command;
pub mod config;
pub mod credentials;
pub mod failure;
pub mod figures;
pub mod health;
pub mod limits;
pub mod listen;
pub mod logging;
pub mod metrics;
pub mod owner;
pub mod pages;
pub mod peer;
pub mod request_id;
pub mod router;
pub mod security;
pub mod state;
pub mod tidy;
pub mod trace;
pub mod uploads;
pub mod voice;

pub use router::app;
