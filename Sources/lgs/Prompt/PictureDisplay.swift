import Interpreter
import Library
import Plotting

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Shows values that are more than text at a terminal: pictures inline where the terminal draws them, else as files.
final class PictureDisplay {
  /// How the terminal takes pictures.
  enum Graphics {
    /// kitty's graphics protocol, which Ghostty and WezTerm know too.
    case kitty
    /// iTerm2's inline images.
    case iTerm
    /// Sixel graphics, which the terminal names among its abilities.
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

    /// What draws a PNG; nil where the terminal takes none.
    func sequence(png: [UInt8]) -> String? {
      switch self {
      case .kitty: return TerminalPictures.kitty(png: png)
      case .iTerm: return TerminalPictures.iTerm2(png: png)
      case .sixel, .none: return nil
      }
    }
  }

  private let session: Session
  /// How figures are shown: as the terminal can, or as `%matplotlib` chose.
  var terminal: Graphics

  private let isColored: Bool

  init(session: Session, terminal: Graphics, isColored: Bool) {
    self.session = session
    self.isColored = isColored
    self.terminal = terminal
  }

  /// Learns what the terminal says of itself; what its name tells is better known.
  func terminalHas(abilities: [Int]) {
    if terminal == .none, abilities.contains(Self.sixelAbility) { terminal = .sixel }
  }

  private static let sixelAbility = 4
  /// Wider drawings would be taller than most terminals.
  private static let widestDrawing = 72

  /// Shows one value.
  func show(_ value: Value) throws {
    if let drawing = try drawing(of: value) { return try session.output.write(drawing) }
    guard case .bytes(let picture)? = try value.representation(as: .png) else {
      guard case .text(let text)? = try value.representation(as: .plain) else { return }
      return try session.output.write(text + "\n")
    }
    try session.output.write("picture: \(Self.file(with: picture) ?? "cannot be written")\n")
  }

  /// What draws a picture on the terminal; nil for values that are none.
  private func drawing(of value: Value) throws -> String? {
    switch terminal {
    case .none:
      let columns = min(Self.widestDrawing, Terminal.columns - 1)
      return try text(of: value, as: .braille(columns: columns, isColored: isColored))
    case .sixel: return try text(of: value, as: .sixel)
    case .kitty, .iTerm:
      guard case .bytes(let png)? = try value.representation(as: .png) else { return nil }
      return terminal.sequence(png: png)
    }
  }

  private func text(of value: Value, as type: MediaType) throws -> String? {
    guard case .text(let text)? = try value.representation(as: type) else { return nil }
    return text
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
