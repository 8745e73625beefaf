//! What the person's editor says Dateline should do, in whatever shape it says so.

use serde_json::{Map, Value, json};
use tower_lsp::ls_types::request::{RegisterCapability, WorkspaceConfiguration};
use tower_lsp::ls_types::{ConfigurationItem, ConfigurationParams, Registration, RegistrationParams};

use crate::config::{WrittenSettings, parse_value, unknown_rules};
use crate::lsp::client::Client;
use crate::rules::RULES;

/// The section of an editor's settings that is ours.
const SECTION: &str = "dateline";

/// What an editor calls the settings that are not only for files, and what files call them. All else in the section is
/// the editor's own, such as where the program is.
const KEYS: [(&str, &str); 8] = [
    ("profile", "profile"),
    ("rules", "rules"),
    ("select", "select"),
    ("ignore", "ignore"),
    ("exclude", "exclude"),
    ("language", "language"),
    ("maxFileSize", "max-file-size"),
    ("inlayHints", "inlay-hints"),
];

/// Asks `client` for our section; `answered` gets what it says.
pub(super) fn ask(client: &Client, answered: impl FnOnce(Value) + Send + 'static) {
    let item = ConfigurationItem { scope_uri: None, section: Some(SECTION.to_owned()) };
    client.ask::<WorkspaceConfiguration>(ConfigurationParams { items: vec![item] }, move |answer| {
        answered(answer.unwrap_or_default());
    });
}

/// Asks `client` to say when our section changes.
pub(super) fn watch(client: &Client) {
    let registration = Registration {
        id: "settings".to_owned(),
        method: "workspace/didChangeConfiguration".to_owned(),
        register_options: Some(json!({ "section": SECTION })),
    };
    client.ask_and_forget::<RegisterCapability>(RegistrationParams { registrations: vec![registration] });
}

/// Reads what an editor says: our section, or all its settings with the
/// section in them, alone or in the list that an answer is. Comes back with
/// what can be followed, and a sentence on each thing that cannot.
pub(super) fn read(said: &Value) -> (WrittenSettings, Vec<String>) {
    let section = match said {
        Value::Array(sections) => sections.first().unwrap_or(&Value::Null),
        other => other,
    };
    let section = section.get(SECTION).unwrap_or(section);
    let empty = Map::new();
    let section = match section {
        Value::Object(section) => section,
        Value::Null => &empty,
        // Where there is nothing, editors written in Lua send an empty list.
        Value::Array(list) if list.is_empty() => &empty,
        _ => return (WrittenSettings::default(), vec!["the editor's `dateline` settings are no object".to_owned()]),
    };
    let set = KEYS.iter().filter_map(|(key, name)| Some(((*name).to_owned(), without_nulls(section.get(*key)?)?)));
    let set: Map<String, Value> = set.collect();
    let (written, mut problems) = parse_value(&set);
    let known: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    problems.extend(unknown_rules(&written, &known));
    let told = problems.into_iter().map(|problem| {
        let help = problem.help.map(|help| format!(" ({help})")).unwrap_or_default();
        format!("in the editor's `dateline` settings: {}{help}", problem.message)
    });
    (written, told.collect())
}

/// `value` without what is not set, which JSON can say and TOML cannot.
/// Messages are nested as deep as their reader allows, and so is this.
fn without_nulls(value: &Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::Array(items) => Some(items.iter().filter_map(without_nulls).collect()),
        Value::Object(object) => {
            let set = object.iter().filter_map(|(key, value)| Some((key.clone(), without_nulls(value)?)));
            Some(Value::Object(set.collect()))
        }
        other => Some(other.clone()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::read;
    use crate::config::WrittenSettings;

    #[test]
    fn our_section_is_found_in_every_shape() {
        let section = json!({"profile": ["strict"], "server": {"path": ""}, "language": null, "maxFileSize": "1 MiB"});
        let expected = read(&section);
        assert_eq!(expected.1, Vec::<String>::new());
        assert_eq!(expected.0.profile.as_ref().map(|profile| profile[0].name.as_str()), Some("strict"));
        assert_eq!(expected.0.max_file_size, Some(1 << 20));
        for shape in [json!([section]), json!({"dateline": section}), json!([{"dateline": section}])] {
            assert_eq!(read(&shape), expected, "{shape}");
        }
    }

    #[test]
    fn nothing_is_said_in_many_ways() {
        for nothing in [json!(null), json!([]), json!({}), json!([null]), json!([[]]), json!({"dateline": {}})] {
            assert_eq!(read(&nothing), (WrittenSettings::default(), vec![]), "{nothing}");
        }
    }

    #[test]
    fn what_cannot_be_followed_is_told_and_the_rest_holds() {
        let told = |said: &Value| read(said).1.join("\n");
        assert!(told(&json!("strict")).contains("no object"));
        assert!(told(&json!({"profile": "strikt"})).contains("did you mean `strict`?"));
        assert!(told(&json!({"profile": {"a": [null]}})).contains("profile"));
        assert!(told(&json!({"rules": {"vague-grup": "off"}})).contains("did you mean `vague-group`?"));
        let (written, told) = read(&json!({"profile": 7, "rules": {"vague-group": "off"}}));
        assert_eq!((written.rules.len(), told.len()), (1, 1));
    }
}
