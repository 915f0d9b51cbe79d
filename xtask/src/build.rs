//! Builds the site first and the server after it, because the release server embeds the site.

use anyhow::Result;

use crate::mode::Mode;
use crate::workspace::Workspace;
use crate::{process, report, site};

/// `cargo xtask build`.
pub(crate) fn build(workspace: &Workspace, mode: Mode, site_only: bool) -> Result<()> {
    site::build(workspace, mode)?;
    if !site_only {
        server(workspace, mode)?;
        report::say(&workspace.relative(&workspace.server(mode.server_folder())));
    }
    Ok(())
}

/// The `docendo` binary.
pub(crate) fn server(workspace: &Workspace, mode: Mode) -> Result<()> {
    report::step(&format!("Server ({})", mode.server_folder()), || {
        let mut cargo = workspace.cargo();
        cargo.args(["build", "--package", "server"]);
        if mode != Mode::Dev {
            cargo.args(["--profile", mode.server_folder()]);
        }
        process::run(&mut cargo)
    })
}
