//! Numbers in the language of the page, and as machines read them.

#[cfg(not(feature = "ssr"))]
use super::browser::written;
#[cfg(feature = "ssr")]
use super::server::written;

/// A whole number in the language of the page.
#[must_use]
pub fn number(value: impl Into<i64>) -> String {
    written(&value.into().to_string())
}

/// A number in the language of the page, rounded to `decimals`.
#[must_use]
pub fn decimal(value: f64, decimals: u32) -> String {
    written(&fixed(value, decimals))
}

/// A number rounded to `decimals`, with a point: for styles and drawings.
///
/// Whole numbers do it. What the standard library writes fractions with would be a tenth of what a browser loads first.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "what pages show is far below 2^53")]
pub fn fixed(value: f64, decimals: u32) -> String {
    let unit = 10_u64.pow(decimals);
    let all = (value * 10_f64.powi(decimals.cast_signed())).round() as i64;
    let (sign, all) = (if all < 0 { "-" } else { "" }, all.unsigned_abs());
    match decimals {
        0 => format!("{sign}{all}"),
        _ => format!("{sign}{}.{:0width$}", all / unit, all % unit, width = decimals as usize),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_is_rounded_and_keeps_its_places() {
        assert_eq!(fixed(0.0, 1), "0.0");
        assert_eq!(fixed(99.96, 1), "100.0");
        assert_eq!(fixed(-1234.56, 1), "-1234.6");
        assert_eq!(fixed(-0.04, 1), "0.0");
        assert_eq!(fixed(12.5, 0), "13");
        assert_eq!(fixed(7.004, 2), "7.00");
    }
}
