import Interpreter
import Library
import XCTest

final class ErrorExplanationTests: XCTestCase {
  private final class Silence: OutputSink {
    func write(_ text: String) {}
    func flush() {}
  }

  /// What stands under the error that a program ends in.
  private func notes(_ program: String, _ language: Language = .english) -> String {
    let session = Prelude.makeSession(output: Silence())
    switch session.run(program + "\n", name: "<test>", echo: .all) {
    case .raised(let exception):
      return ErrorExplanation(exception, in: session).notes(language).joined(separator: "\n")
    case .invalid(let problem, _): return ErrorExplanation(problem).notes(language).joined(separator: "\n")
    case .finished, .exited:
      XCTFail("no error in \(program)")
      return ""
    }
  }

  private static let cases: [(program: String, fragment: String)] = [
    ("a = ones(2, 3); b = ones(2, 3)\na @ b", "rows of the left have 3 numbers, columns of the right 2"),
    ("a = ones(2, 3); b = ones(4)\na + b", "dimension 1 is 3 on one side and 4 on the other"),
    ("x = ones(3)\nx.reshape(2, 2)", "the sizes must multiply to 3"),
    ("x = ones(3)\nx.item()", "x  Tensor of shape (3,), float32\n→ item() needs one element"),
    ("x = ones(3)\nif x > 0: pass", "(x > 0).all()"),
    ("x = ones(3)\nx[3]", "indices of x, shape (3,) start at 0"),
    ("BCELoss()(tensor([2.]), tensor([1.]))", "BCELoss takes probabilities"),
    ("x = ones(3, requires_grad=True)\nx.backward()", "x.mean().backward()"),
    (
      "w = ones(1, requires_grad=True)\nloss = (w * w).sum()\nloss.backward()\nloss.backward()", "compute the loss anew"
    ),
    ("w = ones(1, requires_grad=True)\nw += 1", "w.data -= …"),
    ("tensor([1], requires_grad=True)", "write the numbers with a point"),
    ("opt = SGD([], lr=1.)", "net.parameters() gives its tensors once"),
    ("x = 5\nx()", "x  int 5\n→ x is no function"),
    ("5[0]", "has no items"),
    ("undefined_name", "give undefined_name a value first"),
    ("x = [1]\nx.shape", "Tab behind x."),
    ("a = 'x'\na + 1", "a is str"),
    ("def f(a, b): pass\nf(1)", "give the argument b"),
    ("def f(a): pass\nf(1, 2)", "count the arguments"),
    ("def f(a): pass\nf(b=2)", "Tab inside the parentheses"),
    ("a, b = [1, 2, 3]", "as many as the items"),
    ("n = 3\nfor i in n: pass", "range(n)"),
    ("d = {'a': 1}\nd['b']", "d has a"),
    ("1 / 0", "the divisor is zero"),
    ("f = lambda: f()\nf()", "calls itself without end"),
    ("import seaborn", "%python"),
    ("import nowhere", "lists the modules"),
    ("x = (1", "a closing bracket is missing"),
    ("if True\n    pass", "end with a colon"),
    ("if True:\npass", "indent the next line"),
    ("x = 'a", "the closing quote is missing"),
    ("if x = 1: pass", "= assigns, == compares"),
    ("print 1", "print is a function"),
  ]

  func testEveryKnownErrorHasASuggestion() {
    for (program, fragment) in Self.cases {
      let text = notes(program)
      XCTAssertTrue(text.contains(fragment), "\(program): \(text)")
    }
  }

  func testEverySuggestionIsInKoreanToo() {
    for (program, _) in Self.cases {
      let text = notes(program, .korean)
      let hasHangul = text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
      XCTAssertTrue(hasHangul, "\(program): \(text)")
    }
  }

  func testNamesInsideFunctionsAreNotGuessed() {
    XCTAssertFalse(notes("x = 'outer'\ndef f(x): return x + 1\nf([1])").contains("outer"))
  }
}
