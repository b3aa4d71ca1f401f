import Interpreter
import Plotting
import Tensors

import enum Syntax.ComparisonOperator

/// A colormap as a value: `plt.cm.viridis`, `plt.get_cmap('jet')`.
final class ColormapObject: Object {
  var map: Colormap
  init(_ map: Colormap) {
    self.map = map
    super.init()
  }

  override var type: TypeObject { map.isListed ? PlotTypes.listedColormap : PlotTypes.segmentedColormap }
  override func repr() throws -> String { "<\(type.qualifiedName) object at \(address)>" }

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let right = other.object(as: ColormapObject.self) else { return nil }
    switch operation {
    case .equal: return .bool(map.colors == right.map.colors)
    case .notEqual: return .bool(map.colors != right.map.colors)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .is, .isNot, .in, .notIn: return nil
    }
  }

  override func hash() throws -> Int { ObjectIdentifier(self).hashValue }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "name": return .string(map.name)
    case "N": return .int(map.colors.count)
    case "colors" where map.isListed:
      return .list(map.colors.map { .list([.float($0.red), .float($0.green), .float($0.blue)]) })
    case _: return nil
    }
  }

  /// The colour of a number as a tuple of four, or those of an array as rows.
  override func call(_ arguments: CallArguments) throws -> Value {
    guard (1...2).contains(arguments.count) else {
      throw Raised.typeError("Colormap.__call__() missing 1 required positional argument: 'X'")
    }
    var alpha = arguments.count > 1 ? arguments[1] : .none
    for (place, name) in arguments.keywords.enumerated() {
      switch name.name {
      case "alpha": alpha = arguments.keywordValue(place)
      case "bytes" where try !Operators.isTrue(arguments.keywordValue(place)): break
      case _: throw Raised.notInLgs("the argument '\(name)' of a colormap")
      }
    }
    let opacity = try alpha.isNone ? nil : PlotData.number(alpha)
    let source = try ArrayConversion.tensor(arguments[0])
    let colors = try torch { try values(source) }.map { color -> [Double] in
      [color.red, color.green, color.blue, opacity ?? color.alpha]
    }
    if source.rank == 0 { return .tuple(colors[0].map { .object(ArrayScalar(.float($0), .float64)) }) }
    return NumPyCreation.result(
      try torch { try Tensor.from(doubles: colors.flatMap { $0 }, shape: Shape(Array(source.shape) + [4])) })
  }

  /// Integers are the numbers of colours; floats places between 0 and 1.
  private func values(_ source: Tensor) throws -> [Color] {
    if source.dtype.isFloatingPoint { return try source.doubles().map { map.color(at: $0) } }
    return try source.scalars().map { map.color(index: $0.int ?? 0) }
  }

  private static func object(_ value: Value) throws -> ColormapObject {
    guard let object = value.object(as: ColormapObject.self) else {
      throw Raised.typeError("descriptor requires a 'Colormap' object but received a '\(value.typeName)'")
    }
    return object
  }

  static let methods: [Builtin] = [
    PlotBuiltin(
      "reversed(self, name=None)", of: "Colormap", "The colormap from its highest number to its lowest.",
      example: "plt.cm.gray.reversed()(0.0)[0]\n#> np.float64(1.0)"
    ) { arguments in
      var map = try object(arguments[0]).map.reversed
      if let name = arguments[1].stringValue { map.name = name }
      return .object(ColormapObject(map))
    },
    PlotBuiltin(
      "copy(self)", of: "Colormap", "A copy.", example: "plt.cm.gray.copy().name\n#> 'gray'"
    ) { .object(ColormapObject(try object($0[0]).map)) },
    PlotBuiltin(
      "resampled(self, lutsize)", of: "Colormap", "The colormap with another number of colours.",
      example: "plt.cm.viridis.resampled(4).N\n#> 4"
    ) { arguments in
      let map = try object(arguments[0]).map
      let count = try Arguments.index(arguments[1])
      return .object(ColormapObject(try plotting { try map.resampled(to: count) }))
    },
    PlotBuiltin(
      "with_extremes(self, *, bad=None, under=None, over=None)", of: "Colormap",
      "A copy with other colours for what is no number, and for numbers below and above the range.",
      example: "plt.cm.gray.with_extremes(bad='red')(float('nan'))[0]\n#> np.float64(1.0)"
    ) { arguments in
      var map = try object(arguments[0]).map
      let fields: [WritableKeyPath<Colormap, Color>] = [\.bad, \.under, \.over]
      for (place, field) in fields.enumerated() where !arguments[place + 1].isNone {
        map[keyPath: field] = try PlotValues.color(arguments[place + 1])
      }
      return .object(ColormapObject(map))
    },
    setter("set_bad", "what is no number", \.bad),
    setter("set_under", "numbers below the range", \.under),
    setter("set_over", "numbers above the range", \.over),
    getter("get_bad", "what is no number", \.bad),
    getter("get_under", "numbers below the range", \.under),
    getter("get_over", "numbers above the range", \.over),
  ]

  private static func getter(_ name: String, _ words: String, _ field: KeyPath<Colormap, Color>) -> Builtin {
    PlotBuiltin(
      "\(name)(self)", of: "Colormap", "The colour of \(words): red, green, blue and opacity.",
      example: "plt.cm.gray.\(name)().shape\n#> (4,)"
    ) { arguments in
      let color = try object(arguments[0]).map[keyPath: field]
      return NumPyCreation.result(
        try torch { try Tensor.from(doubles: [color.red, color.green, color.blue, color.alpha], shape: [4]) })
    }
  }

  private static func setter(_ name: String, _ words: String, _ field: WritableKeyPath<Colormap, Color>) -> Builtin {
    PlotBuiltin(
      "\(name)(self, color, alpha=None)", of: "Colormap", "Sets the colour of \(words).",
      example: "m = plt.cm.gray.copy()\nprint(m.\(name)('red'))\n#> None"
    ) { arguments in
      var color = try PlotValues.color(arguments[1])
      if !arguments[2].isNone { color = color.withAlpha(try PlotData.number(arguments[2])) }
      let target = try object(arguments[0])
      target.map[keyPath: field] = color
      return .none
    }
  }
}

/// `plt.colormaps`: all colormaps, by name.
final class ColormapRegistryObject: Object {
  nonisolated(unsafe) static let shared = ColormapRegistryObject()

  override var type: TypeObject { PlotTypes.colormapRegistry }
  override func item(_ index: Value) throws -> Value {
    guard let name = index.stringValue, Colormap.names.contains(name) else {
      throw Raised.keyError(.string("\(try Operators.repr(index)) is not a known colormap name"))
    }
    return try PyplotNamespace.colormap(name)
  }
  override func call(_ arguments: CallArguments) throws -> Value { .list(Colormap.names.map { .string($0) }) }
  override func length() throws -> Int { Colormap.names.count }
  override func contains(_ value: Value) throws -> Bool { value.stringValue.map(Colormap.names.contains) ?? false }
  override func makeIterator() throws -> Object {
    try Operators.makeIterator(.list(Colormap.names.map { .string($0) }))
  }
}

/// `plt.rcParams['axes.prop_cycle']`, and what `plt.cycler` makes.
final class CyclerObject: Object {
  private let key: String
  private let values: [Value]

  init(_ key: String, _ values: [Value]) {
    self.key = key
    self.values = values
    super.init()
  }

  override var type: TypeObject { PlotTypes.cycler }

  override func repr() throws -> String {
    "cycler(\(try Operators.repr(.string(key))), \(try Operators.repr(.list(values))))"
  }

  override func length() throws -> Int { values.count }

  override func makeIterator() throws -> Object {
    let entries = try values.map { value -> Value in
      let entry = DictionaryObject()
      try entry.setItem(.string(key), to: value)
      return .object(entry)
    }
    return try Operators.makeIterator(.list(entries))
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    name == "keys" ? .object(try SetObject(items: [.string(key)])) : nil
  }

  /// The colours of a cycle of colours.
  func colors() throws -> [Color] {
    guard key == "color" else { throw Raised.notInLgs("a cycle of other properties than colours") }
    return try values.map { try PlotValues.color($0) }
  }

  override func visitChildren(_ visit: (Value) -> Void) { values.forEach(visit) }

  static let methods: [Builtin] = [
    PlotBuiltin(
      "by_key(self)", of: "Cycler", "The values of every property, as a dictionary of lists.",
      example: "plt.rcParams['axes.prop_cycle'].by_key()['color'][0]\n#> '#1f77b4'"
    ) { arguments in
      guard let cycler = arguments[0].object(as: CyclerObject.self) else {
        throw Raised.typeError("by_key() needs a Cycler")
      }
      let entry = DictionaryObject()
      try entry.setItem(.string(cycler.key), to: .list(cycler.values))
      return .object(entry)
    }
  ]

  static let function = PlotBuiltin(
    "cycler(*args, **kwargs)", of: "matplotlib", "Properties that lines take in turn.",
    example: "plt.cycler(color=['r', 'g'])\n#> cycler('color', ['r', 'g'])"
  ) { arguments in
    if let entry = arguments.extra.first, arguments.extra.count == 1, arguments.rest.isEmpty {
      return .object(CyclerObject(entry.name.name == "c" ? "color" : entry.name.name, try Operators.array(entry.value)))
    }
    guard arguments.rest.count == 2, let key = arguments.rest[0].stringValue else {
      throw Raised.notInLgs("a cycler of several properties")
    }
    return .object(CyclerObject(key, try Operators.array(arguments.rest[1])))
  }
}

/// `plt.style.context(…)`.
final class StyleContextObject: Object {
  private let style: Value
  private let isReset: Bool
  private var outer: [String: RcValue] = [:]

  init(_ style: Value, isReset: Bool) {
    self.style = style
    self.isReset = isReset
    super.init()
  }

  override var type: TypeObject { PlotTypes.styleContext }

  override func enter() throws -> Value? {
    outer = Pyplot.shared.style.snapshot
    if isReset { Pyplot.shared.style.reset() }
    try PyplotFunctions.take(style: style)
    return Value.none
  }

  override func exit(_ exception: ExceptionObject?) throws -> Bool {
    Pyplot.shared.style.restore(outer)
    return false
  }

  override func visitChildren(_ visit: (Value) -> Void) { visit(style) }
}
