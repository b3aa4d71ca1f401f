import Foundation
import XCTest

/// Ctrl-C stops whatever runs.
final class InterruptTests: XCTestCase {
  private func expectInterrupt(
    _ program: String, within seconds: Double, file: StaticString = #filePath, line: UInt = #line
  ) throws {
    // The shortest of three counts: other programs on the machine may delay one.
    var shortest = Double.infinity
    for _ in 0..<3 where shortest > seconds {
      let running = try RunningProgram(Program.path, ["-c", "print('ready', flush=True)\n" + program])
      running.waitForLine("ready")
      usleep(300_000)
      let start = DispatchTime.now().uptimeNanoseconds
      running.interrupt()
      let result = running.finish()
      shortest = min(shortest, Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9)
      XCTAssertEqual(result.status, 130, program, file: file, line: line)
      XCTAssertTrue(result.errors.hasSuffix("KeyboardInterrupt\n"), result.errors, file: file, line: line)
    }
    XCTAssertLessThan(shortest, seconds, program, file: file, line: line)
  }

  func testAnEndlessLoopStops() throws {
    try expectInterrupt("while True: pass", within: 0.2)
  }

  func testALoopInsideAFunctionStops() throws {
    try expectInterrupt("def f():\n    n = 0\n    while n >= 0:\n        n += 1\nf()", within: 0.2)
  }

  func testABigMatrixProductStops() throws {
    try expectInterrupt("x = torch.ones(6000, 6000)\nx @ x\nx @ x\nx @ x", within: 0.2)
  }

  func testElementwiseOperationsOnBigTensorsStop() throws {
    try expectInterrupt("x = torch.ones(30_000_000)\nwhile True: y = torch.exp(x)", within: 0.2)
  }

  func testBuiltinsThatTakeLongStop() throws {
    for program in ["sum(range(10 ** 12))", "list(map(abs, iter(int, 1)))", "import time; time.sleep(60)"] {
      try expectInterrupt(program, within: 0.2)
    }
  }

  func testAProgramCanCatchTheInterrupt() throws {
    let program = """
      try:
          print('ready', flush=True)
          while True: pass
      except KeyboardInterrupt:
          print('caught')
      """
    let running = try RunningProgram(Program.path, ["-c", program])
    running.waitForLine("ready")
    usleep(100_000)
    running.interrupt()
    let result = running.finish()
    XCTAssertEqual(result.output, "caught\n")
    XCTAssertEqual(result.status, 0)
  }
}
