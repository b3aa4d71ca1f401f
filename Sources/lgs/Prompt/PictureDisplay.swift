import Interpreter
import Library
import Plotting

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Shows values that are more than text at a terminal: pictures inline where the terminal draws them, else as files.
struct PictureDisplay {
  /// How the terminal takes pictures.
  enum Graphics {
    /// kitty's graphics protocol, which Ghostty and WezTerm know too.
    case kitty
    /// iTerm2's inline images.
    case iTerm
    /// Bands of six rows, which terminals say they draw when they are asked.
    case sixel
    case none

    /// The names by which `%matplotlib` chooses.
    static let names: [(name: String, graphics: Graphics)] = [
      ("kitty", .kitty), ("iterm", .iTerm), ("sixel", .sixel), ("braille", .none),
    ]

    var name: String { Self.names.first { $0.graphics == self }?.name ?? "braille" }

    static var ofTerminal: Graphics {
      let program = Environment["TERM_PROGRAM"] ?? ""
      if Environment.isSet("TMUX") { return .none }
      if Environment.isSet("KITTY_WINDOW_ID") || Environment["TERM"] == "xterm-kitty" || program == "ghostty" {
        return .kitty
      }
      return ["iTerm.app", "WezTerm", "vscode"].contains(program) ? .iTerm : .none
    }

    /// What draws a picture; nil where the terminal draws none.
    func sequence(png: [UInt8]) -> String? {
      switch self {
      case .kitty: return TerminalPictures.kitty(png: png)
      case .iTerm: return TerminalPictures.iTerm2(png: png)
      case .sixel, .none: return nil
      }
    }
  }

  let session: Session
  /// How figures are shown; nil until the first one, when the terminal is asked.
  nonisolated(unsafe) private static var current: Graphics?

  /// How figures are shown here.
  static var graphics: Graphics {
    get {
      if let current { return current }
      let known = Graphics.ofTerminal
      let found = known == .none && TerminalQuery.drawsSixel() ? .sixel : known
      current = found
      return found
    }
    set { current = newValue }
  }

  /// Shows one value.
  func show(_ value: Value) throws {
    let terminal = Self.graphics
    let drawn: MediaType? = terminal == .sixel ? .sixel : terminal == .none ? .braille : nil
    if let drawn, case .text(let drawing)? = try value.representation(as: drawn) {
      return try session.output.write(drawing)
    }
    guard case .bytes(let picture)? = try value.representation(as: .png) else {
      guard case .text(let text)? = try value.representation(as: .plain) else { return }
      return try session.output.write(text + "\n")
    }
    try session.output.flush()
    let sequence = terminal.sequence(png: picture)
    try session.output.write(sequence ?? "picture: \(Self.file(with: picture) ?? "cannot be written")\n")
  }

  /// Writes a picture into the user's cache folder and gives its path, or nil when it cannot.
  private static func file(with picture: [UInt8]) -> String? {
    guard let home = Environment["XDG_CACHE_HOME"] ?? Environment["HOME"].map({ $0 + "/.cache" }) else { return nil }
    let folder = home + "/lgs"
    mkdir(home, 0o700)
    mkdir(folder, 0o700)
    for number in 1...9999 {
      let path = "\(folder)/figure-\(number).png"
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if descriptor < 0, errno == EEXIST { continue }
      guard descriptor >= 0 else { return nil }
      defer { close(descriptor) }
      let written = picture.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      return written == picture.count ? path : nil
    }
    return nil
  }
}
