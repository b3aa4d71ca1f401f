import XCTest

@testable import LineEditor

/// Bytes from a list; a pause is a place where nothing comes for a while.
private final class ListedBytes: ByteSource {
  var events: [ByteEvent]
  var readsAhead = false

  init(_ events: [ByteEvent]) { self.events = events }

  convenience init(_ text: String) { self.init(text.utf8.map { .byte($0) }) }

  func next(within milliseconds: Int32?) -> ByteEvent {
    guard let first = events.first else { return milliseconds == nil ? .end : .timeout }
    events.removeFirst()
    return first
  }

  func putBack(_ bytes: [UInt8]) { events = bytes.map { .byte($0) } + events }

  var hasPending: Bool {
    if case .byte = events.first { return true }
    return false
  }
}

final class KeyDecoderTests: XCTestCase {
  private func events(
    _ source: ListedBytes, joining: Bool = true, bound: Set<[UInt8]> = [], expectsAnswers: Bool = false
  ) -> [TerminalEvent] {
    let decoder = KeyDecoder(source)
    decoder.boundSequences = bound
    decoder.expectsAnswers = expectsAnswers
    var events: [TerminalEvent] = []
    while let event = Optional(decoder.next(joiningText: joining)), event != .user(.end) { events.append(event) }
    return events
  }

  private func keys(_ source: ListedBytes, joining: Bool = true, bound: Set<[UInt8]> = []) -> [KeyEvent] {
    events(source, joining: joining, bound: bound).compactMap { event in
      switch event {
      case .user(let event): return event
      case .answer: return nil
      }
    }
  }

  private func keys(_ text: String, joining: Bool = true) -> [KeyEvent] {
    keys(ListedBytes(text), joining: joining)
  }

  func testTextThatArrivesTogetherIsOneKey() {
    XCTAssertEqual(keys("a한b"), [.key(.text(["a", "한", "b"]))])
    XCTAssertEqual(keys("a한", joining: false), [.key(.text(["a"])), .key(.text(["한"]))])
  }

  func testTextEndsAtControls() {
    XCTAssertEqual(
      keys("ab\rc\u{4}"),
      [.key(.text(["a", "b"])), .key(.named(.enter)), .key(.text(["c"])), .key(.control(4))])
  }

  func testArrowsInBothModesOfTheTerminal() {
    XCTAssertEqual(
      keys("\u{1B}[A\u{1B}OB\u{1B}[1;5C\u{1B}[1;2D"),
      [.up, .down, .wordRight, .left].map { .key(.named($0)) })
  }

  func testEditingKeys() {
    XCTAssertEqual(
      keys("\u{1B}[H\u{1B}[4~\u{1B}[3~\u{1B}[5~\u{1B}[6~\u{1B}[Z\u{1B}[3;5~\u{1B}[13;2u\u{1B}[27;2;13~\u{1B}\r"),
      [.home, .end, .delete, .pageUp, .pageDown, .backTab, .deleteWord, .newline, .newline, .newline]
        .map { .key(.named($0)) })
  }

  func testEscapeAloneIsAKey() {
    XCTAssertEqual(keys(ListedBytes([.byte(0x1B), .timeout])), [.key(.control(0x1B))])
    XCTAssertEqual(keys("\u{1B}x"), [.key(.control(0x1B)), .key(.text(["x"]))])
    XCTAssertEqual(keys("\u{1B}\u{1B}[A"), [.key(.control(0x1B)), .key(.named(.up))])
  }

  func testEscapeAndBracketTypedAsSuch() {
    XCTAssertEqual(
      keys(ListedBytes([.byte(0x1B), .byte(0x5B), .timeout, .byte(0x61)])),
      [.key(.control(0x1B)), .key(.text(["[", "a"]))])
  }

  func testUnknownSequencesAreDroppedUnlessBound() {
    XCTAssertEqual(keys("\u{1B}[15~\u{1B}[Ia"), [.key(.text(["a"]))])
    let bound: Set<[UInt8]> = [Array("[15~".utf8)]
    XCTAssertEqual(keys(ListedBytes("\u{1B}[15~"), bound: bound), [.key(.sequence(Array("\u{1B}[15~".utf8)))])
  }

  func testPasteIsOneKeyAndWhatFollowsIsTyped() {
    XCTAssertEqual(
      keys("\u{1B}[200~a\r\u{1B}[1mb\u{1B}[201~\r"),
      [.key(.paste(Array("a\r\u{1B}[1mb".utf8))), .key(.named(.enter))])
  }

  func testInterruptDropsAPaste() {
    let bytes = "\u{1B}[200~abc".utf8.map { ByteEvent.byte($0) }
    let rest = "def\u{1B}[201~x".utf8.map { ByteEvent.byte($0) }
    XCTAssertEqual(
      keys(ListedBytes(bytes + [.signal(SystemSignal.interrupt)] + rest)),
      [.signal(SystemSignal.interrupt), .key(.text(["x"]))])
  }

  func testSignalInTheMiddleOfACharacterComesAfterIt() {
    let bytes = "한".utf8.map { ByteEvent.byte($0) }
    XCTAssertEqual(
      keys(ListedBytes([bytes[0], .signal(28), bytes[1], bytes[2]])), [.key(.text(["한"])), .signal(28)])
  }

  func testInvalidBytesDoNotSwallowWhatFollows() {
    XCTAssertEqual(
      keys(ListedBytes([0xE1, 0x61, 0xFF, 0x0D].map { .byte($0) })),
      [.key(.text(["\u{FFFD}", "a", "\u{FFFD}"])), .key(.named(.enter))])
  }

  func testAnswersOfTheTerminalComeBetweenTheKeys() {
    let bytes = "a\u{1B}]11;rgb:ffff/ffff/dddd\u{1B}\\b\u{1B}[?62;4;22cc"
    XCTAssertEqual(
      events(ListedBytes(bytes), joining: false, expectsAnswers: true).map(describe),
      ["a", "lightness 0.98", "b", "abilities 62 4 22", "c"])
    XCTAssertEqual(
      events(ListedBytes("\u{1B}]11;rgb:00/80/0\u{7}"), expectsAnswers: true).map(describe), ["lightness 0.29"])
  }

  func testWhatLooksLikeAnAnswerIsTypedWhenNothingWasAsked() {
    XCTAssertEqual(
      keys("\u{1B}]1", joining: false), [.key(.control(0x1B)), .key(.text(["]"])), .key(.text(["1"]))])
    let unfinished = ListedBytes([.byte(0x1B), .byte(UInt8(ascii: "]")), .timeout])
    XCTAssertEqual(
      events(unfinished, expectsAnswers: true), [.user(.key(.control(0x1B))), .user(.key(.text(["]"])))])
    XCTAssertEqual(events(ListedBytes("\u{1B}]52;c;text\u{7}x"), expectsAnswers: true), [.user(.key(.text(["x"])))])
  }

  private func describe(_ event: TerminalEvent) -> String {
    switch event {
    case .user(.key(.text(let scalars))): return scalars.map { String($0) }.joined()
    case .user: return "?"
    case .answer(.background(let lightness)): return "lightness \((lightness * 100).rounded() / 100)"
    case .answer(.abilities(let numbers)): return "abilities " + numbers.map { String($0) }.joined(separator: " ")
    }
  }

  func testRandomBytesNeverHangAndAlwaysEnd() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      let alphabet: [UInt8] = [0x1B, 0x5B, 0x4F, 0x7E, 0x31, 0x3B, 0x41, 0xE1, 0x80, 0xFF, 0x0D, 0x61]
      let bytes = (0..<40).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      XCTAssertLessThanOrEqual(keys(ListedBytes(bytes.map { .byte($0) })).count, 40, "\(bytes)")
    }
  }
}
