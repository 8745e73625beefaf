//! The gazetteer and the records that settings name, which hold for a whole workspace.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::config::{ConfigProblem, Severity};
use crate::disk::registry::{registry_files, user_registries};
use crate::disk::{DiskError, DiskErrorKind, Folders, doc_path};
use crate::document::read_records;
use crate::gazetteer::{Gazetteer, Layer};
use crate::text::Span;
use crate::workspace::RecordFile;

/// What briefings of a workspace are read with.
#[derive(Debug, Clone)]
pub struct Tables {
    /// Officials and places: embedded, of registries, of record files.
    pub gazetteer: Arc<Gazetteer>,
    /// The record files, an earlier one over a later one.
    pub records: Vec<RecordFile>,
}

/// Reads the registries of the user, and the registries and record files that
/// the settings of `folders` name, those of outer folders first. What is wrong
/// with them goes where `folders` keeps what is wrong with settings.
pub fn read_tables(folders: &mut Folders) -> Tables {
    let mut registries: Vec<(Layer, PathBuf)> = user_registries().into_iter().map(|file| (Layer::User, file)).collect();
    let (mut names, mut record_files) = (Vec::new(), Vec::new());
    let mut embedded = true;
    for (at, ground) in folders.grounds().enumerate() {
        // What the outermost names is the user's own.
        let layer = if at == 0 { Layer::User } else { Layer::Workspace };
        for name in ground.settings.gazetteer_files() {
            if !names.iter().any(|(_, known)| known == name) {
                names.push((layer, name.clone()));
            }
        }
        add_new(&mut record_files, ground.settings.source_files());
        embedded &= !ground.settings.disables_default();
    }
    for (layer, name) in names {
        let files = registry_files(&name);
        if files.is_empty() {
            let what = "no registry is there, neither TOML nor CSV, though dateline.toml names it";
            folders.errors.push(DiskError::new(Path::new(&name), DiskErrorKind::Other(what.to_owned())));
        }
        for file in files {
            if !registries.iter().any(|(_, known)| *known == file) {
                registries.push((layer, file));
            }
        }
    }
    let gazetteer = read_gazetteer(embedded, &registries, folders);
    let records = read_record_files(&record_files, folders);
    let gazetteer = if records.iter().all(|file| file.records.people.is_empty() && file.records.places.is_empty()) {
        gazetteer
    } else {
        let files = records.iter();
        let shared = files.map(|file| (file.path.as_str(), &*file.records.people, &*file.records.places));
        Arc::new(gazetteer.with_shared(shared))
    };
    Tables { gazetteer, records }
}

fn add_new(known: &mut Vec<String>, more: &[String]) {
    for file in more {
        if !known.contains(file) {
            known.push(file.clone());
        }
    }
}

fn read_gazetteer(embedded: bool, files: &[(Layer, PathBuf)], folders: &mut Folders) -> Arc<Gazetteer> {
    if files.is_empty() && embedded {
        return Gazetteer::embedded();
    }
    let texts: Vec<(Layer, String, Arc<str>)> = files
        .iter()
        .filter_map(|(layer, file)| Some((*layer, file.to_string_lossy().into_owned(), folders.read(file)?)))
        .collect();
    let layers = texts.iter().map(|(layer, file, text)| (*layer, file.as_str(), text.as_ref()));
    let (gazetteer, problems) = Gazetteer::layered(embedded, layers);
    for problem in problems {
        let Some((_, file, text)) = texts.iter().find(|(_, file, _)| **file == *problem.file) else { continue };
        let told = ConfigProblem { severity: problem.severity, ..told(problem.span, problem.message, problem.help) };
        folders.report(Path::new(file), text, vec![told]);
    }
    Arc::new(gazetteer)
}

fn read_record_files(files: &[String], folders: &mut Folders) -> Vec<RecordFile> {
    let mut read = Vec::new();
    for file in files {
        let path = Path::new(file);
        let Some(text) = folders.read(path) else { continue };
        let (records, problems) = read_records(&text);
        let problems = problems.into_iter().map(|problem| told(problem.span, problem.message, problem.help)).collect();
        folders.report(path, &text, problems);
        read.push(RecordFile { path: doc_path(path), records });
    }
    read
}

/// The rest of such a file is used all the same, so that it is no error.
fn told(span: Span, message: String, help: Option<String>) -> ConfigProblem {
    ConfigProblem { severity: Severity::Warning, span, message, help }
}
