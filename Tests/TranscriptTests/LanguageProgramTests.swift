import Interpreter
import XCTest

@testable import Library

/// The parts of the library that are written in the language.
final class LanguageProgramTests: XCTestCase {
  private final class NoOutput: OutputSink {
    func write(_ text: String) {}
    func flush() {}
  }

  /// The names that are promised are those that the programs bind, each with a line of documentation.
  func testEveryPromisedNameIsThereAndExplained() throws {
    try TranscriptRunner.onLargeStack { () -> Result<Void, Error> in
      Result {
        let session = Prelude.makeSession(output: NoOutput())
        for (path, names) in [
          ("torch.nn", LanguagePrograms.layers + LanguagePrograms.losses + LanguagePrograms.attention),
          ("torch.nn.functional", LanguagePrograms.functions), ("torch", LanguagePrograms.torchFunctions),
        ] {
          for name in names {
            let text = try session.evaluate("str(\(path).\(name).__doc__)").stringValue ?? ""
            XCTAssertTrue(text.hasSuffix("."), "\(path).\(name): \(text)")
          }
        }
      }
    }.get()
  }

  /// Namespaces that are programs load, and every public function and class in them is explained.
  func testNamespacesLoadAndAreExplained() throws {
    try TranscriptRunner.onLargeStack { () -> Result<Void, Error> in
      Result {
        let session = Prelude.makeSession(output: NoOutput())
        for namespace in LanguagePrograms(builtins: session.builtins).torchNamespaces() {
          let names = try session.evaluate("[n for n in dir(\(namespace.path)) if n[0] != '_']")
          let list = try Operators.array(names).compactMap(\.stringValue)
          XCTAssertFalse(list.isEmpty, namespace.path)
          for name in list where try session.evaluate("callable(\(namespace.path).\(name))").isTruth {
            let text = try session.evaluate("str(\(namespace.path).\(name).__doc__)").stringValue ?? ""
            XCTAssertTrue(text.hasSuffix("."), "\(namespace.path).\(name): \(text)")
          }
        }
      }
    }.get()
  }
}

extension Value {
  fileprivate var isTruth: Bool {
    if case .bool(let bool) = self { return bool }
    return false
  }
}
