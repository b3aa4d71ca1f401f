import Foundation
import XCTest

/// Files that are missing, no text, or text of another kind.
final class ProgramTextTests: XCTestCase {
  func testAMissingFileIsNamed() throws {
    let result = try Program.run(["no-such-file.lgs"])
    XCTAssertEqual(result.status, 2)
    XCTAssertEqual(result.output, "")
    XCTAssertTrue(
      result.errors.hasSuffix("can't open file 'no-such-file.lgs': [Errno 2] No such file or directory\n"),
      result.errors)
  }

  func testADirectoryIsNoProgram() throws {
    let folder = try TemporaryFolder()
    let result = try Program.run([folder.path])
    XCTAssertNotEqual(result.status, 0)
    XCTAssertTrue(result.errors.contains("Is a directory"), result.errors)
  }

  func testBytesThatAreNoTextAreRefusedWithTheirLine() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Data("x = 1\ny = '".utf8) + [0xFF, 0xFE] + Data("'\n".utf8))
    let result = try Program.run([file])
    XCTAssertNotEqual(result.status, 0)
    XCTAssertEqual(result.output, "")
    XCTAssertTrue(result.errors.contains("UTF-8") && result.errors.contains("line 2"), result.errors)
  }

  func testAByteOrderMarkAndForeignLineEndsAreRead() throws {
    let folder = try TemporaryFolder()
    for text in ["\u{FEFF}print('a')\nprint('b')\n", "print('a')\r\nprint('b')\r\n", "print('a')\rprint('b')\r"] {
      let result = try Program.run([folder.write(text)])
      XCTAssertEqual(result.output, "a\nb\n", result.errors)
    }
  }

  func testALineEndInAStringIsALineFeed() throws {
    let folder = try TemporaryFolder()
    let result = try Program.run([folder.write("print(repr('''a\r\nb'''))\r\n")])
    XCTAssertEqual(result.output, "'a\\nb'\n", result.errors)
  }

  func testAnEmptyFileAndAFileOfCommentsRun() throws {
    let folder = try TemporaryFolder()
    for text in ["", "\n\n", "# only a comment", "\u{FEFF}"] {
      let result = try Program.run([folder.write(text)])
      XCTAssertEqual(result.status, 0, result.errors)
      XCTAssertEqual(result.output + result.errors, "")
    }
  }

  func testDeepNestingEndsInAnErrorNotInACrash() throws {
    let folder = try TemporaryFolder()
    let deep = 100_000
    let programs = [
      String(repeating: "(", count: deep) + "1" + String(repeating: ")", count: deep),
      "x = " + String(repeating: "[", count: deep),
      "x = " + String(repeating: "-", count: deep) + "1",
      "x = " + String(repeating: "not ", count: deep) + "1",
      "x = 1" + String(repeating: " ** 1", count: deep),
      "x = lambda: " + String(repeating: "lambda: ", count: deep) + "1",
      "x = " + String(repeating: "f(", count: deep) + String(repeating: ")", count: deep),
      (0..<500).map { String(repeating: " ", count: $0) + "if True:\n" }.joined(),
    ]
    for program in programs {
      let result = try Program.run([folder.write(program + "\n")])
      XCTAssertEqual(result.status, 1, String(program.prefix(40)))
      XCTAssertTrue(result.errors.contains("Error: "), String(result.errors.suffix(200)))
    }
  }

  func testLongChainsRun() throws {
    let folder = try TemporaryFolder()
    let sum = "print(1" + String(repeating: " + 1", count: 2000) + ")\n"
    XCTAssertEqual(try Program.run([folder.write(sum)]).output, "2001\n")
    let chain =
      "x = 1999\nif x == -1: pass\n" + (0..<2000).map { "elif x == \($0): print('found', x)\n" }.joined()
    XCTAssertEqual(try Program.run([folder.write(chain)]).output, "found 1999\n")
  }

  func testRunawayRecursionIsAnErrorOfTheProgram() throws {
    let programs = [
      "def f(n):\n    return f(n + 1)\nf(0)",
      "f = lambda n: [g for g in map(f, [n])]\nf(1)",
      "x = []\nfor i in range(100000):\n    x = [x]\nprint(x)",
      "f = lambda n: sorted([n], key=f)\nf(1)",
    ]
    for program in programs {
      let result = try Program.run(["-c", program])
      XCTAssertEqual(result.status, 1, program)
      XCTAssertTrue(result.errors.contains("RecursionError: maximum recursion depth exceeded"), result.errors)
    }
  }

  func testHugeTensorsAndNumbersEndInErrors() throws {
    for program in ["torch.zeros(10 ** 12)", "torch.ones(1 << 40, 1 << 40)", "[0] * (1 << 60)", "'a' * (1 << 60)"] {
      let result = try Program.run(["-c", program])
      XCTAssertEqual(result.status, 1, program + result.errors)
      XCTAssertTrue(result.errors.contains("Error"), result.errors)
    }
  }
}
