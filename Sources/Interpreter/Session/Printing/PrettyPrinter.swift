/// The text that notebooks show for a value: IPython's, which breaks long containers one item per line.
public final class PrettyPrinter {
  private static let width = 79
  /// Items of one container beyond this many are not shown.
  private static let itemLimit = 1000

  private let layout = PrettyLayout(width: PrettyPrinter.width)
  /// The containers being printed, outermost first.
  private var open: [ObjectIdentifier] = []

  /// The text of a value, without a line break at its end.
  /// - Throws: What `repr` of the value or of a part of it raises.
  public static func text(of value: Value) throws -> String {
    let printer = PrettyPrinter()
    try printer.print(value)
    return printer.layout.finish()
  }

  private func print(_ value: Value) throws {
    layout.beginGroup()
    defer { layout.endGroup() }
    guard case .object(let object) = value else { return printText(try Operators.repr(value)) }
    let identity = ObjectIdentifier(object)
    let isOpen = open.contains(identity)
    open.append(identity)
    defer { open.removeLast() }
    try Machine.current.nested { try print(object, isOpen: isOpen) }
  }

  private func print(_ object: Object, isOpen: Bool) throws {
    switch object {
    case let tuple as TupleObject where tuple.type === BuiltinTypes.tuple:
      try printSequence(tuple.items, "(", ")", isOpen: isOpen, isTuple: true)
    case let list as ListObject where list.type === BuiltinTypes.list:
      try printSequence(list.items, "[", "]", isOpen: isOpen)
    case let dictionary as DictionaryObject where dictionary.type === BuiltinTypes.dictionary:
      try printDictionary(dictionary, isOpen: isOpen)
    case let dictionary as DictionaryObject where dictionary.isOrdered:
      try printOrdered(dictionary, isOpen: isOpen)
    case let set as SetObject:
      try printSet(set, isOpen: isOpen)
    case let type as TypeObject:
      layout.text(type.qualifiedName)
    case let exception as ExceptionObject:
      try printException(exception)
    case let function as FunctionObject:
      layout.text("<function __main__.\(function.code.qualifiedName)\(try SignatureText.text(of: function))>")
    case let function as NativeFunction where function.receiver == nil && function.builtin.owner.isEmpty:
      layout.text("<function \(SignatureText.text(of: function.builtin))>")
    case _:
      printText(try PrettyPrinter.plainText(of: object))
    }
  }

  /// `repr`, but without the word "object" that IPython leaves out of reprs that no type has written.
  private static func plainText(of object: Object) throws -> String {
    let text = try Operators.repr(.object(object))
    guard text == "<\(object.type.qualifiedName) object at \(object.address)>" else { return text }
    return "<\(object.type.qualifiedName) at 0x\(String(object.identity, radix: 16))>"
  }

  /// Text of several lines, indented as far as the place where it begins.
  private func printText(_ text: String) {
    layout.beginGroup()
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    for (index, line) in lines.enumerated() {
      if index > 0 { layout.lineBreak() }
      layout.text(String(line))
    }
    layout.endGroup()
  }

  /// Prints items with separators; beyond the limit, an ellipsis.
  private func printItems<Items: Collection>(
    _ items: Items, _ body: (PrettyPrinter, Items.Element) throws -> Void
  ) throws {
    for (index, item) in items.enumerated() {
      if index >= PrettyPrinter.itemLimit {
        layout.text(",")
        layout.separator()
        return layout.text("...")
      }
      if index > 0 {
        layout.text(",")
        layout.separator()
      }
      try body(self, item)
    }
  }

  private func printSequence(
    _ items: [Value], _ start: String, _ end: String, isOpen: Bool, isTuple: Bool = false
  ) throws {
    if isOpen { return layout.text(start + "..." + end) }
    layout.beginGroup(start)
    try printItems(items) { try $0.print($1) }
    if isTuple, items.count == 1 { layout.text(",") }
    layout.endGroup(end, began: start)
  }

  private func printDictionary(_ dictionary: DictionaryObject, isOpen: Bool) throws {
    if isOpen { return layout.text("{...}") }
    layout.beginGroup("{")
    try printItems(dictionary.table.all) { printer, entry in
      try printer.print(entry.key)
      printer.layout.text(": ")
      try printer.print(entry.value)
    }
    layout.endGroup("}", began: "{")
  }

  private func printOrdered(_ dictionary: DictionaryObject, isOpen: Bool) throws {
    let prefix = dictionary.type.name + "("
    layout.beginGroup(prefix)
    if isOpen {
      layout.text("...")
    } else if !dictionary.table.isEmpty {
      try print(.list(dictionary.table.all.map(DictionaryPart.items.pick)))
    }
    layout.endGroup(")", began: prefix)
  }

  private func printSet(_ set: SetObject, isOpen: Bool) throws {
    let (start, end) = set.isFrozen ? ("frozenset({", "})") : ("{", "}")
    if isOpen { return layout.text(start + "..." + end) }
    if set.count == 0 { return layout.text("\(set.type.name)()") }
    layout.beginGroup(start)
    let items = set.count >= PrettyPrinter.itemLimit ? set.items : try PrettyPrinter.sorted(set.items)
    try printItems(items) { try $0.print($1) }
    layout.endGroup(end, began: start)
  }

  private func printException(_ exception: ExceptionObject) throws {
    let prefix = exception.type.qualifiedName + "("
    layout.beginGroup()
    layout.beginGroup(prefix)
    try printItems(exception.arguments) { try $0.print($1) }
    layout.endGroup(")", began: prefix)
    layout.endGroup()
  }

  /// The items in their order, or in that of their text where they have none.
  private static func sorted(_ items: [Value]) throws -> [Value] {
    do {
      return try items.sorted { try Operators.isTrue(Operators.compare(.less, $0, $1)) }
    } catch is Raised {
      let keyed = try items.map { (key: Array(try Operators.str($0).unicodeScalars), item: $0) }
      return keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.item)
    }
  }
}
