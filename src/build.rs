//! Compiles the registries of `seeds/gazetteer` into the form in which the program carries them, with the library's own reader.

// The layers up to the gazetteer use nothing above them, so that they can stand here as they stand in `lib.rs`, and what is compiled
// is by construction what reading the files would give. Clippy sees them as part of the library, where their items are public.
#![allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    unfulfilled_lint_expectations,
    clippy::all,
    clippy::pedantic,
    clippy::disallowed_methods,
    reason = "of the layers only the reader of registries is used here, and a build script writes its file itself"
)]

use std::path::Path;
use std::{env, fs, io};

mod calendar;
mod config;
mod document;
mod gazetteer;
mod text;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=seeds/gazetteer");
    println!("cargo::rustc-cfg=in_program");
    let (compiled, problems) = gazetteer::Gazetteer::compile();
    for problem in problems {
        println!("cargo::warning={}: {}", problem.file, problem.message);
    }
    let folder = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    fs::write(Path::new(&folder).join("gazetteer.compact"), compiled)
}
