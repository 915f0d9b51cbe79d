//! Tests of the server, through its router, on every database.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

mod api;
mod client;
mod config;
mod description;
mod effects;
mod ehs;
mod entraide;
mod eqms;
mod exports;
mod faults;
mod figures;
mod forms;
mod health;
mod idempotency;
mod imports;
mod journal;
mod languages;
mod large_matrix;
mod limits;
mod listen;
mod live;
mod markup;
mod operation;
mod pages;
mod people;
mod permissions;
mod safety;
mod search;
mod sigecap;
mod tenant_isolation;
mod token;
mod upgrade;
mod uploads;
mod versions;
