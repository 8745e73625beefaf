//! A node by what somebody types for it: `talks.md`, `talks#^sign`, `#^sign`, `@wire`, `sources.yaml@wire`.

use crate::text::nearest;
use crate::workspace::{DocPath, Node, NodeId, Workspace};

use super::node::node_name;

/// The node that `typed` means. A file may be named by the end of its path
/// and without its ending, and left out where it does not matter.
///
/// # Errors
///
/// Where there is none, or several: a message that names those there are, or
/// the nearest.
pub fn find_node(workspace: &Workspace, typed: &str) -> Result<NodeId, String> {
    let graph = workspace.provenance();
    let found: Vec<(NodeId, &Node)> = graph.nodes().filter(|(_, node)| is_meant(workspace, node, typed)).collect();
    match found.as_slice() {
        [(id, _)] => Ok(*id),
        [] => {
            let names: Vec<String> = graph.nodes().map(|(_, node)| node_name(workspace, node)).collect();
            let near = nearest(typed, names.iter().map(String::as_str));
            let hint = if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(", ")) };
            Err(format!("nothing here is called `{typed}`, or nothing has to do with it{hint}"))
        }
        several => {
            let mut names: Vec<String> = several.iter().map(|(_, node)| node_name(workspace, node)).collect();
            names.sort();
            Err(format!("`{typed}` may be any of {}", names.join(", ")))
        }
    }
}

fn is_meant(workspace: &Workspace, node: &Node, typed: &str) -> bool {
    // A key may have any mark in it, so that a whole name goes first.
    if node_name(workspace, node) == typed {
        return true;
    }
    match node {
        Node::Briefing(path) => is_path(path, typed),
        Node::Claim(path, id) => {
            let typed_id = typed.rsplit_once('#').map(|(file, id)| (file, id.trim_start_matches('^')));
            typed_id.is_some_and(|(file, typed)| typed == &**id && (file.is_empty() || is_path(path, file)))
        }
        Node::Source(path, key) => {
            let file = typed.strip_suffix(&**key).and_then(|file| file.strip_suffix('@'));
            file.is_some_and(|file| file.is_empty() || is_path(path, file))
        }
    }
}

/// Whether `typed` is the end of `path`, with its ending or without.
fn is_path(path: &DocPath, typed: &str) -> bool {
    let typed = typed.trim_start_matches("./");
    let ends = |whole: &str| whole.strip_suffix(typed).is_some_and(|above| above.is_empty() || above.ends_with('/'));
    let without = path.as_str().strip_suffix(path.file_name()).map(|folder| format!("{folder}{}", path.name()));
    !typed.is_empty() && (ends(path.as_str()) || without.is_some_and(|without| ends(&without)))
}
