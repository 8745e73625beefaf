//! Reads a `dateline.toml`: whatever can be understood of it, and what is wrong with the rest.

use serde::Serialize;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use crate::config::{Level, Named, Profile, Severity, WrittenSettings, parse_size};
use crate::text::{Span, nearest};

const KEYS: [&str; 11] = [
    "profile",
    "rules",
    "select",
    "ignore",
    "registry",
    "gazetteer",
    "sources",
    "exclude",
    "max-file-size",
    "inlay-hints",
    "language",
];

/// Something in a `dateline.toml` that its writer should hear of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigProblem {
    /// An error where the file cannot be followed as it stands, a warning
    /// where a word in it means nothing.
    pub severity: Severity,
    /// Bytes of the file.
    pub span: Span,
    /// What is wrong, lower case, no full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// Reads `text` as a `dateline.toml`. Total: any text gives settings, and
/// what cannot be followed is left out of them and reported, in the order of
/// the text.
#[must_use]
pub fn parse(text: &str) -> (WrittenSettings, Vec<ConfigProblem>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader::default();
    for error in errors {
        let range = error.span().unwrap_or_default();
        let help = "see https://toml.io for the format; strings need quotes, and tables come last";
        reader.report(Severity::Error, range.into(), error.message().trim().replace('\n', "; "), Some(help.to_owned()));
    }
    // What a broken file seems to say may be the half of it, so that only its errors count.
    if reader.problems.is_empty() {
        reader.read(table.get_ref());
    }
    reader.problems.sort_by_key(|problem| problem.span);
    (reader.settings, reader.problems)
}

/// Reads `value` as if it were written in a `dateline.toml`. The places of
/// what is wrong are those of a text that nobody sees.
#[must_use]
pub fn parse_value(value: &impl Serialize) -> (WrittenSettings, Vec<ConfigProblem>) {
    match toml::to_string(value) {
        Ok(text) => parse(&text),
        Err(error) => {
            let message = format!("these settings cannot be written in TOML: {error}");
            let problem = ConfigProblem { severity: Severity::Error, span: Span::default(), message, help: None };
            (WrittenSettings::default(), vec![problem])
        }
    }
}

/// The names of rules in `written` that are none of `known`.
#[must_use]
pub fn unknown_rules(written: &WrittenSettings, known: &[&str]) -> Vec<ConfigProblem> {
    let unknown = written.rule_names().filter(|named| !known.contains(&named.name.as_str()));
    let problem = |named: &Named| ConfigProblem {
        severity: Severity::Warning,
        span: named.span,
        message: format!("there is no rule `{}`", named.name),
        help: suggestion(&named.name, known).or(Some("`dateline explain` lists the rules".to_owned())),
    };
    unknown.map(problem).collect()
}

fn suggestion(word: &str, known: &[&str]) -> Option<String> {
    let near = nearest(word, known.iter().copied());
    near.first().map(|best| format!("did you mean `{best}`?"))
}

#[derive(Debug, Default)]
struct Reader {
    settings: WrittenSettings,
    problems: Vec<ConfigProblem>,
}

type Value<'i> = Spanned<DeValue<'i>>;

fn span_of<T>(spanned: &Spanned<T>) -> Span {
    spanned.span().into()
}

impl Reader {
    fn report(&mut self, severity: Severity, span: Span, message: String, help: Option<String>) {
        self.problems.push(ConfigProblem { severity, span, message, help });
    }

    fn read(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "profile" => self.settings.profile = Some(self.profiles(value)),
                "rules" => self.rules(value),
                "select" => self.settings.select = Some(self.names("select", value)),
                "ignore" => self.settings.ignore = self.names("ignore", value),
                "registry" => {
                    let files = self.names("registry", value);
                    self.settings.gazetteer_files.extend(files);
                }
                "gazetteer" => self.gazetteer(value),
                "sources" => self.settings.source_files = self.names("sources", value),
                "exclude" => self.settings.exclude = self.names("exclude", value),
                "max-file-size" => self.settings.max_file_size = self.size(value),
                "inlay-hints" => self.settings.inlay_hints = self.flag("inlay-hints", value),
                "language" => self.settings.language = self.name("language", value).map(|named| named.name),
                other => self.unknown_key(other, span_of(key), &KEYS),
            }
        }
    }

    fn unknown_key(&mut self, key: &str, span: Span, known: &[&str]) {
        let help = suggestion(key, known).unwrap_or_else(|| format!("the settings are {}", known.join(", ")));
        self.report(Severity::Warning, span, format!("there is no setting `{key}`"), Some(help));
    }

    fn wrong_type(&mut self, key: &str, wanted: &str, value: &Value<'_>) {
        let message = format!("`{key}` must be {wanted}, not {}", kind_of(value.get_ref()));
        self.report(Severity::Error, span_of(value), message, None);
    }

    fn name(&mut self, key: &str, value: &Value<'_>) -> Option<Named> {
        let Some(name) = value.get_ref().as_str() else {
            self.wrong_type(key, "a string", value);
            return None;
        };
        Some(Named { name: name.to_owned(), span: span_of(value) })
    }

    /// A list of strings, or one string that stands for a list of one.
    fn names(&mut self, key: &str, value: &Value<'_>) -> Vec<Named> {
        match value.get_ref() {
            DeValue::Array(items) => self.items(key, items),
            DeValue::String(_) => self.name(key, value).into_iter().collect(),
            _ => {
                self.wrong_type(key, "a list of strings", value);
                Vec::new()
            }
        }
    }

    fn items(&mut self, key: &str, items: &DeArray<'_>) -> Vec<Named> {
        items.iter().filter_map(|item| self.name(key, item)).collect()
    }

    fn profiles(&mut self, value: &Value<'_>) -> Vec<Named> {
        let mut named = self.names("profile", value);
        named.retain(|profile| {
            let is_known = Profile::parse(&profile.name).is_some();
            if !is_known {
                let help = suggestion(&profile.name, &Profile::NAMES);
                let help = help.unwrap_or_else(|| format!("the profiles are {}", Profile::NAMES.join(", ")));
                let message = format!("there is no profile `{}`", profile.name);
                self.report(Severity::Warning, profile.span, message, Some(help));
            }
            is_known
        });
        named
    }

    fn rules(&mut self, value: &Value<'_>) {
        let DeValue::Table(table) = value.get_ref() else {
            return self.wrong_type("rules", "a table", value);
        };
        for (key, value) in table {
            let rule = key.get_ref().as_ref();
            let Some(written) = self.name(rule, value) else { continue };
            if let Some(level) = Level::parse(&written.name) {
                self.settings.rules.push((Named { name: rule.to_owned(), span: span_of(key) }, level));
            } else {
                let message = format!("`{}` is no severity", written.name);
                let help = suggestion(&written.name, &Level::NAMES);
                let help = help.unwrap_or_else(|| format!("write one of {}", Level::NAMES.join(", ")));
                self.report(Severity::Error, written.span, message, Some(help));
            }
        }
    }

    fn gazetteer(&mut self, value: &Value<'_>) {
        let DeValue::Table(table) = value.get_ref() else {
            return self.wrong_type("gazetteer", "a table", value);
        };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "files" => {
                    let files = self.names("files", value);
                    self.settings.gazetteer_files.extend(files);
                }
                "disable-default" => self.settings.disable_default = self.flag("disable-default", value),
                other => self.unknown_key(other, span_of(key), &["files", "disable-default"]),
            }
        }
    }

    fn flag(&mut self, key: &str, value: &Value<'_>) -> Option<bool> {
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(key, "true or false", value);
        }
        flag
    }

    fn size(&mut self, value: &Value<'_>) -> Option<u64> {
        let size = match value.get_ref() {
            DeValue::String(text) => parse_size(text),
            DeValue::Integer(number) => u64::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        if size.is_none() {
            let help = "write a number of bytes, or a string such as \"16 MiB\"".to_owned();
            self.report(Severity::Error, span_of(value), "`max-file-size` is no size".to_owned(), Some(help));
        }
        size
    }
}

fn kind_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

#[cfg(test)]
mod tests {
    use super::{parse, unknown_rules};
    use crate::config::{Level, Severity};

    /// What is said of `text`, each with the bytes it is said of.
    fn problems(text: &str) -> Vec<String> {
        let show = |problem: &super::ConfigProblem| {
            let help = problem.help.as_deref().unwrap_or("-");
            format!("{}: {:?} {} ({help})", problem.severity, problem.span.of(text), problem.message)
        };
        parse(text).1.iter().map(show).collect()
    }

    #[test]
    fn everything_that_can_be_set_is_read() {
        let (written, problems) = parse(
            "profile = ['strict', 'ap']\nselect = ['broken-link']\nignore = 'vague-time'\nsources = ['s.yaml']\n\
             exclude = ['drafts/']\nmax-file-size = '1 MiB'\nlanguage = 'en'\n[rules]\nvague-group = 'off'\n\
             [gazetteer]\nfiles = ['g.toml']\ndisable-default = true\n",
        );
        assert_eq!(problems, []);
        assert_eq!(written.disable_default, Some(true));
        assert_eq!(written.profile.map(|profile| profile.len()), Some(2));
        assert_eq!(written.rules[0].1, Level::Off);
        assert_eq!(written.ignore[0].name, "vague-time");
        assert_eq!(written.max_file_size, Some(1 << 20));
    }

    #[test]
    fn broken_toml_says_where() {
        let found = problems("profile = ['strict'\n[rules]\n");
        assert!(!found.is_empty() && found[0].starts_with("error: "), "{found:?}");
    }

    #[test]
    fn unknown_words_are_warned_of_with_what_was_meant() {
        assert_eq!(
            problems("profil = 'strict'\nprofile = ['strikt']\n"),
            [
                "warning: \"profil\" there is no setting `profil` (did you mean `profile`?)",
                "warning: \"'strikt'\" there is no profile `strikt` (did you mean `strict`?)",
            ]
        );
    }

    #[test]
    fn one_wrong_value_does_not_spoil_the_others() {
        let text = "select = 3\nlanguage = 'en'\nmax-file-size = 'big'\n[rules]\nvague-time = 'warn'\nlate = true\n";
        assert_eq!(
            problems(text),
            [
                "error: \"3\" `select` must be a list of strings, not a number (-)",
                "error: \"'big'\" `max-file-size` is no size (write a number of bytes, or a string such as \"16 MiB\")",
                "error: \"'warn'\" `warn` is no severity (did you mean `warning`?)",
                "error: \"true\" `late` must be a string, not true or false (-)",
            ]
        );
        assert_eq!(parse(text).0.language.as_deref(), Some("en"));
    }

    #[test]
    fn names_that_are_no_rules_are_found_wherever_they_stand() {
        let (written, _) = parse("ignore = ['vague-tiem']\nselect = ['broken-link']\n[rules]\nxyzzy = 'off'\n");
        let found = unknown_rules(&written, &["vague-time", "broken-link"]);
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|problem| problem.severity == Severity::Warning));
        assert!(found.iter().any(|problem| problem.help.as_deref() == Some("did you mean `vague-time`?")));
    }
}
