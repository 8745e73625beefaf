//! Sizes of files as people write them: "16 MiB", "500 kB", 1048576.

const UNITS: [(&str, u64); 8] = [
    ("", 1),
    ("b", 1),
    ("kb", 1_000),
    ("mb", 1_000_000),
    ("gb", 1_000_000_000),
    ("kib", 1 << 10),
    ("mib", 1 << 20),
    ("gib", 1 << 30),
];

/// The bytes that `text` names, units in any case; nothing if it names none or too many.
#[must_use]
pub fn parse_size(text: &str) -> Option<u64> {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at_checked(digits)?;
    let unit = unit.trim();
    let (_, factor) = UNITS.iter().find(|(name, _)| unit.eq_ignore_ascii_case(name))?;
    number.parse::<u64>().ok()?.checked_mul(*factor)
}

/// `bytes` in the largest unit that leaves a whole number, or with one decimal: "16 MiB", "95.4 MiB".
#[must_use]
pub fn size_in_words(bytes: u64) -> String {
    let (name, factor) = match bytes {
        0..1024 => return format!("{bytes} bytes"),
        1024..0x10_0000 => ("KiB", 1 << 10),
        0x10_0000..0x4000_0000 => ("MiB", 1 << 20),
        _ => ("GiB", 1 << 30),
    };
    let (whole, rest) = (bytes / factor, bytes % factor);
    if rest == 0 {
        return format!("{whole} {name}");
    }
    // Rounded up, so that a size over a limit never reads as the limit.
    let tenths = (rest * 10).div_ceil(factor);
    format!("{}.{} {name}", whole + tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::{parse_size, size_in_words};

    #[test]
    fn sizes_are_read_in_any_usual_unit() {
        assert_eq!(parse_size("1024"), Some(1024));
        assert_eq!(parse_size(" 16 MiB"), Some(16 << 20));
        assert_eq!(parse_size("500kB"), Some(500_000));
        assert_eq!(parse_size("big"), None);
        assert_eq!(parse_size("1 parsec"), None);
        assert_eq!(parse_size("99999999999 GiB"), None);
    }

    #[test]
    fn sizes_are_told_in_words() {
        assert_eq!(size_in_words(12), "12 bytes");
        assert_eq!(size_in_words(16 << 20), "16 MiB");
        assert_eq!(size_in_words(100_000_000), "95.4 MiB");
        assert_eq!(size_in_words((16 << 20) + 1), "16.1 MiB");
    }
}
