/// Reads blocks as plain lines: for `--plain`, dumb terminals and pipes.
final class PlainReader {
  private let terminal: Terminal
  private let input: TerminalInput
  private let syntax: any BlockSyntax

  init(terminal: Terminal, input: TerminalInput, syntax: any BlockSyntax) {
    self.terminal = terminal
    self.input = input
    self.syntax = syntax
  }

  private enum Line {
    case text(String)
    case interrupted
    case end
  }

  func readBlock(prompt: String, continuation: String) -> LineEditor.Input {
    var lines: [String] = []
    while true {
      terminal.write(lines.isEmpty ? prompt : continuation)
      switch readLine() {
      case .text(let line): lines.append(line)
      case .interrupted:
        terminal.write("\n")
        return .interrupted
      case .end:
        terminal.write("\n")
        return lines.isEmpty ? .endOfInput : .block(lines.joined(separator: "\n").withoutTrailingBlankLines)
      }
      let text = lines.joined(separator: "\n")
      switch syntax.completeness(of: text) {
      case .complete: return .block(text.withoutTrailingBlankLines)
      case .incomplete: continue
      }
    }
  }

  private func readLine() -> Line {
    var bytes: [UInt8] = []
    while true {
      switch input.next(within: nil) {
      case .byte(UInt8(ascii: "\n")): return .text(Self.text(bytes))
      case .byte(let byte): bytes.append(byte)
      case .timeout: continue
      case .end: return bytes.isEmpty ? .end : .text(Self.text(bytes))
      case .signal(let number):
        switch SystemSignal(number) {
        case .resized, .continued: continue
        case .interrupted: return .interrupted
        case .suspended:
          input.ignoreSignals()
          SystemSignal.suspend()
          resumeSignals()
        case .terminated:
          input.ignoreSignals()
          SystemSignal.raise(number)
          return .end
        }
      }
    }
  }

  private func resumeSignals() {
    do {
      try input.reportSignals()
    } catch {
      writeToStandardError("lgs: \(error)\n")
    }
  }

  private static func text(_ bytes: [UInt8]) -> String {
    let line = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes[...]
    let scalars = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
    return BlockText.string(TextNormalization.composed(scalars)[...])
  }
}

extension String {
  /// The text up to the end of its last line that is not blank.
  var withoutTrailingBlankLines: String {
    let scalars = unicodeScalars
    guard let last = scalars.lastIndex(where: { !BlockText.isBlank($0) }) else { return "" }
    let rest = scalars[last...]
    let end = rest.firstIndex(of: "\n") ?? rest.endIndex
    return String(self[..<end])
  }
}
