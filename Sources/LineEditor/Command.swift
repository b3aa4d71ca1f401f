/// What a key can do beyond libedit's own commands. The raw value is the command's number in the engine.
enum Command: Int32, CaseIterable {
  case enter, newline, insertText, replayText, insertPaste, quotedInsert
  case up, down, left, right, lineStart, lineEnd, blockStart, blockEnd
  case backspace, delete, deleteOrEnd, indent, dedent, complete, editExternally
  case killToLineEnd, killToLineStart, moveToKillTarget
  case historyPrevious, historyNext, search, undo, clearScreen
  case viEscape, viLineStart, viFirstWritten, viAppendToLine, viInsertAtLine, viChangeToLineEnd, viDeleteToLineEnd
  case viDelete, viChange, viYank, viSettle, stay

  /// The name for key bindings.
  var name: String {
    switch self {
    case .enter: "lgs-enter"
    case .newline: "lgs-newline"
    case .insertText: "lgs-insert-text"
    case .replayText: "lgs-replay-text"
    case .insertPaste: "lgs-insert-paste"
    case .quotedInsert: "lgs-quoted-insert"
    case .up: "lgs-up"
    case .down: "lgs-down"
    case .left: "lgs-left"
    case .right: "lgs-right"
    case .lineStart: "lgs-line-start"
    case .lineEnd: "lgs-line-end"
    case .blockStart: "lgs-block-start"
    case .blockEnd: "lgs-block-end"
    case .backspace: "lgs-backspace"
    case .delete: "lgs-delete"
    case .deleteOrEnd: "lgs-delete-or-end"
    case .indent: "lgs-indent"
    case .dedent: "lgs-dedent"
    case .complete: "lgs-complete"
    case .editExternally: "lgs-edit-externally"
    case .killToLineEnd: "lgs-kill-to-line-end"
    case .killToLineStart: "lgs-kill-to-line-start"
    case .moveToKillTarget: "lgs-move-to-kill-target"
    case .historyPrevious: "lgs-history-previous"
    case .historyNext: "lgs-history-next"
    case .search: "lgs-search"
    case .undo: "lgs-undo"
    case .clearScreen: "lgs-clear-screen"
    case .viEscape: "lgs-vi-escape"
    case .viLineStart: "lgs-vi-line-start"
    case .viFirstWritten: "lgs-vi-first-written"
    case .viAppendToLine: "lgs-vi-append-to-line"
    case .viInsertAtLine: "lgs-vi-insert-at-line"
    case .viChangeToLineEnd: "lgs-vi-change-to-line-end"
    case .viDeleteToLineEnd: "lgs-vi-delete-to-line-end"
    case .viDelete: "lgs-vi-delete"
    case .viChange: "lgs-vi-change"
    case .viYank: "lgs-vi-yank"
    case .viSettle: "lgs-vi-settle"
    case .stay: "lgs-stay"
    }
  }

  /// libedit's commands that stand for one of these in `.editrc`, because libedit knows neither lines nor our history.
  static let standIns: [String: Command] = [
    "ed-newline": .enter, "ed-prev-history": .up, "ed-next-history": .down, "ed-prev-line": .up, "ed-next-line": .down,
    "ed-search-prev-history": .historyPrevious, "ed-search-next-history": .historyNext,
    "vi-search-prev": .search, "vi-search-next": .search, "em-inc-search-prev": .search, "em-inc-search-next": .search,
    "ed-move-to-beg": .lineStart, "ed-move-to-end": .lineEnd, "ed-kill-line": .killToLineEnd,
    "em-kill-line": .killToLineStart, "vi-kill-line-prev": .killToLineStart, "ed-prev-char": .left,
    "ed-next-char": .right, "ed-delete-prev-char": .backspace, "em-delete-prev-char": .backspace,
    "ed-delete-next-char": .delete, "em-delete-or-list": .deleteOrEnd, "ed-clear-screen": .clearScreen,
    "vi-undo": .undo, "ed-quoted-insert": .quotedInsert,
  ]

  /// What the engine does with the keys after this command.
  enum Result: Int32 {
    case done = 0
    /// Nothing was done; a beep.
    case refused = 1
    /// A count or an operator that was typed before stays in force for what was pushed.
    case continued = 2
  }
}
