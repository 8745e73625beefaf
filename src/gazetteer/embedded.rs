//! The tables that come with the program.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use crate::gazetteer::compact::{Compact, Reader, Writer};
use crate::gazetteer::registry::RegistryText;
use crate::gazetteer::{Gazetteer, Layer, Problem, Shelf};

macro_rules! seed {
    ($name:literal) => {
        (concat!("seeds/gazetteer/", $name), include_str!(concat!("../../seeds/gazetteer/", $name)))
    };
}

/// The files, each with the name it is shown by.
const FILES: &[(&str, &str)] = &[
    seed!("places.toml"),
    seed!("countries.csv"),
    seed!("cities.csv"),
    seed!("units.csv"),
    seed!("features.csv"),
    seed!("people.toml"),
    seed!("people.csv"),
    seed!("terms.csv"),
    seed!("us.toml"),
    seed!("uk.toml"),
    seed!("leaders.toml"),
    seed!("ministers.toml"),
    seed!("bodies.toml"),
];

/// The tables in compact form, which the build script makes of the files with
/// the modules of this very library: there it has none itself, and reads.
#[cfg(in_program)]
const COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.compact"));
#[cfg(not(in_program))]
const COMPILED: &[u8] = &[];

static EMBEDDED: LazyLock<Arc<Gazetteer>> = LazyLock::new(|| Arc::new(Gazetteer::load([]).0));

/// The files, lowest first.
pub(super) fn files() -> impl Iterator<Item = RegistryText> {
    FILES.iter().map(|(name, text)| RegistryText {
        name: Cow::Borrowed(name),
        text: Cow::Borrowed(text),
        layer: Layer::Embedded,
    })
}

/// The text of the file that is shown by `name`.
pub(super) fn text(name: &str) -> Option<Cow<'static, str>> {
    FILES.iter().find(|(known, _)| *known == name).map(|(_, text)| Cow::Borrowed(*text))
}

/// The tables before anything is laid over them, without reading a file.
pub(super) fn shelf() -> Shelf {
    let compiled = Reader::new(COMPILED).and_then(|mut reader| Shelf::take(&mut reader).filter(|_| reader.is_done()));
    match compiled {
        Some(shelf) => Shelf { files: files().collect(), ..shelf },
        None => read().0,
    }
}

/// The same read from the files, and what is to be put right in these.
fn read() -> (Shelf, Vec<Problem>) {
    Shelf::default().with(files().collect())
}

/// The tables in compact form, made of the files, and what is to be put right in these.
pub(super) fn compile() -> (Vec<u8>, Vec<Problem>) {
    let (shelf, problems) = read();
    let mut writer = Writer::default();
    shelf.put(&mut writer);
    (writer.finish(), problems)
}

pub(super) fn gazetteer() -> Arc<Gazetteer> {
    Arc::clone(&EMBEDDED)
}

#[cfg(test)]
mod tests {
    use super::{COMPILED, compile, files, read, shelf};
    use crate::document::tokenize;
    use crate::gazetteer::compact::{Compact, Writer};
    use crate::gazetteer::registry::RegistryText;
    use crate::gazetteer::{Gazetteer, Layer, NameMatch, Shelf};

    #[test]
    fn the_compact_form_is_what_reading_the_files_gives() {
        assert!(compile().0 == COMPILED, "the build script has read other files, or with another reader");
        let (compiled, read) = (shelf(), read().0);
        assert_eq!(compiled.version, read.version);
        assert!(compiled.tables == read.tables);
        let mut again = Writer::default();
        compiled.put(&mut again);
        assert!(again.finish() == COMPILED, "something is lost between reading and writing");
    }

    #[test]
    fn what_is_no_compact_form_is_read_as_none() {
        let mut reader = super::Reader::new(COMPILED).unwrap();
        assert!(Shelf::take(&mut reader).is_some() && reader.is_done());
        for length in (0..COMPILED.len()).step_by(9973) {
            let cut = super::Reader::new(&COMPILED[..length]);
            assert!(cut.and_then(|mut reader| Shelf::take(&mut reader)).is_none(), "cut at {length}");
        }
        let mut damaged = COMPILED.to_vec();
        for at in (0..damaged.len()).step_by(19_937) {
            damaged[at] ^= 0x55;
            // Whatever it gives, it comes to an end.
            let _ = super::Reader::new(&damaged).and_then(|mut reader| Shelf::take(&mut reader));
        }
    }

    /// Registries that add, correct, close, take out, bring back, and share a name.
    const OVER: [&str; 2] = [
        r#"
[registry]
id = "user"
as-of = 2026-09-30
covers = ["xx"]
covers-from = 2020-01-01

[[office]]
id = "us.treasury.secretary"
titles = ["Keeper of the Purse"]
as-of = 2026-09-30

[[office]]
id = "xx.harbour.warden"
country = "US"
titles = ["Harbour Warden"]

[[person]]
id = "odile-branca"
name = "Odile Branca"
short = "Branca"
[[person.term]]
office = "xx.harbour.warden"
start = "2024-05"

[[person]]
id = "scott-bessent"
aliases = ["Scotty Bessent"]
[[person.term]]
office = "us.treasury.secretary"
end = "2026-09-01"

[[person]]
id = "joe-other"
name = "Aaron Motsoaledi"

[[person]]
id = "he-lifeng"
hide = true

[[place]]
id = "geneva"
name = "Genf"
aliases = ["Geneva"]

[[place]]
id = "beijing"
hide = true
"#,
        r#"
[registry]
id = "desk"
as-of = 2026-10-31

[[office]]
id = "xx.harbour.clerk"
titles = ["Harbour Clerk"]

[[office]]
id = "us.state.secretary"
hide = true

[[person]]
id = "odile-branca"
name = "Odile Branca-Ruel"

[[person]]
id = "other-branca"
name = "Odile Branca"

[[place]]
id = "beijing"
demonyms = ["Beijinger"]
"#,
    ];

    #[test]
    fn to_lay_registries_over_the_compact_form_is_to_read_all_files_together() {
        let over = || {
            let layers = [Layer::User, Layer::Workspace].into_iter().zip(OVER);
            layers.map(|(layer, text)| RegistryText { name: layer.name().into(), text: text.into(), layer })
        };
        let (laid, problems) = shelf().with(over().collect());
        let (together, all_problems) = Shelf::default().with(files().chain(over()).collect());
        assert_eq!(problems, all_problems);
        assert_eq!(problems.len(), 2, "two share a name");
        let (laid, together) = (laid.settle(), together.settle());
        assert!(laid.tables == together.tables);
        let text = "Keeper of the Purse Scotty Bessent, Treasury Secretary Scott Bessent and Vice Premier He Lifeng met \
            Secretary of State Marco Rubio, Beijingers, Aaron Motsoaledi, Harbour Warden Odile Branca, Odile Branca-Ruel and \
            the Harbour Clerk in Genf, Geneva and Beijing; He Lifeng, Yellen and Branca left for Kuala Lumpur.";
        let tokens = tokenize(text, (0..text.len()).into(), &[]);
        let of = |shelf: Shelf| Gazetteer { base: shelf.into(), local: None, shared: None, version: 0 };
        let (laid, together) = (of(laid), of(together));
        let found: Vec<NameMatch<'_>> = laid.recognise(text, &tokens);
        assert_eq!(found, together.recognise(text, &tokens));
        assert!(found.len() >= 15, "{found:?}");
    }
}
