import Interpreter
import Plotting

/// The keywords of a call that describe artists: each is taken once, what is left over is refused.
struct PlotKeywords {
  private var entries: [(name: String, value: Value)]
  private var takenEntries: [String: Value] = [:]
  /// What messages call the receiver of the keywords: `Line2D`.
  let owner: String

  init(_ arguments: Arguments, owner: String) {
    entries = arguments.extra.map { ($0.name.name, $0.value) }
    self.owner = owner
  }

  init(_ entries: [(name: String, value: Value)], owner: String) {
    self.entries = entries
    self.owner = owner
  }

  /// The value of a keyword under its name or an alias; nil when it was not given.
  /// - Throws: TypeError when it was given under two names.
  mutating func take(_ names: String...) throws -> Value? { try take(names) }

  mutating func take(_ names: [String]) throws -> Value? {
    let found = entries.filter { names.contains($0.name) }
    if found.count > 1 {
      throw Raised.typeError(
        "Got both '\(found[0].name)' and '\(found[1].name)', which are aliases of one another")
    }
    entries.removeAll { names.contains($0.name) }
    if let value = found.first?.value { takenEntries[names[0]] = value }
    return found.first?.value
  }

  mutating func number(_ names: String...) throws -> Double? {
    guard let value = try take(names), !value.isNone else { return nil }
    if names[0] == "alpha", value.stringValue != nil {
      throw Raised.typeError("alpha must be numeric or None, not <class 'str'>")
    }
    return try PlotData.number(value)
  }

  mutating func text(_ names: String...) throws -> String? {
    guard let value = try take(names), !value.isNone else { return nil }
    return try Operators.str(value)
  }

  mutating func flag(_ name: String) throws -> Bool? { try take(name).map(Operators.isTrue) }

  mutating func color(_ names: String...) throws -> Color? {
    guard let value = try take(names), !value.isNone else { return nil }
    return try PlotValues.color(value, named: names[0])
  }

  /// Refuses keywords that lgs lacks in this call.
  func refuse(_ names: String...) throws {
    if let left = entries.first(where: { names.contains($0.name) }) {
      throw Raised.notInLgs("the argument '\(left.name)' of \(owner)")
    }
  }

  /// Refuses what is left: by name what matplotlib has and lgs lacks, as unknown anything else.
  func finish(lacking: Set<String> = []) throws {
    guard let left = entries.first else { return }
    if lacking.contains(left.name) || PlotKeywords.lackingOfAll.contains(left.name) {
      throw Raised.notInLgs("the argument '\(left.name)' of \(owner)")
    }
    throw Raised(
      BuiltinTypes.attributeError, "\(owner).set() got an unexpected keyword argument '\(left.name)'")
  }

  var allEntries: [(name: String, value: Value)] { entries }

  /// The value of a keyword that was taken, by its first name.
  func taken(_ name: String) -> Value? { takenEntries[name] }

  /// Whether a keyword is left.
  func has(_ name: String) -> Bool { entries.contains { $0.name == name } }

  /// Keywords of every artist of matplotlib that lgs does not have.
  private static let lackingOfAll: Set<String> = [
    "agg_filter", "animated", "clip_box", "clip_path", "data", "figure", "gid", "in_layout", "mouseover",
    "path_effects",
    "picker", "rasterized", "sketch_params", "snap", "url", "transform", "antialiased", "aa", "antialiaseds",
    "capstyle", "joinstyle", "fillstyle", "gapcolor", "pickradius", "dash_joinstyle", "solid_joinstyle",
    "urls", "offset_transform", "offsets", "paths", "hatchcolor", "hatch_linewidth",
  ]
}

/// Single values as figures take them.
enum PlotValues {
  /// A colour: a text, three or four numbers, or a pair of a colour and an alpha.
  static func color(_ value: Value, named name: String = "color", alpha: Double? = nil) throws -> Color {
    if let text = value.stringValue {
      return try plotting { try Color.keyword(text, named: name, alpha: alpha, cycle: Pyplot.shared.style.cycle) }
    }
    if let pair = value.object(as: TupleObject.self), pair.items.count == 2, !(isNumber(pair.items[0])) {
      return try color(pair.items[0], named: name, alpha: PlotData.number(pair.items[1]))
    }
    guard let parts = try? PlotData.column(value), parts.count == 3 || parts.count == 4 else {
      throw Raised(Color.refusal(try Operators.repr(value), named: name))
    }
    return try plotting { try Color.components(parts, alpha: alpha) }
  }

  static func isNumber(_ value: Value) -> Bool {
    switch value {
    case .int, .float, .bool: return true
    case .none: return false
    case .object: return value.arrayScalar != nil
    }
  }

  /// Colours of a list, one colour alone as a list of one.
  static func colors(_ value: Value, named name: String = "color") throws -> [Color] {
    if value.stringValue != nil { return [try color(value, named: name)] }
    if let tuple = value.object(as: TupleObject.self), tuple.items.allSatisfy(isNumber) {
      return [try color(value, named: name)]
    }
    if value.array != nil || value.tensor != nil {
      let block = try PlotData.Block(value)
      if block.shape.count == 1 { return [try color(value, named: name)] }
      let rows = block.shape[0]
      return try plotting {
        try (0..<rows).map { row in try Color.components(block.columns.map { $0[row] }) }
      }
    }
    let items = try Operators.array(value)
    if items.count >= 3, items.count <= 4, items.allSatisfy(isNumber) { return [try color(value, named: name)] }
    return try items.map { try color($0, named: name) }
  }

  static func lineStyle(_ value: Value) throws -> LineStyle {
    if let text = value.stringValue { return try plotting { try LineStyle.parse(text) } }
    if let pair = value.object(as: TupleObject.self), pair.items.count == 2 {
      if pair.items[1].isNone { return .solid }
      return .pattern(try PlotData.column(pair.items[1]), offset: try PlotData.number(pair.items[0]))
    }
    throw Raised.valueError("Unrecognized linestyle: \(try Operators.repr(value))")
  }

  static func marker(_ value: Value) throws -> String {
    if value.isNone { return "None" }
    if case .int(let code) = value {
      // Whole numbers name the ticks, carets and triangles of `matplotlib.markers`.
      guard (0...11).contains(code) else { throw Raised.valueError("Unrecognized marker style \(code)") }
      return String(code)
    }
    guard let text = value.stringValue else { throw Raised.notInLgs("a marker made of a \(value.typeName)") }
    return text
  }

  static func markerColor(_ value: Value) throws -> MarkerColor {
    guard let text = value.stringValue else { return .color(try color(value)) }
    if text == "auto" { return .auto }
    return text.lowercased() == "none" ? .none : .color(try color(value))
  }

  static func colormap(_ value: Value) throws -> Colormap {
    if let map = value.object(as: ColormapObject.self) { return map.map }
    guard let name = value.stringValue else {
      throw Raised.typeError("cmap must be a name or a Colormap, not \(value.typeName)")
    }
    return try plotting { try Colormap.named(name) }
  }

  static func coordinates(_ value: Value) throws -> Coordinates {
    guard let transform = value.object(as: TransformObject.self) else {
      throw Raised.typeError("\(try Operators.repr(value)) is not a Transform")
    }
    return transform.coordinates
  }

  /// A size of letters, in points.
  static func fontSize(_ value: Value) throws -> Double {
    let style = Pyplot.shared.style
    if let word = value.stringValue { return try plotting { try FontSize.relative(word).points(base: style.fontSize) } }
    return try PlotData.number(value)
  }

  static func fontWeight(_ value: Value) throws -> Int {
    if let name = value.stringValue { return try plotting { try Text.weight(named: name) } }
    return try Arguments.index(value)
  }

  static func rotation(_ value: Value) throws -> Double {
    if let name = value.stringValue { return try plotting { try Text.rotation(named: name) } }
    return value.isNone ? 0 : try PlotData.number(value)
  }

  /// A norm of `vmin` and `vmax`, or nil without both.
  static func norm(_ keywords: inout PlotKeywords) throws -> Normalize? {
    let (low, high) = (try keywords.number("vmin"), try keywords.number("vmax"))
    if let given = try keywords.take("norm"), !given.isNone { return try norm(given, low, high, of: keywords.owner) }
    return low == nil && high == nil ? nil : Normalize(vmin: low, vmax: high)
  }

  /// The norm that an argument names or is.
  static func norm(_ value: Value, _ low: Double?, _ high: Double?, of owner: String) throws -> Normalize {
    if let object = value.object(as: NormObject.self) {
      if low != nil || high != nil {
        throw Raised.valueError(
          "Passing a Normalize instance simultaneously with vmin/vmax is not supported.  Please pass vmin/vmax directly to "
            + "the norm when creating it.")
      }
      return object.norm
    }
    switch value.stringValue {
    case "linear": return Normalize(vmin: low, vmax: high)
    case "log": return Normalize(vmin: low, vmax: high, spread: .logarithmic)
    case _:
      throw Raised.notInLgs("the argument 'norm' of \(owner) other than 'linear', 'log' and those of matplotlib.colors")
    }
  }
}

/// A kind of coordinates as a value: `ax.transAxes`.
final class TransformObject: Object {
  let coordinates: Coordinates
  init(_ coordinates: Coordinates) {
    self.coordinates = coordinates
    super.init()
  }

  override var type: TypeObject { PlotTypes.transform }
}

extension PlotKeywords {
  /// The entries of a dictionary whose keys are texts.
  init(dictionary value: Value, owner: String) throws {
    guard value.object(as: DictionaryObject.self) != nil else {
      throw Raised.typeError("\(owner) wants a dictionary, not \(value.typeName)")
    }
    let keys = try Operators.array(value)
    self.init(try keys.map { (try Operators.str($0), try Operators.item(value, $0)) }, owner: owner)
  }
}
