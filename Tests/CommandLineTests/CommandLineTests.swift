import Foundation
import XCTest

/// Where programs come from, what they are given, and how they end.
final class CommandLineTests: XCTestCase {
  func testAFileRunsWithItsArguments() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("import sys\nprint(sys.argv[1:], len(sys.argv))\n")
    let result = try Program.run([file, "one", "--two", "-c", "세"])
    XCTAssertEqual(result.output, "['one', '--two', '-c', '세'] 5\n")
    XCTAssertEqual(result.status, 0)
    XCTAssertEqual(result.errors, "")
  }

  func testCodeRunsFromTheCommandLine() throws {
    let result = try Program.run(["-c", "import sys; print(torch.ones(2), sys.argv)", "a", "-x"])
    XCTAssertEqual(result.output, "tensor([1., 1.]) ['-c', 'a', '-x']\n")
    XCTAssertEqual(result.status, 0)
  }

  func testEmptyCodePrintsNothing() throws {
    let result = try Program.run(["-c", ""])
    XCTAssertEqual(result.output + result.errors, "")
    XCTAssertEqual(result.status, 0)
  }

  func testStandardInputIsAScriptWithoutPromptAndEcho() throws {
    for arguments in [[], ["-"]] {
      let result = try Program.run(arguments, input: "1 + 1\nfor i in range(2):\n    print(i)\nprint('end')\n")
      XCTAssertEqual(result.output, "0\n1\nend\n")
      XCTAssertEqual(result.errors, "")
      XCTAssertEqual(result.status, 0)
    }
  }

  func testTheLastLineNeedsNoLineBreak() throws {
    XCTAssertEqual(try Program.run(["-"], input: "print('x')").output, "x\n")
  }

  func testValuesAreNotEchoedAndOutputIsNotColoured() throws {
    for environment in [[:], ["NO_COLOR": "1"], ["FORCE_COLOR": "1", "TERM": "xterm-256color"]] {
      let result = try Program.run(["-c", "5\nprint(torch.ones(1))\n1/0"], environment: environment)
      XCTAssertEqual(result.output, "tensor([1.])\n")
      XCTAssertFalse(result.errors.contains("\u{1B}"))
    }
  }

  func testAnUncaughtErrorGivesStatusOneAndNoOutput() throws {
    let result = try Program.run([], input: "1/0\n")
    XCTAssertEqual(result.status, 1)
    XCTAssertEqual(result.output, "")
    XCTAssertTrue(result.errors.hasSuffix("ZeroDivisionError: division by zero\n"), result.errors)
  }

  func testASyntaxErrorGivesStatusOneAndRunsNothing() throws {
    let result = try Program.run(["-c", "print('never')\nx = = 1\n"])
    XCTAssertEqual(result.status, 1)
    XCTAssertEqual(result.output, "")
    XCTAssertTrue(result.errors.hasSuffix("SyntaxError: invalid syntax\n"), result.errors)
  }

  func testExitGivesItsStatus() throws {
    XCTAssertEqual(try Program.run(["-c", "print(1); exit(3); print(2)"]).status, 3)
    XCTAssertEqual(try Program.run(["-c", "exit()"]).status, 0)
    XCTAssertEqual(try Program.run(["-c", "import sys; sys.exit(True)"]).status, 1)
    let result = try Program.run(["-c", "import sys; print('out'); sys.exit('sorry')"])
    XCTAssertEqual(result.status, 1)
    XCTAssertEqual(result.output, "out\n")
    XCTAssertEqual(result.errors, "sorry\n")
  }

  func testWrongUsageGivesStatusTwo() throws {
    for arguments in [["--no-such-option"], ["-c"], ["-i", "-z", "file"]] {
      let result = try Program.run(arguments)
      XCTAssertEqual(result.status, 2, "\(arguments)")
      XCTAssertEqual(result.output, "")
      XCTAssertFalse(result.errors.isEmpty)
    }
  }

  func testHelpAndVersion() throws {
    let help = try Program.run(["--help"])
    XCTAssertEqual(help.status, 0)
    for word in ["FILE", "-c CODE", "--version"] { XCTAssertTrue(help.output.contains(word), word) }
    let version = try Program.run(["--version"])
    XCTAssertEqual(version.status, 0)
    XCTAssertTrue(version.output.hasPrefix("lgs "), version.output)
  }
}
