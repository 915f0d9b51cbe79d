//! The `docendo` binary.

use std::process::ExitCode;

/// Many small, short-lived pieces of memory are what rendering and JSON make.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    server::command::run()
}
