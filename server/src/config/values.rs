//! How the values of settings are read and written.

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

/// Who may see the figures at `/metrics`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum MetricsAccess {
    /// Nobody.
    Off,
    /// Whoever asks from this machine, not through a proxy.
    Local,
    /// Whoever shows this token as `Authorization: Bearer …`.
    Token(String),
}

/// The fewest characters of a token.
const SHORTEST_TOKEN: usize = 16;

impl TryFrom<String> for MetricsAccess {
    type Error = String;

    fn try_from(word: String) -> Result<Self, String> {
        match word.as_str() {
            "off" => Ok(Self::Off),
            "local" => Ok(Self::Local),
            token if token.len() >= SHORTEST_TOKEN => Ok(Self::Token(word)),
            _ => Err(format!("it is off, local, or a token of {SHORTEST_TOKEN} characters or more")),
        }
    }
}

impl From<MetricsAccess> for String {
    fn from(access: MetricsAccess) -> Self {
        match access {
            MetricsAccess::Off => "off".to_owned(),
            MetricsAccess::Local => "local".to_owned(),
            MetricsAccess::Token(token) => token,
        }
    }
}

/// `on` and `off` beside `true` and `false`.
pub(super) fn on_or_off<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Switch {
        Bool(bool),
        Word(String),
    }
    match Switch::deserialize(deserializer)? {
        Switch::Bool(value) => Ok(value),
        Switch::Word(word) if matches!(word.as_str(), "on" | "true") => Ok(true),
        Switch::Word(word) if matches!(word.as_str(), "off" | "false") => Ok(false),
        Switch::Word(word) => Err(D::Error::custom(format!("it is on or off, not {word}"))),
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
pub(super) fn say_on_or_off<S: serde::Serializer>(value: &bool, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(if *value { "on" } else { "off" })
}

/// A number above zero; in the environment it is a text.
pub(super) fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Number {
        Number(i64),
        Word(String),
    }
    let (number, told) = match Number::deserialize(deserializer)? {
        Number::Number(number) => (u32::try_from(number).ok(), number.to_string()),
        Number::Word(word) => (word.parse().ok(), word),
    };
    number.filter(|number| *number > 0).ok_or_else(|| D::Error::custom(format!("it is a number above 0, not {told}")))
}
