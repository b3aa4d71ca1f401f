import Interpreter
import Plotting

/// `plt.rcParams`.
final class SettingsObject: Object {
  static let shared = SettingsObject()

  override var type: TypeObject { PlotTypes.settings }

  /// Settings about animations and windows, which the figures themselves do not read.
  nonisolated(unsafe) private static var others: [String: Value] = [:]
  private static let otherDefaults: [String: Value] = [
    "animation.html": .string("none"), "animation.embed_limit": .float(20), "animation.writer": .string("ffmpeg"),
    "interactive": .bool(false), "backend": .string("agg"), "axes.unicode_minus": .bool(true),
  ]

  static func other(_ name: String) -> Value? { others[name] ?? otherDefaults[name] }
  static func resetOthers() { others = [:] }

  private func name(_ value: Value) throws -> String {
    guard let name = value.stringValue else { throw Raised.keyError(value) }
    return name
  }

  override func item(_ index: Value) throws -> Value {
    let name = try name(index)
    if let other = Self.other(name) { return other }
    guard let value = try? Pyplot.shared.style.value(name) else { throw Raised.keyError(index) }
    return try Self.value(value)
  }

  override func setItem(_ index: Value, to value: Value) throws {
    let name = try name(index)
    if Self.otherDefaults[name] != nil {
      if name == "animation.html", !["html5", "jshtml", "none"].contains(value.stringValue ?? "") {
        throw Raised.valueError(
          "Key animation.html: \(try Operators.repr(value)) is not a valid value for animation.html; Supported values are "
            + "'html5', 'jshtml', 'none'")
      }
      Self.others[name] = value
      return
    }
    try plotting { try Pyplot.shared.style.set(name, to: Self.setting(value)) }
  }

  override func contains(_ value: Value) throws -> Bool {
    let name = try name(value)
    return Self.other(name) != nil || (try? Pyplot.shared.style.value(name)) != nil
  }

  override func length() throws -> Int { Pyplot.shared.style.keys.count + Self.otherDefaults.count }

  override func makeIterator() throws -> Object {
    try Value.list((Pyplot.shared.style.keys + Self.otherDefaults.keys).sorted().map { .string($0) }).iterator()
  }

  private static func value(_ setting: RcValue) throws -> Value {
    switch setting {
    case .number(let number): return .float(number)
    case .text(let text): return .string(text)
    case .flag(let flag): return .bool(flag)
    case .numbers(let numbers): return .list(numbers.map { .float($0) })
    case .texts(let texts): return .list(texts.map { .string($0) })
    case .colors(let colors): return .object(CyclerObject("color", colors.map { .string($0.hexadecimal()) }))
    case .none: return .none
    }
  }

  private static func setting(_ value: Value) throws -> RcValue {
    switch value {
    case .none: return .none
    case .bool(let flag): return .flag(flag)
    case .int(let int): return .number(Double(int))
    case .float(let float): return .number(float)
    case .object:
      if let text = value.stringValue { return .text(text) }
      if let scalar = value.arrayScalar { return .number(scalar.value.double) }
      if let cycler = value.object(as: CyclerObject.self) { return .colors(try cycler.colors()) }
      let items = try Operators.array(value)
      if items.allSatisfy({ $0.stringValue != nil }) { return .texts(items.compactMap(\.stringValue)) }
      return .numbers(try PlotData.column(value))
    }
  }

  static func install() {
    PlotTypes.settings.add([
      PlotBuiltin(
        "update(self, other=None, **kwargs)", of: "RcParams", "Sets settings of a dictionary.",
        example: "plt.rcParams.update({'font.size': 12})\nplt.rcParams['font.size']\n#> 12.0"
      ) { arguments in
        for entry in try PlotKeywords(dictionary: arguments[1], owner: "RcParams").allEntries {
          try Operators.setItem(arguments[0], .string(entry.name), entry.value)
        }
        return .none
      },
      PlotBuiltin(
        "get(self, key, default=None)", of: "RcParams", "A setting, or the default for an unknown name.",
        example: "plt.rcParams.get('font.size')\n#> 10.0"
      ) { try Operators.contains($0[0], $0[1]) ? Operators.item($0[0], $0[1]) : $0[2] },
    ])
  }
}

extension Value {
  /// An iterator over the value.
  fileprivate func iterator() throws -> Object { try Operators.makeIterator(self) }
}
