//! What an import says of a file, in the language of whoever reads it.

use crate::text::Language;
use docendo::exchange::{At, Sentence, SentencePart, StoredMessage};

/// The words of `stored`, and the language that they are in where that is not the reader's.
pub(super) fn translate(language: Language, stored: &StoredMessage) -> (String, Option<&'static str>) {
    match stored {
        StoredMessage::Message(message) => {
            let sentences: Vec<_> = message.sentences().iter().map(|one| sentence(language, one)).collect();
            (sentences.join(" "), None)
        }
        StoredMessage::English(text) => (text.clone(), Some("en")),
    }
}

fn sentence(language: Language, sentence: &Sentence) -> String {
    let parts = sentence.parts().into_iter().map(|(name, part)| {
        let value = match part {
            SentencePart::Text(text) => text.to_owned().into(),
            SentencePart::Number(number) => number.into(),
            SentencePart::Day(date) => language.day(date).into(),
            SentencePart::At(at) => place(language, at).into(),
        };
        (name, value)
    });
    language.text(&format!("import-says-{}", sentence.code()), &parts.collect::<Vec<_>>())
}

/// A place of the file, as a person finds it again.
pub(super) fn place(language: Language, at: &At) -> String {
    let row = at.row.map(|row| language.text("import-at-row", &[("row", row.to_string().into())]));
    let column = at.column.clone().map(|column| {
        if at.header.is_empty() {
            language.text("import-at-column", &[("column", column.into())])
        } else {
            let header = at.header.clone();
            language.text("import-at-headed-column", &[("column", column.into()), ("header", header.into())])
        }
    });
    [Some(at.sheet.clone()), row, column].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_say_the_same_in_english_as_the_command_line() {
        for one in Sentence::samples() {
            assert_eq!(sentence(Language::default(), &one), one.to_string(), "{}", one.code());
        }
    }

    #[test]
    fn spanish_says_everything_that_stands_in_a_sentence() {
        let spanish = Language::named("es").unwrap();
        for one in Sentence::samples() {
            let said = sentence(spanish, &one);
            // The name of a file is the same in every language.
            if !matches!(one, Sentence::InFile { .. }) {
                assert_ne!(said, one.to_string(), "{}", one.code());
            }
            for (name, part) in one.parts() {
                let part = match part {
                    SentencePart::Text(text) => text.to_owned(),
                    SentencePart::Number(number) => number.to_string(),
                    SentencePart::Day(date) => spanish.day(date),
                    SentencePart::At(at) => place(spanish, at),
                };
                assert!(said.contains(&part), "{name} is not in: {said}");
            }
        }
        let at = At { sheet: "Hoja 1".into(), row: Some(3), column: Some("B".into()), header: "Fecha".into() };
        assert_eq!(place(spanish, &at), "Hoja 1, fila 3, columna B (Fecha)");
    }

    #[test]
    fn one_and_several_are_told_apart_in_every_language() {
        let english = |one: &Sentence| (sentence(Language::default(), one), one.to_string());
        let spanish = |one: &Sentence| sentence(Language::named("es").unwrap(), one);
        let texts = [
            (Sentence::CompletionsLeftOut { count: 1 }, "1 completion left out: you", "1 formación omitida: no"),
            (Sentence::CompletionsLeftOut { count: 42 }, "42 completions left out: you", "42 formaciones omitidas: no"),
            (Sentence::CompletionsOfLeftOut { count: 1 }, "out: its person", "se omitió su persona"),
            (Sentence::CompletionsOfLeftOut { count: 42 }, "out: their people", "se omitieron sus personas"),
            (Sentence::RequirementsOfLeftOut { count: 1 }, "out: its course was", "se omitió su curso"),
            (Sentence::PeopleLeftOut { count: 1 }, "1 person left out", "1 persona omitida"),
            (
                Sentence::OwnCompletionsWait { count: 1 },
                "1 completion is your own and waits",
                "1 formación es suya y espera",
            ),
        ];
        for (one, in_english, in_spanish) in texts {
            let (page, command_line) = english(&one);
            assert_eq!(page, command_line);
            assert!(page.contains(in_english), "{page}");
            assert!(spanish(&one).contains(in_spanish), "{}", spanish(&one));
        }
    }

    #[test]
    fn what_was_kept_in_english_says_so() {
        let stored = StoredMessage::English("There is no such day.".into());
        assert_eq!(translate(Language::default(), &stored), ("There is no such day.".into(), Some("en")));
    }
}
