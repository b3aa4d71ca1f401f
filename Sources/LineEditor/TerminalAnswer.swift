/// What a terminal says of itself when it is asked.
public enum TerminalAnswer: Equatable, Sendable {
  /// How light the background is, from 0 (black) to 1 (white).
  case background(lightness: Double)
  /// The numbers of its abilities; 4 is sixel pictures. Every terminal gives this answer.
  case abilities([Int])

  /// The escape sequences that ask for the background and then for the abilities.
  static let questions = "\u{1B}]11;?\u{1B}\\\u{1B}[c"

  /// The answer in an operating system command without its frame (`11;rgb:ffff/ffff/dddd`); nil for any other.
  init?(command: some Sequence<UInt8>) {
    let text = String(decoding: Array(command), as: UTF8.self)
    guard text.hasPrefix("11;rgb") else { return nil }
    let parts = text.drop { $0 != ":" }.dropFirst().split(separator: "/").prefix(3).map { part in
      Int(part, radix: 16).map { Double($0) / Double((1 << (4 * min(part.count, 4))) - 1) }
    }
    guard parts.count == 3, let red = parts[0], let green = parts[1], let blue = parts[2] else { return nil }
    self = .background(lightness: min(1, 0.299 * red + 0.587 * green + 0.114 * blue))
  }

  /// The answer in a control sequence without its Escape (`[?62;4;22c`); nil for any other.
  init?(sequence: [UInt8]) {
    guard sequence.starts(with: Array("[?".utf8)), sequence.last == UInt8(ascii: "c") else { return nil }
    let numbers = sequence.dropFirst(2).dropLast().split(separator: UInt8(ascii: ";"))
    self = .abilities(numbers.compactMap { Int(String(decoding: $0, as: UTF8.self)) })
  }
}
