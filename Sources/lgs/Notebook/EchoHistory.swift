import Interpreter

/// The values that cells have shown, under IPython's names: `_`, `__`, `___`, `_3`, `Out[3]` or `_oh[3]`, and the sources:
/// `_i`, `_ii`, `_iii`, `_i3`, `In[3]` or `_ih[3]`.
///
/// They stand behind the program's own variables, which may have the same names.
final class EchoHistory {
  private let session: Session
  private let shown = DictionaryObject()
  private let sources = ListObject([.string("")])
  private var latest: [Value] = []

  init(_ session: Session) {
    self.session = session
    for name in ["Out", "_oh"] as [Symbol] { session.globals.setBuiltin(name, .object(shown)) }
    for name in ["In", "_ih"] as [Symbol] { session.globals.setBuiltin(name, .object(sources)) }
  }

  /// A cell begins.
  func begin(_ number: Int, source: String) {
    while sources.items.count < number { sources.items.append(.string("")) }
    for (name, earlier) in zip(["_i", "_ii", "_iii"] as [Symbol], sources.items.dropFirst().suffix(3).reversed()) {
      session.globals.setBuiltin(name, earlier)
    }
    sources.items.append(.string(source))
    session.globals.setBuiltin(Symbol("_i\(number)"), .string(source))
  }

  /// Drops the values that were shown.
  func forget() {
    for case .int(let number) in shown.table.keys { session.globals.setBuiltin(Symbol("_\(number)"), .none) }
    for name in ["_", "__", "___"] as [Symbol] { session.globals.setBuiltin(name, .none) }
    shown.table.removeAll()
    latest = []
  }

  func add(_ value: Value, _ number: Int) throws {
    latest = [value] + latest.prefix(2)
    for (name, value) in zip(["_", "__", "___"] as [Symbol], latest) { session.globals.setBuiltin(name, value) }
    session.globals.setBuiltin(Symbol("_\(number)"), value)
    try shown.setItem(.int(number), to: value)
  }
}
