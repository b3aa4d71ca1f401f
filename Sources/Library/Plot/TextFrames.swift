import Interpreter
import Plotting

/// Frames behind texts from dictionaries (`bbox=dict(boxstyle='round', …)`).
enum TextFrames {
  static func frame(_ value: Value, size: Double) throws -> TextFrame {
    var keywords = try PlotKeywords(dictionary: value, owner: "FancyBboxPatch")
    let style = try keywords.text("boxstyle")
    var frame = TextFrame(padding: style == nil ? 4 / size : 0.3)
    if let style { try apply(style, to: &frame) }
    if let pad = try keywords.number("pad") { frame.padding = pad / size }
    if let color = try keywords.color("color") { (frame.faceColor, frame.edgeColor) = (color, color) }
    frame.faceColor = try keywords.color("facecolor", "fc") ?? frame.faceColor
    frame.edgeColor = try keywords.color("edgecolor", "ec") ?? frame.edgeColor
    frame.lineWidth = try keywords.number("linewidth", "lw") ?? frame.lineWidth
    if let dashes = try keywords.take("linestyle", "ls") { frame.lineStyle = try PlotValues.lineStyle(dashes) }
    frame.alpha = try keywords.number("alpha")
    try keywords.finish(lacking: ["mutation_scale", "zorder", "label", "fill"])
    return frame
  }

  /// `round,pad=0.5,rounding_size=1`.
  private static func apply(_ text: String, to frame: inout TextFrame) throws {
    let parts = text.split(separator: ",").map(String.init)
    let shapes: [String: TextFrame.Shape] = [
      "square": .square, "round": .round, "circle": .circle, "round4": .round4, "sawtooth": .sawtooth,
      "larrow": .larrow, "rarrow": .rarrow, "darrow": .darrow,
    ]
    guard let name = parts.first, let shape = shapes[name] else {
      if ["ellipse", "roundtooth"].contains(parts.first ?? "") { throw Raised.notInLgs("boxstyle='\(text)'") }
      throw Raised.valueError("Unknown style: '\(parts.first ?? "")'")
    }
    frame.shape = shape
    for part in parts.dropFirst() {
      let pair = part.split(separator: "=").map(String.init)
      guard pair.count == 2, let number = Double(pair[1]) else {
        throw Raised.valueError("Incorrect style argument: '\(text)'")
      }
      switch pair[0] {
      case "pad": frame.padding = number
      case "rounding_size": frame.rounding = number
      case let name: throw Raised.notInLgs("boxstyle's \(name)")
      }
    }
  }
}
