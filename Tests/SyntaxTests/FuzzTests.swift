import XCTest

@testable import Syntax

/// Whatever the text, the lexer and parser end with a tree or a problem, and every span lies in the text.
final class FuzzTests: XCTestCase {
  /// SplitMix64, so that a printed seed gives the same texts again.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private func seed() -> UInt64 {
    let given = ProcessInfo.processInfo.environment["LGS_FUZZ_SEED"].flatMap { UInt64($0) }
    let seed = given ?? UInt64.random(in: 0...UInt64.max)
    print("LGS_FUZZ_SEED=\(seed)")
    return seed
  }

  private func check(_ source: String) {
    let count = source.utf8.count
    for token in Lexer.tokens(tolerant: source) { checkSpan(token.span, count, source) }
    do {
      for statement in try Parser.parse(source) {
        checkSpan(statement.span, count, source)
        try checkExpressions(of: statement, count, source)
      }
    } catch {
      checkSpan(error.span, count, source)
      XCTAssertFalse(error.message.isEmpty, source)
    }
    _ = Parser.completeness(of: source)
  }

  private func checkExpressions(of statement: Statement, _ count: Int, _ source: String) throws(SyntaxProblem) {
    if case .expression(let value) = statement.form { try checkTree(value, count, source) }
    if case .assignment(_, let value) = statement.form { try checkTree(value, count, source) }
  }

  private func checkTree(_ value: Syntax.Expression, _ count: Int, _ source: String) throws(SyntaxProblem) {
    checkSpan(value.span, count, source)
    try value.forEachChild { (child) throws(SyntaxProblem) in try checkTree(child, count, source) }
  }

  private func checkSpan(_ span: Span, _ count: Int, _ source: String) {
    if span.start < 0 || span.end < span.start || span.end > count + 1 {
      XCTFail("\(span) outside \(count) bytes: \(source.debugDescription)")
    }
  }

  func testRandomBytes() {
    var generator = Generator(state: seed())
    for _ in 0..<3000 {
      let bytes = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      check(String(decoding: bytes, as: UTF8.self))
    }
  }

  func testRandomTokens() {
    let words =
      Keyword.allCases.map(\.rawValue) + Operator.allCases.map(\.rawValue)
      + [
        "x", "y", "1", "2.5", "'a'", "f'{x}'", "f'{", "\n", "\n    ", "\n  ", "\n\t", " ", "\\\n", "match", "print",
        "#",
      ]
    var generator = Generator(state: seed())
    for _ in 0..<6000 {
      let count = Int.random(in: 0...25, using: &generator)
      check((0..<count).compactMap { _ in words.randomElement(using: &generator) }.joined(separator: " "))
    }
  }

  func testMutatedPrograms() throws {
    let snippets = try Fixture.records("syntax-trees.txt").map { Fixture.source($0[0]) }
    let malformed = try Fixture.records("syntax-errors.txt").map { Fixture.source($0[0]) }
    let all = snippets + malformed
    var generator = Generator(state: seed())
    for _ in 0..<6000 {
      var bytes = Array((all.randomElement(using: &generator) ?? "").utf8)
      if Bool.random(using: &generator) { bytes += [0x0A] + Array((all.randomElement(using: &generator) ?? "").utf8) }
      for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = UInt8.random(in: 0...127, using: &generator)
        case 2: bytes.insert(bytes.randomElement(using: &generator) ?? 0x28, at: place)
        default: bytes.removeSubrange(place...)
        }
      }
      check(String(decoding: bytes, as: UTF8.self))
    }
  }
}
