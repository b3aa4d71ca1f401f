import Interpreter
import XCTest

@testable import Library

/// What a session leaves behind: a process may hold many, one after another.
final class SessionLifetimeTests: XCTestCase {
  private final class NoOutput: OutputSink {
    func write(_ text: String) {}
    func flush() {}
  }

  /// Runs a program in a session that ends with the call, and gives what must be gone then.
  private func run(_ text: String) -> (session: () -> AnyObject?, torch: () -> AnyObject?) {
    let session = Prelude.makeSession(output: NoOutput())
    _ = session.run(text, name: "<test>", echo: .none)
    weak let weakSession = session
    weak let torch = session.modules["torch"]
    return ({ weakSession }, { torch })
  }

  func testNothingOfASessionIsHeldWhenItEnds() {
    for text in [
      "x = 1", "def f(): return f\nf()", "import collections\nc = collections.Counter('ab')",
      "net = nn.Sequential(nn.Linear(1, 1))", "torch.nn.init.zeros_(torch.ones(2))", "np.rot90(np.eye(2))",
      "import pandas as pd\ndf = pd.DataFrame({'a': [1]})", "plt.plot([1, 2])",
    ] {
      let left = run(text)
      // The next session takes the place of what the library keeps of the last one.
      _ = run("pass")
      XCTAssertNil(left.session(), "the session of: \(text)")
      XCTAssertNil(left.torch(), "torch of: \(text)")
    }
  }
}
