//! The modules of a crate as its sources spell them: what each defines, what it imports, and which paths it uses.
//!
//! Sources are read as tokens, so that paths within macros count as well. What is compiled for tests alone does not.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    iter::Peekable,
    path::Path,
    slice::Iter,
};

/// Names from the root of the crate downwards.
pub(crate) type Names = Vec<String>;

/// One module.
#[derive(Debug, Default)]
pub(crate) struct Module {
    /// The modules right within it.
    pub(crate) children: BTreeSet<String>,
    /// What it defines.
    pub(crate) items: BTreeSet<String>,
    /// What it imports, by the name that it has here.
    pub(crate) imports: BTreeMap<String, Import>,
    /// The modules of which it imports everything.
    pub(crate) globs: Vec<Names>,
    /// The paths that its code uses, from where they begin.
    pub(crate) paths: BTreeSet<Names>,
    /// All words of its code but those of imports.
    pub(crate) words: BTreeSet<String>,
}

/// Something that is imported.
#[derive(Debug)]
pub(crate) struct Import {
    /// Where it comes from, from the root of the crate or from outside.
    pub(crate) path: Names,
    /// Whether the module hands it on; otherwise it is imported to be used here.
    pub(crate) is_handed_on: bool,
}

/// All modules of a crate, by their names.
pub(crate) type Modules = BTreeMap<Names, Module>;

/// Reads the crate whose root is the file `root`, and every file that it names as a module.
pub(crate) fn read(root: &Path) -> Modules {
    let mut modules = Modules::new();
    let folder = root.parent().expect("a root lies in a folder");
    read_file(&mut modules, Names::new(), root, folder);
    modules
}

fn read_file(modules: &mut Modules, names: Names, file: &Path, folder: &Path) {
    let text = fs::read_to_string(file).unwrap_or_else(|cause| panic!("{}: {cause}", file.display()));
    let tokens: TokenStream = text.parse().unwrap_or_else(|cause| panic!("{}: {cause}", file.display()));
    Reader { modules, folder, names }.read(tokens);
}

/// Reads one module.
struct Reader<'a> {
    modules: &'a mut Modules,
    /// Where the files of its modules lie.
    folder: &'a Path,
    names: Names,
}

type Tokens<'t> = Peekable<Iter<'t, TokenTree>>;

impl Reader<'_> {
    fn read(mut self, tokens: TokenStream) {
        self.modules.insert(self.names.clone(), Module::default());
        self.block(tokens, true);
    }

    fn module(&mut self) -> &mut Module {
        self.modules.get_mut(&self.names).expect("it is there as long as it is read")
    }

    /// Reads a block of code; `is_outer`, if it is the module itself.
    fn block(&mut self, tokens: TokenStream, is_outer: bool) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut rest = tokens.iter().peekable();
        let mut is_public = false;
        while let Some(token) = rest.next() {
            match token {
                TokenTree::Punct(sign) if sign.as_char() == '#' => self.attribute(&mut rest),
                TokenTree::Group(group) => self.block(group.stream(), false),
                TokenTree::Ident(word) => match word.to_string().as_str() {
                    "pub" => {
                        is_public = true;
                        rest.next_if(|next| is_group(next, Delimiter::Parenthesis));
                        continue;
                    }
                    "use" if !rest.peek().is_some_and(|next| is_sign(next, '<')) => {
                        self.import(&mut rest, Names::new(), is_public);
                    }
                    "mod" if is_outer => self.child(&mut rest),
                    word => self.word(word.to_owned(), &mut rest, is_outer),
                },
                _ => {}
            }
            is_public = false;
        }
    }

    /// Reads an attribute, and passes over what it keeps for tests.
    fn attribute(&mut self, rest: &mut Tokens<'_>) {
        rest.next_if(|next| is_sign(next, '!'));
        let Some(TokenTree::Group(group)) = rest.next() else { return };
        if !is_for_tests(group) {
            return self.block(group.stream(), false);
        }
        let is_import = |token: &TokenTree| matches!(token, TokenTree::Ident(word) if word == "use");
        let mut imports = false;
        for token in rest.by_ref() {
            imports |= is_import(token);
            if is_sign(token, ';') || (!imports && is_group(token, Delimiter::Brace)) {
                return;
            }
        }
    }

    /// Reads `mod name;` or `mod name { … }`.
    fn child(&mut self, rest: &mut Tokens<'_>) {
        let Some(TokenTree::Ident(name)) = rest.next() else { return };
        let name = name.to_string();
        self.module().children.insert(name.clone());
        let names = [self.names.clone(), vec![name.clone()]].concat();
        let folder = self.folder.join(&name);
        if let Some(TokenTree::Group(inside)) = rest.next() {
            return Reader { modules: self.modules, folder: &folder, names }.read(inside.stream());
        }
        let beside = self.folder.join(format!("{name}.rs"));
        let file = if beside.exists() { beside } else { folder.join("mod.rs") };
        read_file(self.modules, names, &file, &folder);
    }

    /// Reads what begins with `word`: a definition, a path, or something else.
    fn word(&mut self, word: String, rest: &mut Tokens<'_>, is_outer: bool) {
        const DEFINING: [&str; 9] =
            ["struct", "enum", "union", "trait", "type", "fn", "const", "static", "macro_rules"];
        if is_outer && DEFINING.contains(&word.as_str()) {
            rest.next_if(|next| is_sign(next, '!'));
            if let Some(TokenTree::Ident(name)) = rest.peek() {
                let name = name.to_string();
                self.module().items.insert(name);
            }
            return;
        }
        let mut path = vec![word];
        while let Some(next) = after_colons(rest) {
            let TokenTree::Ident(segment) = next else { break };
            path.push(segment.to_string());
        }
        self.module().words.insert(path[0].clone());
        if path.len() > 1 {
            self.module().paths.insert(path);
        }
    }

    /// Reads the rest of an import, whose path begins with `path`.
    fn import(&mut self, rest: &mut Tokens<'_>, path: Names, is_handed_on: bool) {
        let mut path = path;
        let mut name = None;
        while let Some(token) = rest.next() {
            match token {
                TokenTree::Group(group) => {
                    let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                    let mut inside = inside.iter().peekable();
                    while inside.peek().is_some() {
                        self.import(&mut inside, path.clone(), is_handed_on);
                    }
                    path.clear();
                }
                TokenTree::Punct(sign) if sign.as_char() == '*' => {
                    let from = self.absolute(&path);
                    self.module().globs.push(from);
                    path.clear();
                }
                TokenTree::Punct(sign) if matches!(sign.as_char(), ',' | ';') => break,
                TokenTree::Ident(word) if word == "as" => name = rest.next().map(ToString::to_string),
                TokenTree::Ident(word) if word == "self" && !path.is_empty() => {}
                TokenTree::Ident(word) => path.push(word.to_string()),
                _ => {}
            }
        }
        if let Some(last) = path.last() {
            let name = name.unwrap_or_else(|| last.clone());
            let name = if name == "_" { format!("_ {}", path.join("::")) } else { name };
            let import = Import { path: self.absolute(&path), is_handed_on };
            self.module().imports.insert(name, import);
        }
    }

    fn absolute(&self, path: &[String]) -> Names {
        absolute(&self.names, path)
    }
}

/// `path` as the module `names` spells it, from the root of the crate.
pub(crate) fn absolute(names: &[String], path: &[String]) -> Names {
    let ups = path.iter().take_while(|word| *word == "super").count();
    match path.first().map(String::as_str) {
        Some("self") => [&["crate".to_owned()], names, &path[1..]].concat(),
        Some("super") => {
            let above = &names[..names.len().saturating_sub(ups)];
            [&["crate".to_owned()], above, &path[ups..]].concat()
        }
        _ => path.to_vec(),
    }
}

/// The token behind `::`, if that is what follows.
fn after_colons<'t>(rest: &mut Tokens<'t>) -> Option<&'t TokenTree> {
    let mut ahead = rest.clone();
    let is_path =
        ahead.next().is_some_and(|one| is_sign(one, ':')) && ahead.next().is_some_and(|one| is_sign(one, ':'));
    if !is_path || !matches!(ahead.peek(), Some(TokenTree::Ident(_))) {
        return None;
    }
    rest.next();
    rest.next();
    rest.next()
}

fn is_sign(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(one) if one.as_char() == sign)
}

fn is_group(token: &TokenTree, delimiter: Delimiter) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == delimiter)
}

/// Whether an attribute keeps what follows it for tests: `cfg(test)`, `cfg(all(test, …))`.
fn is_for_tests(attribute: &Group) -> bool {
    let text = attribute.stream().to_string();
    let words: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    words == "cfg(test)" || words.starts_with("cfg(all(test,")
}
