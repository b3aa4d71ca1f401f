import Interpreter
import Plotting

extension ArtistProperties {
  static let texts: [ArtistProperty] = [
    .of(
      Text.self, "text", summary: "the text", sample: "'hello'", shown: "'hello'", get: { .string($0.text) },
      set: { $0.text = try Operators.str($1) }),
    .of(
      Text.self, "color", "c", summary: "the colour", sample: "'red'", shown: "'red'", isGivenBack: true,
      get: { $0.color == .black ? .string("black") : color($0.color) }, set: { $0.color = try PlotValues.color($1) }),
    .of(
      Text.self, "fontsize", "size", summary: "the size of the letters in points", sample: "14.5", shown: "14.5",
      get: { .float($0.fontSize) }, set: { $0.fontSize = try PlotValues.fontSize($1) }),
    .of(
      Text.self, "fontweight", "weight", summary: "the weight of the letters", sample: "'bold'", shown: "'bold'",
      isGivenBack: true, get: { $0.fontWeight == 400 ? .string("normal") : .int($0.fontWeight) },
      set: { $0.fontWeight = try PlotValues.fontWeight($1) }),
    .of(
      Text.self, "fontstyle", "style", summary: "whether the letters are slanted", sample: "'italic'",
      set: { text, value in
        switch try Operators.str(value) {
        case "normal": text.fontSlant = .normal
        case "italic", "oblique": text.fontSlant = .oblique
        case let word:
          throw Raised.valueError(
            "\(word) is not a valid value for style. Supported values are 'normal', 'italic', 'oblique'")
        }
      }),
    .of(
      Text.self, "fontfamily", "family", "fontname", summary: "the families of the letters", sample: "'monospace'",
      set: { text, value in
        text.fontFamilies = try value.stringValue.map { [$0] } ?? PlotData.texts(value)
      }),
    .of(
      Text.self, "horizontalalignment", "ha", summary: "which side of the text lies at its place", sample: "'center'",
      shown: "'center'", get: { .string($0.horizontalAlignment.rawValue) },
      set: { $0.horizontalAlignment = try HorizontalAlignment.parse(Operators.str($1)) }),
    .of(
      Text.self, "verticalalignment", "va", summary: "which height of the text lies at its place", sample: "'top'",
      shown: "'top'", get: { .string($0.verticalAlignment.rawValue) },
      set: { $0.verticalAlignment = try VerticalAlignment.parse(Operators.str($1)) }),
    .of(
      Text.self, "multialignment", "ma", summary: "how lines lie to one another", sample: "'left'",
      set: { $0.multiAlignment = try HorizontalAlignment.parse(Operators.str($1)) }),
    .of(
      Text.self, "rotation", summary: "the angle in degrees", sample: "30", shown: "30.0",
      get: { .float($0.rotation) }, set: { $0.rotation = try PlotValues.rotation($1) }),
    .of(
      Text.self, "rotation_mode", summary: "whether a text is aligned before it is turned", sample: "'anchor'",
      shown: "'anchor'", get: { .string($0.rotationMode == .anchor ? "anchor" : "default") },
      set: { text, value in
        switch value.stringValue {
        case "anchor": text.rotationMode = .anchor
        case "default": text.rotationMode = .standard
        case nil where value.isNone: text.rotationMode = .standard
        case let word:
          throw Raised.valueError(
            "\(word.map { "'\($0)'" } ?? "None") is not a valid value for rotation_mode. Supported values are None, "
              + "'default', 'anchor', 'xtick', 'ytick'")
        }
      }),
    .of(
      Text.self, "linespacing", summary: "the distance of lines in letter heights", sample: "1.5",
      set: { $0.lineSpacing = try PlotData.number($1) }),
    .of(
      Text.self, "x", summary: "the place in x", sample: "0.25",
      set: { try place($0, x: $1, y: nil) }),
    .of(
      Text.self, "y", summary: "the place in y", sample: "0.25",
      set: { try place($0, x: nil, y: $1) }),
    .of(
      Text.self, "position", summary: "the place", sample: "(0.25, 0.5)", shown: "(0.25, 0.5)",
      get: { .tuple([try givenPlace("x", $0, $0.x), try givenPlace("y", $0, $0.y)]) },
      set: { text, value in
        let parts = try Operators.array(value)
        guard parts.count == 2 else {
          throw Raised.valueError("not enough values to unpack (expected 2, got \(parts.count))")
        }
        try place(text, x: parts[0], y: parts[1])
      }),
    .of(
      Text.self, "bbox", summary: "the frame behind the text", sample: "dict(facecolor='white')",
      set: { $0.frame = try $1.isNone ? nil : TextFrames.frame($1, size: $0.fontSize) }),
  ]

  /// Moves a text in one direction or both.
  static func place(_ text: Text, x: Value?, y: Value?) throws {
    text.setPosition(x: try x.map(PlotData.number) ?? text.x, y: try y.map(PlotData.number) ?? text.y)
    for (name, value) in [("x", x), ("y", y)] {
      guard let value else { continue }
      GivenValues.note(name, try PlotData.plain(value), on: text)
    }
  }

  /// A coordinate as it was given: an integer stays one.
  static func givenPlace(_ name: String, _ text: Text, _ value: Double) throws -> Value {
    guard let given = try GivenValues.value(name, of: text) else { return .float(value) }
    if given.stringValue != nil { return given }
    return try PlotData.number(given) == value ? given : .float(value)
  }
}
