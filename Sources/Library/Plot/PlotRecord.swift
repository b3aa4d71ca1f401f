import Interpreter
import Plotting

/// The arguments of a call on an axes, as a method or as a function of `pyplot`.
struct PlotArguments {
  let arguments: Arguments
  /// The place of the first argument behind `self`.
  let base: Int
  let axes: AxesObject

  var model: Axes { axes.axes }
  var figure: Figure { axes.figure }
  var rest: [Value] { arguments.rest }

  subscript(place: Int) -> Value { arguments[place + base] }
  func optional(_ place: Int) -> Value? { arguments.optional(place + base) }

  func number(_ place: Int) throws -> Double? {
    guard let value = optional(place), !value.isNone else { return nil }
    return try PlotData.number(value)
  }

  /// A place in a direction of the axes: a number, or a text as a category. None and a missing one are nil.
  func place(_ place: Int, _ direction: Axis.Name) throws -> Double? {
    guard let value = optional(place), !value.isNone else { return nil }
    if value.stringValue == nil, PlotData.dateItems(value) == nil { return try PlotData.number(value) }
    return try PlotData.places(value, on: axis(direction)).first
  }

  /// Places in a direction of the axes: numbers, or texts as categories.
  func places(_ place: Int, _ direction: Axis.Name) throws -> [Double] {
    try PlotData.places(self[place], on: axis(direction))
  }

  private func axis(_ direction: Axis.Name) -> Axis { direction == .y ? model.yaxis : model.xaxis }

  func text(_ place: Int) throws -> String? {
    guard let value = optional(place), !value.isNone else { return nil }
    return try Operators.str(value)
  }

  func flag(_ place: Int) throws -> Bool? {
    guard let value = optional(place), !value.isNone else { return nil }
    return try Operators.isTrue(value)
  }

  func keywords(_ owner: String) -> PlotKeywords { PlotKeywords(arguments, owner: owner) }

  func value(_ artist: Artist) -> Value { ArtistObject.value(artist, in: figure) }
}

/// A call of matplotlib that draws in an axes: the method of axes, and the function of `pyplot` on the current axes.
struct PlotRecord {
  let method: Builtin
  let function: Builtin?

  /// - Parameters:
  ///   - parameters: Those after the axes, in matplotlib's notation; a default `<no value>` is refused when it is given.
  ///   - pyplot: The name in `pyplot`, or nil when it has none.
  ///   - call: The arguments of the example.
  ///   - probe: What the example shows, of the axes `ax`, and what it is.
  init(
    _ name: String, _ parameters: String, _ summary: String, pyplot: String?, call: String, probe: (String, String),
    setUp: String = "", body: @escaping (PlotArguments) throws -> Value
  ) {
    let rest = parameters.isEmpty ? "" : ", " + parameters
    let method = PlotBuiltin(
      "\(name)(self\(rest))", of: "Axes", summary,
      example: setUp + "fig, ax = plt.subplots()\n_ = ax.\(name)(\(call))\n\(probe.0)\n#> \(probe.1)"
    ) { arguments in
      guard let axes = arguments[0].object(as: AxesObject.self) else {
        throw Raised.typeError("Axes.\(name) needs axes, not \(arguments[0].typeName)")
      }
      return try plotting { try body(PlotArguments(arguments: arguments, base: 1, axes: axes)) }
    }
    self.method = method
    function = pyplot.map { pyplot in
      PlotBuiltin(
        "\(pyplot)(\(parameters))", of: "matplotlib.pyplot", summary,
        example: setUp + "_ = plt.\(pyplot)(\(call))\nax = plt.gca()\n\(probe.0)\n#> \(probe.1)"
      ) { arguments in
        try plotting {
          let axes = try Pyplot.shared.currentAxes()
          if axes.axes is Axes3D, PlotTypes.axes3D.members[Symbol(name)] != nil {
            return try Self.call(method, of: axes, arguments)
          }
          return try body(PlotArguments(arguments: arguments, base: 0, axes: axes))
        }
      }
    }
  }

  /// Calls the method that axes in space have instead, with the arguments of the function of `pyplot`.
  private static func call(
    _ method: Builtin, of axes: AxesObject, _ arguments: Arguments
  ) throws -> Value {
    var positional: [Value] = []
    var keywords: [(name: Symbol, value: Value)] = []
    for (place, parameter) in method.signature.parameters.dropFirst().enumerated() {
      guard let value = arguments.optional(place) else { continue }
      if parameter.isKeywordOnly || parameter.defaultText != nil {
        if !value.isNone { keywords.append((parameter.symbol, value)) }
      } else {
        positional.append(value)
      }
    }
    return try Operators.call(
      Operators.attribute(.object(axes), Symbol(method.name)), positional + arguments.rest,
      keywords: keywords + arguments.extra.map { ($0.name, $0.value) })
  }
}

/// A record of matplotlib: functions written in Python; parameters with the default `<no value>` are refused by name.
final class PlotBuiltin: Builtin {
  private lazy var refusedPlaces = signature.parameters.indices.filter {
    signature.parameters[$0].defaultText == "<no value>"
  }

  override init(
    _ signature: String, of owner: String, _ summary: String, example: String, style: MessageStyle = .python,
    body: @escaping (Arguments) throws -> Value
  ) {
    // The record is made before its body can refer to it.
    final class Reference { unowned(unsafe) var record: PlotBuiltin? }
    let reference = Reference()
    super.init(signature, of: owner, summary, example: example, style: style) { arguments in
      try reference.record?.refuse(arguments)
      return try body(arguments)
    }
    reference.record = self
  }

  private func refuse(_ arguments: Arguments) throws {
    for place in refusedPlaces where arguments.optional(place).map({ !$0.isNone }) ?? false {
      throw Raised.notInLgs("the argument '\(signature.parameters[place].name)' of \(qualifiedName)()")
    }
  }

  override var shownSignature: String {
    var parts: [String] = []
    var hasMark = false
    for parameter in signature.parameters where parameter.defaultText != "<no value>" {
      if parameter.isKeywordOnly, !hasMark, !signatureText.contains("*args"), !signatureText.contains("*margins") {
        parts.append("*")
        hasMark = true
      }
      parts.append(parameter.defaultText.map { "\(parameter.name)=\($0)" } ?? parameter.name)
    }
    if let rest = signature.variadicName {
      let shown = signature.parameters.prefix { !$0.isKeywordOnly }.filter { $0.defaultText != "<no value>" }
      parts.insert("*\(rest)", at: shown.count)
    }
    if let extra = signature.keywordVariadicName { parts.append("**\(extra)") }
    return "\(name)(\(parts.joined(separator: ", ")))"
  }

  override var argumentMeanings: [(name: String, meaning: String)] {
    var names = signature.parameters.filter { $0.defaultText != "<no value>" && $0.name != "self" }.map(\.name)
    if let rest = signature.variadicName { names.insert(rest, at: 0) }
    var meanings = names.compactMap { name in
      PlotGlossary.meaning(of: name, in: self.name).map { (name: name, meaning: $0) }
    }
    if signature.keywordVariadicName != nil {
      meanings += PlotGlossary.keywords(of: name).filter(\.isSettable).map {
        ($0.names.joined(separator: ", "), "keyword: \($0.summary)")
      }
    }
    return meanings
  }

  override var refusedArguments: [String] { refusedPlaces.map { signature.parameters[$0].name } }

  override var messageName: String { owner.hasPrefix("matplotlib") ? name : qualifiedName }
  override func describe(address: String) -> String? {
    owner.hasPrefix("matplotlib") ? "<function \(name) at \(address)>" : nil
  }
}
