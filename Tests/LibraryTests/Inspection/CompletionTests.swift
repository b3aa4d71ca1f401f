import Library
import XCTest

@testable import Interpreter

final class CompletionTests: XCTestCase {
  private final class Silence: OutputSink {
    func write(_ text: String) {}
    func flush() {}
  }

  private func session(_ program: String) -> Session {
    let session = Prelude.makeSession(output: Silence())
    guard case .finished = session.run(program + "\n", name: "<test>") else {
      XCTFail("the set-up does not run: \(program)")
      return session
    }
    return session
  }

  /// What completes a text whose cursor is marked by `|`.
  private func candidates(_ text: String, in session: Session) -> [String] {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    let whole = parts.joined()
    return session.completion(of: whole, at: parts[0].utf8.count).candidates.map(\.text)
  }

  private static let setUp = """
    net = Sequential(Linear(2, 3), Sigmoid())
    table = {'first': {'inner': [1.5]}, 'second': 2, 3: 4}
    calls = []
    def run(alpha, beta=2, *, gamma=3):
        calls.append(1)
        return alpha
    class_name = 'x'
    """

  func testVariablesComeBeforeBuiltins() {
    let session = session("sigma = 1; sigmoid_width = 2")
    XCTAssertEqual(Array(candidates("x = sigm|", in: session).prefix(3)), ["sigma", "sigmoid_width", "sigmoid"])
  }

  func testAttributesThroughSubscriptsAndDictionaries() {
    let session = session(Self.setUp)
    XCTAssertEqual(candidates("net[0].we|", in: session), ["weight"])
    XCTAssertEqual(candidates("net[-1].forw|", in: session), ["forward"])
    XCTAssertEqual(candidates("table['first']['inner'].appe|", in: session), ["append"])
    XCTAssertEqual(candidates("f(net[0].weight.data.requires_gr|)", in: session), ["requires_grad", "requires_grad_"])
  }

  func testNamesThatProgramsOfTheLibraryMakeAreListedWithoutRunningThem() {
    let session = session(Self.setUp)
    XCTAssertEqual(candidates("Multihead|", in: session), ["MultiheadAttention"])
    XCTAssertFalse(candidates("torch.|", in: session).isEmpty)
    XCTAssertFalse(candidates("|", in: session).isEmpty)
    XCTAssertTrue(session.builtins.has("MultiheadAttention"))
    XCTAssertNil(session.builtins.known("MultiheadAttention"))
    // Who has typed the whole name and its bracket is told what it takes.
    let call = "MultiheadAttention("
    XCTAssertEqual(session.callHint(in: call, at: call.utf8.count)?.hasPrefix("MultiheadAttention(embed_dim"), true)
  }

  func testKeysOfDictionaries() {
    let session = session(Self.setUp)
    XCTAssertEqual(candidates("table['|", in: session), ["first']", "second']"])
    XCTAssertEqual(candidates("table[\"se|", in: session), ["second\"]"])
    XCTAssertEqual(candidates("table[|", in: session), ["'first']", "'second']"])
    XCTAssertEqual(candidates("table['first']['|", in: session), ["inner']"])
  }

  func testArgumentsOfCalls() {
    let session = session(Self.setUp)
    XCTAssertEqual(Array(candidates("run(1, |", in: session).prefix(3)), ["alpha=", "beta=", "gamma="])
    XCTAssertEqual(Array(candidates("run(1, beta=[2, 3], g|", in: session).prefix(1)), ["gamma="])
    XCTAssertEqual(candidates("Linear(1, 1, bi|", in: session).first, "bias=")
    XCTAssertFalse(candidates("run(beta=1, |", in: session).contains("beta="))
  }

  func testResultsOfCallsAreKnownByType() {
    let session = session(Self.setUp)
    XCTAssertEqual(candidates("tensor([1.]).sum().back|", in: session), ["backward"])
    XCTAssertEqual(candidates("Linear(1, 1).forw|", in: session), ["forward"])
    XCTAssertEqual(candidates("'abc'.upp|", in: session), ["upper"])
    XCTAssertEqual(candidates("net(net[0].weight).numb|", in: session), [])
  }

  func testNothingOfTheProgramRuns() {
    let session = session(Self.setUp)
    _ = candidates("run(1).|", in: session)
    _ = candidates("[run(2)][0].|", in: session)
    _ = candidates("table[run(3)].|", in: session)
    XCTAssertEqual(session.globals["calls"].flatMap { try? Operators.length($0) }, 0)
  }

  func testModulesInImports() {
    let session = session("")
    XCTAssertEqual(candidates("import torch.nn.f|", in: session), ["torch.nn.functional"])
    XCTAssertEqual(candidates("from torch.nn import BCEL|", in: session), ["BCELoss"])
    XCTAssertEqual(candidates("from itertools imp|", in: session), [])
  }

  func testPlacesWithoutNames() {
    let session = session("abc = 1")
    for text in ["# ab|", "x = 12|", "def ab|", "1.|", "'''ab|"] {
      XCTAssertEqual(candidates(text, in: session), [], text)
    }
  }

  func testOtherCasesAreFoundWhenNothingElseIs() {
    let session = session("")
    XCTAssertTrue(candidates("sequent|", in: session).contains("Sequential"))
  }

  func testEveryPrefixOfAProgramCanBeCompleted() {
    let session = session(Self.setUp)
    let program =
      "for i in range(3):\n    x = net[0](table['first']['inner'], gamma=f\"{i}\")[1:2, ...] + (lambda a: a)(2)\n가 = 1"
    for length in 0...program.unicodeScalars.count {
      let prefix = String(String.UnicodeScalarView(program.unicodeScalars.prefix(length)))
      let found = session.completion(of: prefix, at: prefix.utf8.count)
      XCTAssertTrue(found.range.lowerBound >= 0 && found.range.upperBound <= prefix.utf8.count, prefix)
      _ = session.callHint(in: prefix, at: prefix.utf8.count)
    }
  }

  func testTheSignatureOfTheCallThatIsTyped() {
    let session = session(Self.setUp)
    XCTAssertEqual(session.callHint(in: "run(1, max(2, ", at: 14)?.hasPrefix("max("), true)
    XCTAssertEqual(session.callHint(in: "run([1, (2, ", at: 12), "run(alpha, beta=2, *, gamma=3)")
    XCTAssertNil(session.callHint(in: "run(1)", at: 6))
  }
}
