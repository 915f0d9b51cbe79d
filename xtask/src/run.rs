//! `cargo xtask run`: from a fresh checkout to a running server.

use std::os::unix::process::CommandExt;
use std::process::Command;

use anyhow::{Context, Result};

use crate::build;
use crate::mode::Mode;
use crate::report;
use crate::workspace::Workspace;

/// Builds everything and becomes the server, which creates its embedded database by itself.
///
/// Returns only when the server could not be built or started.
pub(crate) fn run(workspace: &Workspace, mode: Mode, port: Option<u16>, arguments: &[String]) -> Result<()> {
    build::build(workspace, mode, false)?;
    let binary = workspace.server(mode.server_folder());
    let mut server = Command::new(&binary);
    server.arg("serve").args(arguments).current_dir(&workspace.root);
    if let Some(port) = port {
        server.env("DOCENDO_ADDR", format!("127.0.0.1:{port}"));
    }
    report::say("→ Docendo; Ctrl-C ends it");
    Err(server.exec()).with_context(|| format!("{} could not be started", binary.display()))
}
