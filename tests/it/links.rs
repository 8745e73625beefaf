//! Random folders of briefings that link to each other: whatever is renamed or moved, every link leads where it led.

use std::fmt::Write;

use dateline::features::moves::{Move, edits_for};
use dateline::features::rename::{Edits, rename};
use dateline::workspace::{DocPath, Landmark, Used, Workspace, find_landmark, slug};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::desk::workspace_of;

const FOLDERS: &[&str] = &["in", "in/asia", "out", "out/new york"];

const HEADINGS: &[&str] =
    &["Outlook", "Outlook", "Who talks", "outlook", "Überblick", "R&D: costs (2026)", "Outlook 1", "A *new* day"];

/// One briefing before its links are written.
#[derive(Debug, Clone)]
struct Plan {
    folder: &'static str,
    name: &'static str,
    headings: Vec<&'static str>,
    n_claims: usize,
    n_blocks: usize,
    n_sources: usize,
    links: Vec<LinkPlan>,
}

/// A link: to which briefing, to what in it, written how.
#[derive(Debug, Clone)]
struct LinkPlan {
    to: usize,
    goal: usize,
    form: usize,
}

/// Something to do to the folder.
#[derive(Debug, Clone)]
enum Deed {
    Heading(usize, usize, &'static str),
    Claim(usize, usize),
    Source(usize, usize),
    Move(usize, &'static str, &'static str),
}

fn plans() -> impl Strategy<Value = Vec<Plan>> {
    let names: &[&str] = &["river", "talks round two", "Zürich", "map (old)", "2026-11-20.order", "100% sure", "q&a"];
    let link = (0..9_usize, 0..12_usize, 0..9_usize).prop_map(|(to, goal, form)| LinkPlan { to, goal, form });
    let plan = (select(FOLDERS), vec(select(HEADINGS), 0..5), 0..3_usize, 0..3_usize, 0..3_usize, vec(link, 0..8));
    vec(plan, 1..6).prop_map(|plans| {
        let plans = plans.into_iter().zip(names.iter().cycle());
        let plan =
            |((folder, headings, n_claims, n_blocks, n_sources, links), name): ((_, _, _, _, _, _), &&'static str)| {
                Plan { folder, name, headings, n_claims, n_blocks, n_sources, links }
            };
        plans.map(plan).collect()
    })
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (0..9_usize, 0..9_usize, select(&["Prospects", "outlook", "Outlook", "What *comes* next", "Costs (R&D)"][..]))
            .prop_map(|(doc, at, name)| Deed::Heading(doc, at, name)),
        (0..9_usize, 0..9_usize).prop_map(|(doc, at)| Deed::Claim(doc, at)),
        (0..9_usize, 0..9_usize).prop_map(|(doc, at)| Deed::Source(doc, at)),
        (0..9_usize, select(FOLDERS), select(&["moved", "re named", "Ärger (1)"][..]))
            .prop_map(|(doc, folder, name)| Deed::Move(doc, folder, name)),
    ]
}

/// The files of `plans`, with their links.
fn files(plans: &[Plan]) -> Vec<(String, String)> {
    let texts = plans.iter().enumerate().map(|(at, plan)| (path(plan), text(plans, at)));
    texts.collect()
}

fn path(plan: &Plan) -> String {
    format!("{}/{}.md", plan.folder, plan.name)
}

fn text(plans: &[Plan], at: usize) -> String {
    let plan = &plans[at];
    let mut text = String::from("---\nsources:\n  base: {title: Base}\n");
    for source in 0..plan.n_sources {
        writeln!(text, "  s{source}: {{title: Source, derived-from: base}}").unwrap();
    }
    let related = plan.links.first().map(|link| &plans[link.to % plans.len()]);
    if let Some(related) = related.filter(|_| plan.links.len() > 3) {
        writeln!(text, "see-also: [\"[[{}]]\", \"{}\"]", related.name, relative(plan, related, true)).unwrap();
    }
    text.push_str("---\n\n");
    for (nth, heading) in plan.headings.iter().enumerate() {
        writeln!(text, "{} {heading}\n", "#".repeat(1 + nth % 3)).unwrap();
    }
    for claim in 0..plan.n_claims {
        let basis = if claim > 0 { " .assessment basis=\"c0 base\"" } else { "" };
        writeln!(text, "It holds.{{#c{claim}{basis}}} So it was [@base, p. 1].\n").unwrap();
    }
    for block in 0..plan.n_blocks {
        writeln!(text, "It goes on. ^b{block}\n").unwrap();
    }
    for (nth, link) in plan.links.iter().enumerate() {
        writeln!(text, "See {}\n", written(plans, at, link, nth)).unwrap();
    }
    text
}

/// A link as a careful writer writes it.
fn written(plans: &[Plan], from: usize, link: &LinkPlan, nth: usize) -> String {
    let to = link.to % plans.len();
    let (own, goal) = (&plans[from], &plans[to]);
    let is_wiki = link.form < 4;
    let fragment = match link.goal {
        at if at < 5 && !goal.headings.is_empty() => heading_fragment(goal, at % goal.headings.len(), is_wiki),
        5..=7 if goal.n_claims > 0 => format!("#^c{}", link.goal % goal.n_claims),
        8 if goal.n_blocks > 0 => "#^b0".to_owned(),
        9 => "#gone".to_owned(),
        _ => String::new(),
    };
    match link.form {
        0 if to == from && !fragment.is_empty() => format!("[[{fragment}]]"),
        0 | 1 => format!("[[{}{fragment}]]", goal.name),
        2 => format!("[[{}.md{fragment}|label]]", goal.name),
        3 => format!("![[{}{fragment}|a]]", goal.name),
        4 => format!("[a]({}{fragment})", relative(own, goal, false)),
        5 => format!("[a](<{}{fragment}> \"title\")", relative(own, goal, true)),
        6 => format!("[a](/{}{fragment})", encoded(&path(goal), false)),
        7 => format!("[a]({}{fragment})", relative(own, goal, false).trim_end_matches(".md")),
        _ => format!("[a][r{nth}]\n\n[r{nth}]: {}{fragment}", relative(own, goal, false)),
    }
}

fn heading_fragment(goal: &Plan, at: usize, is_wiki: bool) -> String {
    let words = |at: usize| goal.headings[at].replace('*', "");
    let own = slug(&words(at));
    let above = goal.headings[..at].iter().filter(|other| slug(&other.replace('*', "")) == own).count();
    match above {
        0 if is_wiki => format!("#{}", words(at)),
        0 => format!("#{own}"),
        number => format!("#{own}-{number}"),
    }
}

fn relative(from: &Plan, to: &Plan, takes_spaces: bool) -> String {
    let (from, to) = (DocPath::new(&format!("/{}", path(from))), DocPath::new(&format!("/{}", path(to))));
    encoded(&to.relative_to(&from), takes_spaces)
}

fn encoded(path: &str, takes_spaces: bool) -> String {
    let path = path.replace('%', "%25").replace('&', "%26");
    if takes_spaces { path } else { path.replace(' ', "%20") }
}

fn laid_out(files: &[(String, String)]) -> Workspace {
    workspace_of(files.iter().map(|(name, text)| (name.as_str(), text.as_str())))
}

/// Where each link and each key leads, one briefing after the other: the
/// briefing by its place in the list, and what in it.
fn leads(files: &[(String, String)]) -> Vec<Option<String>> {
    let workspace = laid_out(files);
    let number = |path: &DocPath| files.iter().position(|(name, _)| path.as_str() == format!("/{name}"));
    let mut found = Vec::new();
    for (name, _) in files {
        let briefing = workspace.briefing(&DocPath::new(&format!("/{name}"))).unwrap();
        for used in briefing.uses() {
            if let Used::Source(key) | Used::Basis(key) = &used.what
                && let Some((path, _)) = workspace.find_source(briefing.path(), key)
            {
                found.push(Some(format!("source in {:?}", number(path))));
                continue;
            }
            let Some((kind, target)) = used.link() else { continue };
            let goal = workspace.find_target(briefing.path(), kind, &target);
            found.push(goal.and_then(|path| {
                let landmarks: Vec<Landmark> = workspace.briefing(&path)?.landmarks().collect();
                let place = match target.fragment.as_deref() {
                    Some(fragment) => Some(find_landmark(&landmarks, fragment)?),
                    None => None,
                };
                Some(format!("{kind:?} to {place:?} in {:?}", number(&path)))
            }));
        }
    }
    found
}

fn applied(files: &[(String, String)], edits: &Edits) -> Vec<(String, String)> {
    let mut changed = files.to_vec();
    for (name, text) in &mut changed {
        let edits = edits.get(&DocPath::new(&format!("/{name}")));
        for edit in edits.into_iter().flatten().rev() {
            text.replace_range(edit.span.range(), &edit.replacement);
        }
    }
    changed
}

/// The byte at which the deed is done, and the new name; none where there is no such thing.
fn place(files: &[(String, String)], plans: &[Plan], deed: &Deed) -> Option<(usize, usize, String, String)> {
    let doc = |doc: usize| doc % plans.len();
    match deed {
        Deed::Heading(at, nth, name) => {
            let (at, plan) = (doc(*at), &plans[doc(*at)]);
            let nth = nth.checked_rem(plan.headings.len())?;
            let workspace = laid_out(files);
            let briefing = workspace.briefing(&DocPath::new(&format!("/{}", files[at].0)))?;
            let heading = briefing.landmarks().filter(Landmark::is_heading).nth(nth)?;
            Some((at, heading.span.end() - 1, plan.headings[nth].to_owned(), (*name).to_owned()))
        }
        Deed::Claim(at, nth) => {
            let (at, plan) = (doc(*at), &plans[doc(*at)]);
            let id = format!("c{}", nth.checked_rem(plan.n_claims)?);
            Some((at, files[at].1.find(&format!("{{#{id}"))? + 3, id, "renamed-claim".to_owned()))
        }
        Deed::Source(at, nth) => {
            let (at, plan) = (doc(*at), &plans[doc(*at)]);
            let key = if plan.n_sources > 0 && nth % 2 == 1 { "s0" } else { "base" };
            Some((at, files[at].1.find(&format!("  {key}:"))? + 3, key.to_owned(), "renamed.key".to_owned()))
        }
        Deed::Move(..) => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_link_leads_where_it_led_and_the_way_back_restores_every_byte(plans in plans(), deed in deed()) {
        let before = files(&plans);
        let led = leads(&before);
        let workspace = laid_out(&before);
        if let Deed::Move(at, folder, name) = &deed {
            let at = at % plans.len();
            let old = DocPath::new(&format!("/{}", before[at].0));
            let new = format!("{folder}/{name}.md");
            let there = Move { from: old.clone(), to: DocPath::new(&format!("/{new}")) };
            let mut after = applied(&before, &edits_for(&workspace, std::slice::from_ref(&there)));
            after[at].0.clone_from(&new);
            prop_assert_eq!(&leads(&after), &led, "{:#?}", after);
            let back = Move { from: there.to, to: old };
            let mut restored = applied(&after, &edits_for(&laid_out(&after), &[back]));
            restored[at].0.clone_from(&before[at].0);
            prop_assert_eq!(restored, before);
            return Ok(());
        }
        let Some((at, offset, old, new)) = place(&before, &plans, &deed) else { return Ok(()) };
        let path = DocPath::new(&format!("/{}", before[at].0));
        let edits = rename(&workspace, &path, offset, &new);
        // A heading that is called like another takes over its numbers, which
        // have no way back of their own, and may leave a third none.
        let is_fresh = !plans[at].headings.iter().any(|heading| slug(heading) == slug(&new));
        let has_way_back = is_fresh || !matches!(deed, Deed::Heading(..));
        let Ok(edits) = edits else {
            prop_assert!(!has_way_back, "{deed:?} is refused: {edits:?}");
            return Ok(());
        };
        let after = applied(&before, &edits);
        prop_assert_eq!(&leads(&after), &led, "{:#?}", after);
        if has_way_back {
            let Some((_, offset, ..)) = place(&after, &plans, &deed).or_else(|| {
                let named = after[at].1.find(&format!("{{#{new}")).or_else(|| after[at].1.find(&format!("  {new}:")));
                named.map(|found| (at, found + 3, new.clone(), old.clone()))
            }) else {
                prop_assert!(false, "the renamed thing is there: {after:#?}");
                return Ok(());
            };
            let back = rename(&laid_out(&after), &path, offset, &old);
            prop_assert!(back.is_ok(), "{back:?}");
            prop_assert_eq!(applied(&after, &back.unwrap_or_default()), before);
        }
    }
}

#[test]
fn the_generator_writes_links_that_lead_somewhere() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let (mut n_led, mut n_all) = (0, 0);
    for _ in 0..50 {
        let plans = plans().new_tree(&mut runner).unwrap().current();
        let led = leads(&files(&plans));
        n_all += led.len();
        n_led += led.iter().flatten().count();
    }
    assert!(n_led * 10 > n_all * 7 && n_led > 500, "{n_led} of {n_all}");
}
