import Foundation
import XCTest

/// Output that cannot be written.
final class OutputTests: XCTestCase {
  func testAClosedPipeEndsTheProgramQuietly() throws {
    let result = try Program.shell(#""$LGS" -c 'for i in range(1000000): print(i)' | head -n 1"#)
    XCTAssertEqual(result.output, "0\n")
    XCTAssertEqual(result.errors, "")
  }

  func testAFullDiskIsReported() throws {
    let result = try Program.shell(#""$LGS" -c 'print(1)' >/dev/full"#)
    XCTAssertNotEqual(result.status, 0)
    XCTAssertTrue(result.errors.contains("No space left on device"), result.errors)
  }

  func testAFullDiskInTheMiddleIsAnErrorOfTheProgram() throws {
    let result = try Program.shell(#""$LGS" -c 'for i in range(1000000): print(i)' >/dev/full"#)
    XCTAssertEqual(result.status, 1)
    XCTAssertTrue(result.errors.contains("OSError: [Errno 28] No space left on device"), result.errors)
  }

  func testOutputComesBeforeTheErrorThatFollows() throws {
    let result = try Program.shell(#""$LGS" -c 'print("before"); 1/0' 2>&1"#)
    XCTAssertTrue(result.output.hasPrefix("before\nTraceback"), result.output)
  }

  func testStandardErrorIsSeparate() throws {
    let result = try Program.run(["-c", "import sys; print('e', file=sys.stderr); print('o')"])
    XCTAssertEqual(result.output, "o\n")
    XCTAssertEqual(result.errors, "e\n")
  }
}
