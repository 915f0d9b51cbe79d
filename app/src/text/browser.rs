//! Texts in the browser: those of the language of the page, which it is taught before the page comes alive.

use super::{is_rtl, plain};
use js_sys::{Array, Function, Intl, Object, Reflect};
use std::cell::OnceCell;
use texts::{Numbers, Texts, Value};
use wasm_bindgen::JsValue;

thread_local! {
    /// What the page was taught; it stays as long as the page.
    static TAUGHT: OnceCell<&'static Taught> = const { OnceCell::new() };
}

/// The texts of a language, and its rules for numbers.
struct Taught {
    tag: String,
    texts: Texts,
    plurals: Intl::PluralRules,
}

impl Taught {
    fn is_rtl(&self) -> bool {
        self.tag.split('-').next().is_some_and(is_rtl)
    }

    /// A number with that many digits after the point, at least and at most. Digits are 0 to 9 in every language.
    fn written(&self, number: f64, (least, most): (usize, usize)) -> Option<String> {
        let options = Object::new();
        for (name, digits) in [("minimumFractionDigits", least), ("maximumFractionDigits", most)] {
            Reflect::set(&options, &name.into(), &u32::try_from(digits).ok()?.into()).ok()?;
        }
        let tag = format!("{}-u-nu-latn", self.tag);
        let format: Function = Intl::NumberFormat::new(&Array::of1(&tag.into()), &options).format();
        format.call1(&JsValue::UNDEFINED, &number.into()).ok()?.as_string()
    }
}

impl Numbers for Taught {
    fn plural(&self, number: f64) -> String {
        self.plurals.select(number).into()
    }

    fn written(&self, number: f64) -> String {
        let digits = || js_sys::Number::from(number).to_string_with_radix(10).map(String::from);
        plain(number).or_else(|| self.written(number, (0, 20))).or_else(|| digits().ok()).unwrap_or_default()
    }
}

fn taught() -> Option<&'static Taught> {
    TAUGHT.with(|taught| taught.get().copied())
}

/// Teaches the language of the page: `texts` as the site has them for `tag`. Called once, before the page comes alive; texts that
/// cannot be read leave their keys.
pub fn learn(texts: &str, tag: &str) {
    let texts = serde_json::from_str(texts).unwrap_or_default();
    let plurals = Intl::PluralRules::new(&Array::of1(&tag.into()), &Object::new());
    let taught = Taught { tag: tag.to_owned(), texts, plurals };
    TAUGHT.with(|known| known.set(Box::leak(Box::new(taught))).ok());
}

/// What [`t!`](crate::t) makes of a key.
#[must_use]
pub fn text(key: &str, values: &[(&'static str, Value)]) -> String {
    let told = |taught: &Taught| Some(taught.texts.get(key)?.told(values, taught, taught.is_rtl()));
    taught().and_then(told).unwrap_or_else(|| key.to_owned())
}

/// Whether the page runs from right to left.
#[must_use]
pub fn is_mirrored() -> bool {
    taught().is_some_and(Taught::is_rtl)
}

/// Whether there is a text of this key.
pub(super) fn is_key(key: &str) -> bool {
    taught().is_some_and(|taught| taught.texts.get(key).is_some())
}

/// `digits`, such as "-1234.5", as people of the language write them.
pub(super) fn written(digits: &str) -> String {
    let places = digits.split_once('.').map_or(0, |(_, places)| places.len());
    let number = js_sys::Number::parse_float(digits);
    taught().and_then(|taught| taught.written(number, (places, places))).unwrap_or_else(|| digits.to_owned())
}
