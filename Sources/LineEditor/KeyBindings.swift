/// Single characters that stand for keys in the engine's maps: the C1 controls, which no key sends as such.
enum KeyCode {
  static let text: UInt32 = 0x80
  static let paste: UInt32 = 0x81
  static let killTarget: UInt32 = 0x97
  private static let firstNamed: UInt32 = 0x82
  private static let firstBuiltin: UInt32 = 0x98

  static func named(_ key: NamedKey) -> UInt32 { firstNamed + UInt32(key.rawValue) }

  /// Commands of libedit that ours call by pushing their key.
  enum Builtin: UInt32, CaseIterable {
    case setMark, killRegion, viCommandMode, viZero, viDelete, viChange, viYank, copyRegion

    var code: UInt32 { firstBuiltin + rawValue }

    var name: String {
      switch self {
      case .setMark: "em-set-mark"
      case .killRegion: "em-kill-region"
      case .viCommandMode: "vi-command-mode"
      case .viZero: "vi-zero"
      case .viDelete: "vi-delete-meta"
      case .viChange: "vi-change-meta"
      case .viYank: "vi-yank"
      case .copyRegion: "em-copy-region"
      }
    }
  }
}

/// Which keys run which commands.
enum KeyBindings {
  struct Maps: OptionSet {
    let rawValue: Int
    static let emacs = Maps(rawValue: 1)
    static let viInsert = Maps(rawValue: 2)
    static let viCommand = Maps(rawValue: 4)
    static let typing: Maps = [.emacs, .viInsert]
    static let all: Maps = [.emacs, .viInsert, .viCommand]
  }

  struct Binding {
    var keys: String
    var command: String
    var maps: Maps
  }

  static let all: [Binding] = named + controls + metaKeys + viCommands + builtins

  private static func key(_ code: UInt32) -> String {
    Unicode.Scalar(code).map { String(Character($0)) } ?? ""
  }

  private static let named: [Binding] =
    NamedKey.allCases.map { Binding(keys: key(KeyCode.named($0)), command: command(for: $0), maps: .all) } + [
      Binding(keys: key(KeyCode.text), command: Command.insertText.name, maps: .typing),
      Binding(keys: key(KeyCode.text), command: Command.replayText.name, maps: .viCommand),
      Binding(keys: key(KeyCode.paste), command: Command.insertPaste.name, maps: .all),
      Binding(keys: key(KeyCode.killTarget), command: Command.moveToKillTarget.name, maps: .all),
    ]

  private static func command(for key: NamedKey) -> String {
    switch key {
    case .up: Command.up.name
    case .down: Command.down.name
    case .left: Command.left.name
    case .right: Command.right.name
    case .home: Command.lineStart.name
    case .end: Command.lineEnd.name
    case .pageUp: Command.historyPrevious.name
    case .pageDown: Command.historyNext.name
    case .delete: Command.delete.name
    case .wordLeft: "ed-prev-word"
    case .wordRight: "em-next-word"
    case .deleteWord: "em-delete-next-word"
    case .enter: Command.enter.name
    case .newline: Command.newline.name
    case .backTab: Command.dedent.name
    }
  }

  private typealias Row = (keys: String, command: Command, maps: Maps)

  private static let controlRows: [Row] = [
    ("\u{01}", .lineStart, .emacs), ("\u{02}", .left, .emacs), ("\u{04}", .deleteOrEnd, .all),
    ("\u{05}", .lineEnd, .emacs), ("\u{06}", .right, .emacs), ("\u{08}", .backspace, .typing),
    ("\u{09}", .indent, .typing), ("\u{0B}", .killToLineEnd, .emacs), ("\u{0C}", .clearScreen, .all),
    ("\u{0E}", .down, .all), ("\u{10}", .up, .all), ("\u{12}", .search, .all),
    ("\u{15}", .killToLineStart, .typing), ("\u{16}", .quotedInsert, .typing), ("\u{1F}", .undo, .typing),
    ("\u{7F}", .backspace, .typing), ("\u{18}\u{15}", .undo, .emacs),
  ]

  private static let controls = controlRows.map { Binding(keys: $0.keys, command: $0.command.name, maps: $0.maps) }

  private static let metaRows: [(key: String, command: Command)] = [
    ("p", .historyPrevious), ("n", .historyNext), ("<", .blockStart), (">", .blockEnd),
    (key(KeyCode.named(.enter)), .newline),
  ]

  private static let metaKeys = metaRows.map {
    Binding(keys: "\u{1B}" + $0.key, command: $0.command.name, maps: .emacs)
  }

  private static let viRows: [(key: String, command: Command)] = [
    ("j", .down), ("k", .up), ("0", .viLineStart), ("^", .viFirstWritten), ("$", .viLineEnd), ("A", .viAppendToLine),
    ("I", .viInsertAtLine), ("C", .viChangeToLineEnd), ("D", .killToLineEnd), ("d", .viDelete), ("c", .viChange),
    ("y", .viYank), ("u", .undo), ("/", .search), ("?", .search),
  ]

  private static let viCommands =
    viRows.map { Binding(keys: $0.key, command: $0.command.name, maps: .viCommand) } + [
      Binding(keys: "\u{1B}", command: Command.viEscape.name, maps: .viInsert)
    ]

  private static let builtins: [Binding] =
    KeyCode.Builtin.allCases.map { Binding(keys: key($0.code), command: $0.name, maps: .all) }
}
