/// A kind of data that front ends can show, named as on the web: `text/html`, `image/png`.
public struct MediaType: RawRepresentable, Hashable {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  public static let plain = MediaType(rawValue: "text/plain")
  public static let html = MediaType(rawValue: "text/html")
  public static let markdown = MediaType(rawValue: "text/markdown")
  public static let latex = MediaType(rawValue: "text/latex")
  public static let svg = MediaType(rawValue: "image/svg+xml")
  /// Lines of braille patterns that draw a picture in any terminal, ending in a line break.
  public static func braille(columns: Int, isColored: Bool) -> MediaType {
    MediaType(rawValue: "\(brailleName);columns=\(columns);colored=\(isColored ? 1 : 0)")
  }
  private static let brailleName = "text/x-braille"
  /// A picture as a terminal with sixel graphics takes it.
  public static let sixel = MediaType(rawValue: "image/x-sixel")
  public static let png = MediaType(rawValue: "image/png")

  /// The width and the colours that drawings in braille patterns are asked for; nil for any other kind of data.
  public var brailleOptions: (columns: Int, isColored: Bool)? {
    let parts = rawValue.split(separator: ";")
    guard parts.count == 3, parts[0] == Self.brailleName, let columns = Int(parts[1].drop { $0 != "=" }.dropFirst())
    else { return nil }
    return (columns, parts[2].hasSuffix("1"))
  }

  /// The richest forms first, as a page shows them.
  public static let rich: [MediaType] = [.html, .markdown, .svg, .png, .latex]
}

/// One form of a value that is shown: text, or the bytes of a picture.
public enum Representation {
  case text(String)
  case bytes([UInt8])
  /// Text that is made beside the program.
  case pending(any PendingText)
}

/// A form of a value that goes on being made while the program runs, until who shows it waits for it.
public protocol PendingText: AnyObject {
  /// The text, when it is there.
  /// - Throws: What making it threw; KeyboardInterrupt when interrupted while waiting.
  func text() throws -> String
}

extension Value {
  /// The value in the form of a media type, or nil when it has no such form.
  ///
  /// Every value has the form `text/plain`: the text that IPython prints for it.
  public func representation(as type: MediaType) throws -> Representation? {
    if case .object(let object) = self, let found = try object.representation(as: type) { return found }
    return type == .plain ? .text(try PrettyPrinter.text(of: self)) : nil
  }
}
