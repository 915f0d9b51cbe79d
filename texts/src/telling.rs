//! Telling a text with its values.

use crate::{
    message::{Message, Part},
    value::Value,
};

/// What stands around a value in a line that runs from right to left: it is laid out by itself, whatever runs around it.
const ISOLATE: char = '\u{2068}';
/// Ends it.
const END_ISOLATE: char = '\u{2069}';

/// How numbers are in a language.
pub trait Numbers {
    /// The plural category of a number: zero, one, two, few, many or other.
    fn plural(&self, number: f64) -> String;

    /// A number as people write it.
    fn written(&self, number: f64) -> String;
}

impl Message {
    /// The text with `values`. A value that is missing is told by its name. In a language that runs from right to left, `isolated`
    /// values stand apart from what is around them.
    #[must_use]
    pub fn told(&self, values: &[(&str, Value)], numbers: &impl Numbers, isolated: bool) -> String {
        let mut out = String::new();
        Telling { values, numbers, isolated }.message(self, false, &mut out);
        out
    }
}

/// What a text is told with.
struct Telling<'a, N> {
    values: &'a [(&'a str, Value)],
    numbers: &'a N,
    isolated: bool,
}

impl<N: Numbers> Telling<'_, N> {
    fn value(&self, name: &str) -> Option<&Value> {
        self.values.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Appends `message`; whether there is `more` of the text around it.
    fn message(&self, message: &Message, more: bool, out: &mut String) {
        let parts = match message {
            Message::Plain(text) => return out.push_str(text),
            Message::Parts(parts) => parts,
        };
        // What stands alone has nothing around it.
        let more = more || parts.len() > 1;
        for part in parts {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Value { name } if self.isolated && more => {
                    out.push(ISOLATE);
                    self.write(name, out);
                    out.push(END_ISOLATE);
                }
                Part::Value { name } => self.write(name, out),
                Part::Choice { by, arms, default } => {
                    if let Some((_, message)) = self.arm(by, arms).or_else(|| arms.get(*default)) {
                        self.message(message, more, out);
                    }
                }
            }
        }
    }

    fn write(&self, name: &str, out: &mut String) {
        match self.value(name) {
            Some(Value::Text(text)) => out.push_str(text),
            Some(Value::Number(number)) => out.push_str(&self.numbers.written(*number)),
            None => out.extend(["{", name, "}"]),
        }
    }

    /// The arm for a value: a number that is named itself comes before its plural category.
    fn arm<'m>(&self, by: &str, arms: &'m [(String, Message)]) -> Option<&'m (String, Message)> {
        let of = |word: &str| arms.iter().find(|(known, _)| known == word);
        match self.value(by)? {
            Value::Text(text) => of(text),
            Value::Number(number) => {
                whole(*number).and_then(|number| of(&number.to_string())).or_else(|| of(&self.numbers.plural(*number)))
            }
        }
    }
}

/// A number without a fraction, exactly: only such are named by an arm.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "it is the same number, or it is none")]
pub fn whole(number: f64) -> Option<i64> {
    (number.fract() == 0.0 && number.abs() < 1e15).then_some(number as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Texts;

    struct English;

    impl Numbers for English {
        fn plural(&self, number: f64) -> String {
            if number.to_bits() == 1.0_f64.to_bits() { "one" } else { "other" }.to_owned()
        }

        fn written(&self, number: f64) -> String {
            format!("#{number}")
        }
    }

    fn text(of: &str) -> Part {
        Part::Text(of.to_owned())
    }

    fn value(name: &str) -> Part {
        Part::Value { name: name.to_owned() }
    }

    fn people() -> Message {
        let arm = |word: &str, parts: &[Part]| (word.to_owned(), Message::Parts(parts.to_vec()));
        let arms = vec![
            arm("0", &[text("nobody")]),
            arm("one", &[text("one person")]),
            arm("other", &[value("count"), text(" people")]),
        ];
        Message::Parts(vec![Part::Choice { by: "count".into(), arms, default: 2 }, text(" at "), value("site")])
    }

    fn told(count: impl Into<Value>, isolated: bool) -> String {
        people().told(&[("count", count.into()), ("site", "Northgate".into())], &English, isolated)
    }

    #[test]
    fn a_number_chooses_by_itself_and_then_by_its_plural() {
        assert_eq!(told(0, false), "nobody at Northgate");
        assert_eq!(told(1, false), "one person at Northgate");
        assert_eq!(told(7, false), "#7 people at Northgate");
    }

    #[test]
    fn a_word_that_no_arm_has_and_a_value_that_is_missing_take_the_default() {
        assert_eq!(told("many", false), "many people at Northgate");
        assert_eq!(people().told(&[], &English, false), "{count} people at {site}");
    }

    #[test]
    fn values_stand_apart_where_they_are_told_to_unless_they_stand_alone() {
        assert_eq!(told(1, true), "one person at \u{2068}Northgate\u{2069}");
        let alone = Message::Parts(vec![value("site")]);
        assert_eq!(alone.told(&[("site", "Northgate".into())], &English, true), "Northgate");
        let arms = vec![("other".to_owned(), alone)];
        let chosen = Part::Choice { by: "site".into(), arms, default: 0 };
        let told = |parts: &[Part]| Message::Parts(parts.to_vec()).told(&[("site", "Ceuta".into())], &English, true);
        assert_eq!(told(std::slice::from_ref(&chosen)), "Ceuta");
        assert_eq!(told(&[text("At "), chosen]), "At \u{2068}Ceuta\u{2069}");
    }

    #[test]
    fn a_text_is_the_same_after_its_way_to_a_browser() {
        let texts = Texts([("a".to_owned(), people()), ("b".to_owned(), Message::Plain("B".into()))].into());
        let sent = serde_json::to_string(&texts).unwrap();
        assert_eq!(serde_json::from_str::<Texts>(&sent).unwrap(), texts);
        assert_eq!(people().names(), ["count", "site"].into());
    }
}
