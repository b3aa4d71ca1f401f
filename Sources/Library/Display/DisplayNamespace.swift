import Interpreter

/// The module `IPython.display`: values with a form of their own, and the function that shows values.
enum DisplayNamespace {
  /// `IPython` and `IPython.display`.
  static func make() -> [NamespaceObject] {
    let display = NamespaceObject("IPython.display")
    display.add([self.display])
    display.add(DisplayType.allCases.map(\.type))
    display.lacking = [
      "Audio", "Code", "DisplayHandle", "DisplayObject", "FileLink", "FileLinks", "GeoJSON", "IFrame", "Image", "JSON",
      "Javascript", "Pretty", "ProgressBar", "TextDisplayObject", "Video", "VimeoVideo", "YouTubeVideo",
      "clear_output", "display_html", "display_javascript", "display_jpeg", "display_json", "display_latex",
      "display_markdown", "display_pdf", "display_png", "display_pretty", "display_svg", "publish_display_data",
      "update_display",
    ]
    let root = NamespaceObject("IPython")
    root.add("display", .object(display))
    root.lacking = ["get_ipython", "embed", "core", "lib", "version_info", "start_ipython", "InteractiveShell"]
    return [root, display]
  }

  static let display = Builtin(
    "display(*objs, include=None, exclude=None, metadata=None, display_id=None, raw=False, clear=False)",
    "Show the values in their richest form; where only text is shown, print them.",
    example: "from IPython.display import display\ndisplay([1, 2])\n#> [1, 2]", style: .python
  ) { arguments in
    for (place, name) in ["include", "exclude", "metadata", "display_id", "raw", "clear"].enumerated()
    where try arguments.optional(place).map({ try !$0.isNone && Operators.isTrue($0) }) ?? false {
      throw Raised.notInLgs("display(\(name)=…)")
    }
    try Machine.current.publish(arguments.rest)
    return .none
  }
}

/// The types of `IPython.display` whose instances hold text in a language of their own.
enum DisplayType: Int, CaseIterable {
  case html, latex, markdown, math, svg

  private var name: String {
    switch self {
    case .html: return "HTML"
    case .latex: return "Latex"
    case .markdown: return "Markdown"
    case .math: return "Math"
    case .svg: return "SVG"
    }
  }

  var mediaType: MediaType {
    switch self {
    case .html: return .html
    case .latex, .math: return .latex
    case .markdown: return .markdown
    case .svg: return .svg
    }
  }

  private static let types = allCases.map { $0.makeType() }

  var type: TypeObject { DisplayType.types[rawValue] }

  private func makeType() -> TypeObject {
    let type = TypeObject(
      name, module: "IPython.core.display", summary: "Text that notebooks show as \(name == "Math" ? "Latex" : name).")
    type.constructor = ClassConstructor(
      name, signature: "\(name)(data=None, url=None, filename=None, metadata=None)", of: "IPython.display",
      type.summary, example: "from IPython.display import \(name)\n\(name)('x').data\n#> 'x'"
    ) { arguments in
      for (place, name) in [(1, "url"), (2, "filename"), (3, "metadata")] where !arguments[place].isNone {
        throw Raised.notInLgs("IPython.display.\(self.name)(\(name)=…)")
      }
      guard let text = arguments[0].stringValue else {
        throw Raised.notInLgs("IPython.display.\(self.name) of a value that is no text")
      }
      return .object(DisplayObject(self, text))
    }
    type.add("data", .property(.init("The text.") { .string($0.object(as: DisplayObject.self)?.text ?? "") }))
    return type
  }
}

/// `HTML('<b>x</b>')` and its like.
final class DisplayObject: Object {
  let displayType: DisplayType
  let text: String

  init(_ type: DisplayType, _ text: String) {
    displayType = type
    self.text = text
    super.init()
  }

  override var type: TypeObject { displayType.type }

  override func representation(as type: MediaType) throws -> Representation? {
    guard type == displayType.mediaType else { return nil }
    guard displayType == .math else { return .text(text) }
    let bare = text.drop { $0 == "$" }
    let end = bare.lastIndex { $0 != "$" }.map { bare.index(after: $0) } ?? bare.startIndex
    return .text("$\\displaystyle \(bare[..<end])$")
  }

  override func repr() throws -> String { "<\(type.qualifiedName) object>" }
}
