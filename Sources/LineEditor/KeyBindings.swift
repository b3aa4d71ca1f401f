/// Single characters that stand for keys in the engine's maps: the C1 controls, which no key sends as such.
enum KeyCode {
  static let text: UInt32 = 0x80
  static let paste: UInt32 = 0x81
  static let killTarget: UInt32 = 0x97
  /// Sent after commands that move, for vi's command mode, in which the cursor does not stand after a line.
  static let settle: UInt32 = 0x96
  private static let firstNamed: UInt32 = 0x82
  private static let firstBuiltin: UInt32 = 0x98

  static func named(_ key: NamedKey) -> UInt32 { firstNamed + UInt32(key.rawValue) }

  /// A key's code as a key sequence for bindings.
  static func keys(_ key: NamedKey) -> String { keys(named(key)) }

  static func keys(_ code: UInt32) -> String {
    Unicode.Scalar(code).map { String(Character($0)) } ?? ""
  }

  /// Commands of libedit that ours call by pushing their key.
  enum Builtin: UInt32, CaseIterable {
    case setMark, killRegion, copyRegion, viCommandMode, viDelete, viChange, viYank

    var code: UInt32 { firstBuiltin + rawValue }

    var name: String {
      switch self {
      case .setMark: "em-set-mark"
      case .killRegion: "em-kill-region"
      case .viCommandMode: "vi-command-mode"
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

  static let all: [Binding] = named + controls + metaKeys + viCommands + disabled + builtins

  private static let named: [Binding] =
    NamedKey.allCases.map { Binding(keys: KeyCode.keys($0), command: command(for: $0), maps: .all) } + [
      Binding(keys: KeyCode.keys(KeyCode.text), command: Command.insertText.name, maps: .typing),
      Binding(keys: KeyCode.keys(KeyCode.text), command: Command.replayText.name, maps: .viCommand),
      Binding(keys: KeyCode.keys(KeyCode.paste), command: Command.insertPaste.name, maps: .all),
      Binding(keys: KeyCode.keys(KeyCode.settle), command: Command.viSettle.name, maps: .viCommand),
      Binding(keys: KeyCode.keys(KeyCode.settle), command: Command.stay.name, maps: .typing),
      Binding(keys: KeyCode.keys(KeyCode.killTarget), command: Command.moveToKillTarget.name, maps: .all),
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
    ("\u{09}", .complete, .typing), ("\u{0B}", .killToLineEnd, .emacs), ("\u{0C}", .clearScreen, .all),
    ("\u{0E}", .down, .all), ("\u{10}", .up, .all), ("\u{12}", .search, .all),
    ("\u{15}", .killToLineStart, .typing), ("\u{16}", .quotedInsert, .typing), ("\u{1F}", .undo, .typing),
    ("\u{7F}", .backspace, .typing), ("\u{18}\u{15}", .undo, .emacs), ("\u{18}\u{05}", .editExternally, .emacs),
  ]

  private static let controls = controlRows.map { Binding(keys: $0.keys, command: $0.command.name, maps: $0.maps) }

  private static let metaRows: [(key: String, command: Command)] = [
    ("p", .historyPrevious), ("n", .historyNext), ("<", .blockStart), (">", .blockEnd),
    (KeyCode.keys(.enter), .newline),
  ]

  private static let metaKeys = metaRows.map {
    Binding(keys: "\u{1B}" + $0.key, command: $0.command.name, maps: .emacs)
  }

  private static let viRows: [(key: String, command: Command)] = [
    ("j", .down), ("k", .up), ("^", .viFirstWritten), ("$", .lineEnd), ("A", .viAppendToLine),
    ("I", .viInsertAtLine), ("C", .viChangeToLineEnd), ("D", .viDeleteToLineEnd), ("d", .viDelete), ("c", .viChange),
    ("y", .viYank), ("u", .undo), ("/", .search), ("?", .search),
  ]

  private static let viCommands =
    viRows.map { Binding(keys: $0.key, command: $0.command.name, maps: .viCommand) } + [viZero, viEscape]

  static let viEscape = Binding(keys: "\u{1B}", command: Command.viEscape.name, maps: .viInsert)
  static let viZero = Binding(keys: "0", command: Command.viLineStart.name, maps: .viCommand)
  /// `0` in the rest of a count.
  static let viZeroDigit = Binding(keys: "0", command: "ed-argument-digit", maps: .viCommand)

  /// Commands of libedit that take over the terminal or end the line: its command line, its editor, its comment.
  private static let disabled: [Binding] =
    [":", "v", "#"].map { Binding(keys: $0, command: "ed-unassigned", maps: .viCommand) } + [
      Binding(keys: "\u{1B}x", command: "ed-unassigned", maps: .emacs)
    ]

  private static let builtins: [Binding] =
    KeyCode.Builtin.allCases.map { Binding(keys: KeyCode.keys($0.code), command: $0.name, maps: .all) }
}
