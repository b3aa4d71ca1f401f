import DataFrames
import Interpreter

/// A list, a tuple, a dict or a set as a value of a column: the object itself, which programs may change.
final class ForeignObject: ForeignValue, @unchecked Sendable {
  let value: Value

  /// - Returns: nil for what columns do not hold.
  init?(_ value: Value) {
    guard case .object(let object) = value,
      object is ListObject || object is TupleObject || object is DictionaryObject || object is SetObject
    else { return nil }
    self.value = value
  }

  var typeName: String { value.typeName }
  var isHashable: Bool { !value.type.has(.unhashable) }

  /// What holds a value whose own methods fail has no text.
  var plainText: String { (try? Operators.str(value)) ?? "<unprintable \(typeName) object>" }
  var shownText: String { (try? ForeignObject.shown(value)) ?? "<unprintable \(typeName) object>" }

  func isEqual(to other: any ForeignValue) -> Bool {
    guard let other = other as? ForeignObject else { return false }
    return (try? Operators.areEqual(value, other.value)) ?? false
  }

  // MARK: Text

  private static let greatestDepth = 3
  private static let greatestCount = 100

  /// The text of a value in a table: texts have quotes in dicts only, and what is nested too deep is as `str` gives it.
  private static func shown(_ value: Value, depth: Int = 0, quotes: Bool = false) throws -> String {
    if let text = value.stringValue { return quotes ? "'\(text)'" : text }
    guard depth < greatestDepth, case .object(let object) = value else { return try Operators.str(value) }
    if let dictionary = object as? DictionaryObject {
      let pairs = try dictionary.table.all.prefix(greatestCount).map { entry in
        let key = try shown(entry.key, depth: depth + 1, quotes: true)
        return try key + ": " + shown(entry.value, depth: depth + 1, quotes: true)
      }
      return "{" + joined(pairs, of: dictionary.table.count) + "}"
    }
    guard object is ListObject || object is TupleObject || object is SetObject else { return try Operators.str(value) }
    let items = try Operators.array(value)
    let body = joined(
      try items.prefix(greatestCount).map { try shown($0, depth: depth + 1, quotes: quotes) }, of: items.count)
    if object is ListObject { return "[" + body + "]" }
    if object is SetObject { return "{" + body + "}" }
    return "(" + body + (items.count == 1 ? ",)" : ")")
  }

  private static func joined(_ parts: [String], of count: Int) -> String {
    parts.joined(separator: ", ") + (count > parts.count ? ", ..." : "")
  }
}
