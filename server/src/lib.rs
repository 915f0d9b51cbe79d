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
//! | [`security`], [`limits`] | headers, origins, sizes, times and rates |
//! | [`credentials`] | who sent a request |
//! | [`request_id`], [`logging`], [`peer`] | what is known of a request and written down |
//! | [`health`], [`metrics`] | whether the process is well, and figures about it |
//! | [`tidy`] | what every server does by itself |

pub mod api;
pub mod assets;
pub mod command;
pub mod config;
pub mod credentials;
pub mod health;
pub mod limits;
pub mod listen;
pub mod logging;
pub mod metrics;
pub mod pages;
pub mod peer;
pub mod request_id;
pub mod router;
pub mod security;
pub mod state;
pub mod tidy;

pub use router::app;
