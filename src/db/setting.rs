//! Settings of the installation, which all of its servers share.

use super::tx::Tx;

impl Tx {
    /// The setting called `name`, if there is one.
    pub(crate) async fn setting(&mut self, name: &str) -> Result<Option<String>, sqlx::Error> {
        let row: Option<(String,)> =
            self.maybe("SELECT value FROM setting WHERE name = $1", &[&name.to_owned()]).await?;
        Ok(row.map(|(value,)| value))
    }
}
