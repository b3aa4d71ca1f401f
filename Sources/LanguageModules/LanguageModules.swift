/// Modules of Python's standard library that are programs of the language, by their paths.
///
/// A program is read and run when it is first imported. CPython runs it to the same effect.
public enum LanguageModules {
  /// The text of a module; nil when none of that path is written in the language.
  public static func text(of path: String) -> String? {
    programs[path].map { String(decoding: $0(), as: UTF8.self) }
  }

  /// The paths of all modules.
  public static var paths: [String] { programs.keys.sorted() }

  private static let programs: [String: () -> [UInt8]] = [
    "abc": { PackageResources.abc_lgs },
    "bisect": { PackageResources.bisect_lgs },
    "collections": { PackageResources.collections_lgs },
    "collections.abc": { PackageResources.collections_abc_lgs },
    "contextlib": { PackageResources.contextlib_lgs },
    "dataclasses": { PackageResources.dataclasses_lgs },
    "enum": { PackageResources.enum_lgs },
    "functools": { PackageResources.functools_lgs },
    "heapq": { PackageResources.heapq_lgs },
    "itertools": { PackageResources.itertools_lgs },
    "operator": { PackageResources.operator_lgs },
    "statistics": { PackageResources.statistics_lgs },
    "string": { PackageResources.string_lgs },
    "textwrap": { PackageResources.textwrap_lgs },
    "typing": { PackageResources.typing_lgs },
  ]
}
