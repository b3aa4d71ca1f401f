import Interpreter
import Syntax

/// `pathlib.Path`: a path whose parts are asked for and joined with `/`.
final class PathObject: Object {
  /// The path as text: without superfluous points and slashes.
  let text: String

  init(_ parts: [String]) {
    text = PathObject.text(of: parts)
    super.init()
  }

  convenience init(_ text: String) { self.init([text]) }

  private static func text(of parts: [String]) -> String {
    // An empty part changes nothing, while for `os.path.join` it adds a slash.
    let joined = PathText.join("", parts.filter { !$0.isEmpty })
    let slashes = joined.utf8.prefix { $0 == UInt8(ascii: "/") }.count
    let root = slashes == 2 ? "//" : slashes > 0 ? "/" : ""
    let result = root + joined.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    return result.isEmpty ? "." : result
  }

  static let purePathType = TypeObject("PurePath", module: "pathlib", summary: "A path that nobody looks up.")
  static let pathType = TypeObject(
    "Path", module: "pathlib", bases: [purePathType], [.arithmetic, .ordering], summary: "A path of a file or folder.")
  static let posixPathType = TypeObject(
    "PosixPath", module: "pathlib", bases: [pathType], [.arithmetic, .ordering], summary: "A path of a file or folder.")

  override var type: TypeObject { PathObject.posixPathType }
  override func str() throws -> String { text }
  override func repr() throws -> String { "PosixPath(\(StringObject.quoted(text)))" }
  override func hash() throws -> Int { try StringObject(text).hash() }
  override var briefDescription: String { "path \(text)" }

  // MARK: Parts

  /// The slashes at the beginning.
  var root: String { text.hasPrefix("//") ? "//" : text.hasPrefix("/") ? "/" : "" }
  /// The parts behind the root.
  var names: [String] { text == "." ? [] : text.split(separator: "/").map(String.init) }
  var parts: [String] { (root.isEmpty ? [] : [root]) + names }
  var name: String { names.last ?? "" }
  var isAbsolute: Bool { !root.isEmpty }

  /// The ending of the name with its point, or nothing.
  var suffix: String {
    let name = name
    guard let point = name.lastIndex(of: "."), point > name.startIndex, name.index(after: point) < name.endIndex else {
      return ""
    }
    return String(name[point...])
  }

  var suffixes: [String] {
    let name = name
    if name.hasSuffix(".") { return [] }
    let trimmed = name.drop { $0 == "." }
    return trimmed.split(separator: ".", omittingEmptySubsequences: false).dropFirst().map { "." + $0 }
  }

  var stem: String { String(name.dropLast(suffix.count)) }

  var parent: PathObject { names.isEmpty ? self : PathObject([root] + names.dropLast()) }

  var parents: [PathObject] {
    let names = names
    return names.indices.reversed().map { PathObject([root] + names[..<$0]) }
  }

  func joined(_ others: [String]) -> PathObject { PathObject([text] + others) }

  /// - Throws: ValueError for a path without a name and for a name that is none.
  func withName(_ other: String) throws -> PathObject {
    if name.isEmpty { throw Raised.valueError("\(try repr()) has an empty name") }
    if other.isEmpty || other.contains("/") || other == "." {
      throw Raised.valueError("Invalid name \(StringObject.quoted(other))")
    }
    return PathObject([root] + names.dropLast() + [other])
  }

  /// - Throws: ValueError for a path without a name and for an ending that is none.
  func withSuffix(_ other: String) throws -> PathObject {
    if other.contains("/") || (!other.isEmpty && !other.hasPrefix(".")) || other == "." {
      throw Raised.valueError("Invalid suffix \(StringObject.quoted(other))")
    }
    if name.isEmpty { throw Raised.valueError("\(try repr()) has an empty name") }
    return PathObject([root] + names.dropLast() + [stem + other])
  }

  // MARK: Operators

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let path = other.object(as: PathObject.self) else { return nil }
    let (a, b) = (parts.map { Value.string($0) }, path.parts.map { Value.string($0) })
    return try TupleObject(a).compare(operation, .tuple(b))
  }

  override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    guard operation == .divide else { return nil }
    guard let text = other.stringValue ?? other.object(as: PathObject.self)?.text else { return nil }
    return .object(reflected ? PathObject([text, self.text]) : joined([text]))
  }
}
