//! What an import says of a file, as data: which sentence it is, and what stands in it.
//!
//! The command line speaks English, which is here. Pages look a sentence up by its code (`import-says-CODE`) in the language
//! of their reader; a test of theirs holds their English and this one together.

mod all;
mod part;

pub use all::Sentence;
pub use part::{At, SentencePart};

use serde::{Deserialize, Serialize};
use std::fmt;

impl fmt::Display for Sentence {
    /// In English.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.english();
        let parts = self.parts();
        while let Some((before, (name, after))) =
            rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
        {
            out.write_str(before)?;
            // `{count:course|courses}` is a word for one, or for several.
            let (name, words) =
                name.split_once(':').map_or((name, None), |(name, words)| (name, words.split_once('|')));
            let part = parts.iter().find(|(known, _)| *known == name).map(|(_, part)| part);
            match (part, words) {
                (Some(SentencePart::Number(1)), Some((one, _))) => out.write_str(one)?,
                (Some(_), Some((_, several))) => out.write_str(several)?,
                (Some(part), None) => write!(out, "{part}")?,
                (None, _) => {}
            }
            rest = after;
        }
        out.write_str(rest)
    }
}

/// What is said of one thing: a sentence, or several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Message(Vec<Sentence>);

impl Message {
    /// The sentences.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.0
    }
}

impl From<Sentence> for Message {
    fn from(sentence: Sentence) -> Self {
        Self(vec![sentence])
    }
}

impl<const N: usize> From<[Sentence; N]> for Message {
    fn from(sentences: [Sentence; N]) -> Self {
        Self(sentences.into())
    }
}

impl fmt::Display for Message {
    /// In English.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, sentence) in self.0.iter().enumerate() {
            write!(out, "{}{sentence}", if index > 0 { " " } else { "" })?;
        }
        Ok(())
    }
}

/// What is stored of what an import said: sentences, or, from before they were stored as such, English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoredMessage {
    /// Sentences in any language.
    Message(Message),
    /// English.
    English(String),
}

impl StoredMessage {
    /// The form in which it is stored.
    #[must_use]
    pub fn to_stored(&self) -> String {
        match self {
            // Nothing of a message can fail to be written.
            Self::Message(message) => serde_json::to_string(message).unwrap_or_else(|_| message.to_string()),
            Self::English(text) => text.clone(),
        }
    }
}

impl From<String> for StoredMessage {
    fn from(kept: String) -> Self {
        match serde_json::from_str(&kept) {
            Ok(message) => Self::Message(message),
            Err(_) => Self::English(kept),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_stands_in_a_sentence_is_said() {
        for sentence in Sentence::samples() {
            let said = sentence.to_string();
            for (name, part) in sentence.parts() {
                assert!(said.contains(&part.to_string()), "{name} is not in: {said}");
            }
            assert!(!said.contains(['{', '}']), "{said}");
        }
    }

    #[test]
    fn what_is_kept_is_read_again() {
        let message = Message(Sentence::samples());
        let stored = StoredMessage::Message(message);
        assert_eq!(StoredMessage::from(stored.to_stored()), stored);
        let older = "This is not a date.".to_owned();
        assert_eq!(StoredMessage::from(older.clone()), StoredMessage::English(older));
    }

    #[test]
    fn every_code_is_one_sentence_alone() {
        let mut codes: Vec<&str> = Sentence::samples().iter().map(Sentence::code).collect();
        codes.sort_unstable();
        let all = codes.len();
        codes.dedup();
        assert_eq!(codes.len(), all);
    }
}
