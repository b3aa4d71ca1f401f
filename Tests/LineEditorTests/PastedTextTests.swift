import XCTest

@testable import LineEditor

final class PastedTextTests: XCTestCase {
  private func cleaned(_ text: String) -> String {
    BlockText.string(PastedText.cleaned(Array(text.utf8))[...])
  }

  func testPlainTextIsKept() {
    XCTAssertEqual(cleaned("a = 1\n\tb\n\n"), "a = 1\n\tb\n\n")
  }

  func testAllNewlinesBecomeLineFeeds() {
    XCTAssertEqual(cleaned("a\r\nb\rc\nd"), "a\nb\nc\nd")
  }

  func testControlsAndEscapeSequencesAreDropped() {
    XCTAssertEqual(cleaned("a\u{1B}[1;31mb\u{0}\u{9B}c\u{1B}[200"), "abc")
    XCTAssertEqual(cleaned("a\u{1B}[1\nb"), "a\nb")
  }

  func testInvalidBytesBecomeReplacementCharacters() {
    XCTAssertEqual(BlockText.string(PastedText.cleaned([0x61, 0xFF, 0x62])[...]), "a\u{FFFD}b")
  }

  func testPythonTranscript() {
    XCTAssertEqual(
      cleaned(">>> for i in range(2):\n...     print(i)\n...\n0\n1\n>>> \n>>> x\ntensor([1., 2.])\n"),
      "for i in range(2):\n    print(i)\n\nx")
  }

  func testOwnTranscript() {
    XCTAssertEqual(cleaned("lgs> f(\n...> 1)\n3\nlgs> y"), "f(\n1)\ny")
  }

  func testNotebookTranscript() {
    XCTAssertEqual(
      cleaned("In [3]: def f():\n   ...:     return 1\n   ...: \n\nIn [10]: f()\nOut[10]: 1\n"),
      "def f():\n    return 1\n\nf()")
  }

  func testIndentedTranscript() {
    XCTAssertEqual(cleaned("    >>> a\n    1\n    >>> b"), "a\nb")
  }

  func testPromptsInsideAProgramAreKept() {
    let program = "def f():\n    '''\n    >>> f()\n    1\n    '''"
    XCTAssertEqual(cleaned(program), program)
  }

  func testDotsAndComparisonsAreNoPrompts() {
    XCTAssertEqual(cleaned("...\nx = ..."), "...\nx = ...")
    XCTAssertEqual(cleaned(">>>x"), ">>>x")
  }

  func testOutputThatLooksLikeAContinuationIsDropped() {
    XCTAssertEqual(cleaned(">>> x\n0\n...\n9\n>>> y"), "x\ny")
  }
}
