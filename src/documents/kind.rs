//! What kind of file some bytes are.

/// The kinds that are told; everything else, and whatever a browser could run, is bytes of no kind.
const KNOWN: &[&str] = &[
    "application/pdf",
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.presentation",
    "application/epub+zip",
    "application/zip",
    "audio/mpeg",
    "image/gif",
    "image/jpeg",
    "image/png",
    "image/webp",
    "video/mp4",
    "video/webm",
];

/// The media type of `bytes`, by their content alone.
pub(super) fn kind_of(bytes: &[u8]) -> &'static str {
    match infer::get(bytes) {
        Some(kind) => KNOWN.iter().find(|known| **known == kind.mime_type()).copied().unwrap_or(BYTES),
        None if is_plain_text(bytes) => "text/plain",
        None => BYTES,
    }
}

/// Bytes of no kind.
const BYTES: &str = "application/octet-stream";

/// Whether `bytes` are text without a character that only programs use, and nothing that begins like markup.
fn is_plain_text(bytes: &[u8]) -> bool {
    let is_plain = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
    std::str::from_utf8(bytes).is_ok_and(|text| !text.trim_start().starts_with('<') && text.chars().all(is_plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_says_what_a_file_is() {
        assert_eq!(kind_of(b"%PDF-1.7\n..."), "application/pdf");
        assert_eq!(kind_of(b"\x89PNG\r\n\x1a\n0000"), "image/png");
        assert_eq!(kind_of("name;día\nAna;2026-01-01\n".as_bytes()), "text/plain");
    }

    #[test]
    fn what_a_browser_could_run_is_of_no_kind() {
        for bytes in [
            b"<!DOCTYPE html><script>alert(1)</script>".as_slice(),
            b"  <html><body>",
            b"<?xml version=\"1.0\"?><svg onload=\"alert(1)\"/>",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            b"#!/bin/sh\nrm -rf /",
            b"MZ\x90\0",
            b"\x7fELF\x02",
            b"\0\x01\x02",
        ] {
            assert_eq!(kind_of(bytes), BYTES, "{}", String::from_utf8_lossy(bytes));
        }
    }
}
