/// The programs of the language that are parts of the library, by their names.
///
/// A program is read and run when a program of a user first wants a name of it. CPython runs the modules of Python's
/// standard library to the same effect.
public enum LanguageModules {
  /// The text of a module of Python's standard library; nil when none of that path is written in the language.
  public static func text(of path: String) -> String? { modules[path].map { $0() } }

  /// The paths of all modules.
  public static var paths: [String] { modules.keys.sorted() }

  private static let modules: [String: () -> String] = [
    "abc": { abcProgram },
    "bisect": { bisectProgram },
    "cmath": { cmathProgram },
    "collections": { collectionsProgram + chainMapProgram },
    "collections.abc": { collectionsAbcProgram },
    "contextlib": { contextlibProgram },
    "dataclasses": { dataclassesProgram },
    "argparse": { argparseProgram },
    "enum": { enumProgram + flagProgram },
    "fractions": { fractionsProgram },
    "importlib": { importlibProgram },
    "inspect": { inspectProgram },
    "platform": { platformProgram },
    "types": { typesProgram },
    "functools": { functoolsProgram },
    "heapq": { heapqProgram },
    "itertools": { itertoolsProgram },
    "operator": { operatorProgram },
    "statistics": { statisticsProgram },
    "string": { stringProgram },
    "textwrap": { textwrapProgram },
    "timeit": { timeitProgram },
    "typing": { typingProgram },
  ]
}
