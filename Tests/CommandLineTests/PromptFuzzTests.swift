import Foundation
import TerminalSupport
import XCTest

/// Random keys at the prompt: whatever is typed, it lives and the terminal is as it was.
final class PromptFuzzTests: XCTestCase {
  /// LGS_FUZZ says how many sequences are typed; 10000 is the full run.
  private static let count = ProcessInfo.processInfo.environment["LGS_FUZZ"].flatMap { Int($0) } ?? 400
  private static let sequencesInARow = 100

  private static let keys: [String] =
    (1...31).filter { ![3, 4, 26, 28].contains($0) }.map { String(Character(Unicode.Scalar(UInt8($0)))) } + [
      "\u{7F}", "\u{1B}[A", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D", "\u{1B}[H", "\u{1B}[F", "\u{1B}[3~", "\u{1B}[5~",
      "\u{1B}[6~", "\u{1B}[Z", "\u{1B}[1;5C", "\u{1B}[1;5D", "\u{1B}b", "\u{1B}f", "\u{1B}\r", "\u{1B}<", "\u{1B}>",
      "\u{1B}[200~x = [1,\n2]\n\u{1B}[201~", "\u{1B}[200~>>> 1\n1\n\u{1B}[201~", "\u{1B}[", "\u{1B}[999;999R",
      "\u{1B}O",
    ]
  private static let texts: [String] = [
    "net", "[0]", ".", "(", ")", "'", "\"", "torch.", "x = ", "1", " ", ":", "\t", "\t", "\r", "%", "%who", "?", "가",
    "\u{1112}\u{1161}\u{11AB}", "👨‍👩‍👧", "é", "#", "\\", "{", "}", "for i in range(3):", "import ", "del x", "\u{FFFD}",
    "→",
  ]

  func testRandomKeysLeaveALivingPromptAndAWorkingTerminal() throws {
    let seed =
      ProcessInfo.processInfo.environment["LGS_FUZZ_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0...9999)
    print("LGS_FUZZ_SEED=\(seed)")
    var random = SeededGenerator(seed: seed)
    var typed = 0
    while typed < Self.count {
      let prompt = try Prompt(["--color", "always"], environment: ["EDITOR": "true"], columns: 40, rows: 12)
      prompt.enter("net = Sequential(Linear(1, 1), Sigmoid()); x = {'가': 1}")
      var log: [String] = []
      for _ in 0..<min(Self.sequencesInARow, Self.count - typed) {
        let sequence = (0..<Int.random(in: 1...25, using: &random)).map { _ in
          (Bool.random(using: &random) ? Self.keys : Self.texts).randomElement(using: &random) ?? ""
        }.joined()
        log.append(sequence)
        prompt.terminal.type(sequence)
        if typed % 37 == 0 {
          prompt.terminal.resize(
            columns: Int.random(in: 5...90, using: &random), rows: Int.random(in: 2...30, using: &random))
        }
        // Signals come between any two bytes that the prompt reads.
        if typed % 53 == 0 { prompt.terminal.send(signal: [SIGINT, SIGWINCH, SIGCONT, SIGTSTP][typed / 53 % 4]) }
        typed += 1
        prompt.terminal.settle(0.005)
      }
      try check(prompt, log, seed: seed)
    }
  }

  private func check(_ prompt: Prompt, _ log: [String], seed: UInt64) throws {
    prompt.terminal.resize(columns: 100, rows: 30)
    for _ in 0..<3 {
      prompt.terminal.settle(0.3)
      prompt.terminal.type(Keys.interrupt)
    }
    prompt.terminal.settle(0.3)
    prompt.terminal.type("print('still', 'alive')\r")
    let isAlive = prompt.terminal.wait(seconds: 20) { _ in prompt.transcript.contains("still alive") }
    XCTAssertTrue(isAlive, "seed \(seed), keys \(log.suffix(5)), screen:\n\(prompt.screen)")
    prompt.terminal.type("\u{3}")
    prompt.terminal.settle(0.2)
    prompt.terminal.type("exit()\r")
    XCTAssertEqual(prompt.terminal.waitForExit(), .status(0), "seed \(seed), keys \(log.suffix(5))")
    XCTAssertFalse(prompt.terminal.screen.marksPastes, "seed \(seed)")
  }
}

/// Random numbers that a seed repeats.
private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
