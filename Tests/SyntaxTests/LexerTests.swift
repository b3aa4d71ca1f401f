import XCTest

@testable import Syntax

final class LexerTests: XCTestCase {
  private func tolerant(_ source: String) -> [String] {
    let text = SourceText(source)
    return Lexer.tokens(tolerant: source).compactMap { token in
      switch token.kind {
      case .newline, .indent, .dedent, .end: return nil
      case .name: return "name \(text.text(of: token.span))"
      case .keyword: return "keyword \(text.text(of: token.span))"
      case .number: return "number \(text.text(of: token.span))"
      case .string: return "string \(text.text(of: token.span))"
      case .operator: return "operator \(text.text(of: token.span))"
      case .comment: return "comment \(text.text(of: token.span))"
      case .error: return "error \(text.text(of: token.span))"
      }
    }
  }

  func testTolerantTokensCoverWellFormedText() {
    XCTAssertEqual(
      tolerant("for i in 0x1F: f'{x}' # c\n"),
      ["keyword for", "name i", "keyword in", "number 0x1F", "operator :", "string f'{x}'", "comment # c"])
    XCTAssertEqual(tolerant("match _ 가나"), ["name match", "name _", "name 가나"])
  }

  func testTolerantTokensGoOnBehindMistakes() {
    XCTAssertEqual(tolerant("x = 'abc\ny"), ["name x", "operator =", "string 'abc", "name y"])
    XCTAssertEqual(tolerant("'''abc\nd"), ["string '''abc\nd"])
    XCTAssertEqual(tolerant("1abc + 2"), ["error 1abc", "operator +", "number 2"])
    XCTAssertEqual(tolerant("a ? b $"), ["name a", "error ?", "name b", "error $"])
    XCTAssertEqual(tolerant("a“b"), ["name a", "error “", "name b"])
    XCTAssertEqual(tolerant(")]} x"), ["operator )", "operator ]", "operator }", "name x"])
    XCTAssertEqual(tolerant("(] x"), ["operator (", "operator ]", "name x"])
    XCTAssertEqual(tolerant("a \\ b"), ["name a", "error \\", "name b"])
    XCTAssertEqual(tolerant("if x:\n    a\n  b"), ["keyword if", "name x", "operator :", "name a", "name b"])
    XCTAssertEqual(tolerant("a\0b"), ["name a", "error \0", "name b"])
    XCTAssertEqual(tolerant("x \\"), ["name x"])
    XCTAssertEqual(tolerant("0777 1_"), ["error 0777", "error 1_"])
  }

  func testEveryKeywordAndOperatorIsItsOwnToken() throws {
    for keyword in Keyword.allCases {
      XCTAssertEqual(Lexer.tokens(tolerant: keyword.rawValue).first?.kind, .keyword(keyword))
      XCTAssertEqual(Lexer.tokens(tolerant: keyword.rawValue + "_").first?.kind, .name)
    }
    for symbol in Operator.allCases {
      XCTAssertEqual(Lexer.tokens(tolerant: symbol.rawValue).first?.kind, .operator(symbol))
    }
  }

  func testLayoutTokensFollowIndentation() {
    var lexer = Lexer(bytes: Array("if x:\n  a\n\n  # c\n  b\nc".utf8))
    lexer.run()
    XCTAssertNil(lexer.problem)
    XCTAssertEqual(
      lexer.tokens.map(\.kind),
      [
        .keyword(.if), .name, .operator(.colon), .newline, .indent, .name, .newline, .name, .newline, .dedent, .name,
        .newline, .end,
      ])
  }

  func testOneMegabyteIsLexedInWellUnderASecond() {
    let source = String(repeating: "loss = torch.mean((y - yhat) ** 2)  # step\n", count: 25_000)
    let start = ContinuousClock.now
    XCTAssertEqual(Lexer.tokens(tolerant: source).count, 25_000 * 16 + 1)
    XCTAssertLessThan(ContinuousClock.now - start, .seconds(5), "a debug build takes far longer than a release build")
  }

  func testMatchAndCaseAreKeywordsWhereTheyBeginStatements() {
    let texts: [(String, [Int])] = [
      ("match x:\n    case 1: pass\n", [0, 13]), ("match (x):", [0]), ("match(x)", []), ("match = case", []),
      ("match.x", []), ("match: int = 1", []), ("match [x]", []), ("match [x]: ", [0]), ("x = match", []),
      ("case_ = 1", []), ("    case {'a': 1}: y", [4]), ("match -x", []), ("match x", [0]), ("print(match)", []),
    ]
    for (text, places) in texts {
      let found = SoftKeywords.places(in: Lexer.tokens(tolerant: text), Array(text.utf8))
      XCTAssertEqual(found.sorted(), places, text)
    }
  }
}
