//! How texts are written as JSON, short: a text is a string, or a list of parts. A part is a string; or the list of a value's name;
//! or, for a choice, the list of the name of what decides, the number of the text that is taken if no other fits, and the texts, each
//! after its word.

use crate::message::{Message, Part};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, SeqAccess, Visitor},
    ser::SerializeSeq as _,
};
use std::fmt;

impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Plain(text) => serializer.serialize_str(text),
            Self::Parts(parts) => parts.serialize(serializer),
        }
    }
}

impl Serialize for Part {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Value { name } => [name].serialize(serializer),
            Self::Choice { by, arms, default } => {
                let mut all = serializer.serialize_seq(None)?;
                all.serialize_element(by)?;
                all.serialize_element(default)?;
                for (word, message) in arms {
                    all.serialize_element(word)?;
                    all.serialize_element(message)?;
                }
                all.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Message {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;

        impl<'de> Visitor<'de> for Read {
            type Value = Message;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a text")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Message, E> {
                Ok(Message::Plain(text.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<Message, A::Error> {
                let mut parts = Vec::new();
                while let Some(part) = all.next_element()? {
                    parts.push(part);
                }
                Ok(Message::Parts(parts))
            }
        }

        deserializer.deserialize_any(Read)
    }
}

impl<'de> Deserialize<'de> for Part {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;

        impl<'de> Visitor<'de> for Read {
            type Value = Part;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a part of a text")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Part, E> {
                Ok(Part::Text(text.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<Part, A::Error> {
                let name = all.next_element()?.ok_or_else(|| Error::invalid_length(0, &self))?;
                let Some(default) = all.next_element()? else { return Ok(Part::Value { name }) };
                let mut arms = Vec::new();
                while let Some(word) = all.next_element()? {
                    let message = all.next_element()?.ok_or_else(|| Error::invalid_length(0, &self))?;
                    arms.push((word, message));
                }
                Ok(Part::Choice { by: name, arms, default })
            }
        }

        deserializer.deserialize_any(Read)
    }
}
