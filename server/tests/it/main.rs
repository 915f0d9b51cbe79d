//! Tests of the server, through its router, on every database.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

mod api;
mod client;
mod config;
mod ehs;
mod forms;
mod health;
mod languages;
mod limits;
mod pages;
mod safety;
mod strangers;
mod token;
