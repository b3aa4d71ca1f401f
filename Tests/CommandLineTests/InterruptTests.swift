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

  func testAnExpressionThatTriesTooMuchStops() throws {
    try expectInterrupt("import re\nre.match('(a*)*b', 'a' * 40)", within: 0.2)
    try expectInterrupt("import re\nre.match('(?:a|aa)+$', 'a' * 60 + 'b')", within: 0.2)
  }

  func testReadingWithoutEndStops() throws {
    try expectInterrupt("open('/dev/stdin').read()", within: 0.2)
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

  func testALineOfManyCrossingsStopsBeingDrawn() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("lgs-\(getpid())-long.png").path
    try expectInterrupt(
      "x = torch.rand(2, 2_000_000)\nplt.plot(x[0], x[1], lw=0.5)\nplt.savefig('\(file)')", within: 3)
    XCTAssertFalse(FileManager.default.fileExists(atPath: file))
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

/// Ctrl-C in what takes long without turning a loop of the program.
final class LongOperationTests: XCTestCase {
  /// Programs that print `go` and then work for many seconds.
  private static let programs = [
    "def f(n): return n if n < 2 else f(n - 1) + f(n - 2)\nprint('go')\nf(60)",
    "print('go')\nx = 10 ** 10 ** 7",
    "print('go')\nx = pow(3, 10 ** 20000, 10 ** 20000 + 1)",
    "x = [(i * 7919) % 10000019 for i in range(2000000)]\nprint('go')\nwhile True: y = sorted(x)",
    "x = torch.rand(8000000)\nprint('go')\nwhile True: y = x.sort()",
    "x = 'ab' * 20000000\nprint('go')\nwhile True: y = x.replace('a', 'ccc')",
    "x = []\nfor i in range(60): x = [x, x]\nprint('go')\ny = repr(x)",
    "import time\nprint('go')\ntime.sleep(0.5)\nwhile True: print('x' * 70)",
    "x = list(range(10 ** 7))\nprint('go')\nx",
    "x = 'ab ' * 10 ** 7\nprint('go')\nwhile True: y = x.split()",
    "print('go')\nwhile True: y = set(range(10 ** 6))",
    "x = torch.ones(3 * 10 ** 7)\nprint('go')\ny = [x.tolist() for i in range(9)]",
    "x = torch.ones(5000, 4000)\nprint('go')\nwhile True: y = x.cumsum(0), x.argmax(0)",
    "print('go')\nwhile True: y = torch.randn(3 * 10 ** 7), np.random.rand(10 ** 7)",
    "x = torch.ones(4000, 4000)\nprint('go')\nwhile True: y = x @ x",
    "c = nn.Conv2d(8, 16, 3)\nx = torch.rand(32, 8, 128, 128)\nprint('go')\nwhile True: y = c(x)",
    "from torch.utils.data import DataLoader\nd = DataLoader(list(range(10 ** 6)), batch_size=10 ** 5, shuffle=True)\n"
      + "print('go')\nwhile True: y = [b for b in d]",
    "t = pd.DataFrame({'a': np.random.rand(10 ** 6)})\nprint('go')\nwhile True: u = t.sort_values('a')",
    "t = pd.DataFrame({'k': np.random.randint(0, 1000, 10 ** 6)})\nprint('go')\nwhile True: u = t.groupby('k').size()",
    "t = pd.DataFrame({'a': np.random.rand(10 ** 6)})\nprint('go')\nwhile True: u = t.to_csv()",
    "x = np.random.rand(10 ** 6)\nprint('go')\nplt.plot(x, np.random.rand(10 ** 6), 'o'); plt.savefig('points.png')",
  ]

  func testTheyStopAndVariablesStay() throws {
    for program in Self.programs {
      let prompt = try Prompt()
      prompt.enter("kept = 42")
      prompt.paste(program)
      prompt.terminal.type("\r\r")
      XCTAssertTrue(prompt.terminal.wait(seconds: 30) { $0.text.contains("\ngo") }, "\(program):\n\(prompt.screen)")
      prompt.terminal.settle(0.2)
      let start = DispatchTime.now().uptimeNanoseconds
      prompt.terminal.type(Keys.interrupt)
      XCTAssertTrue(prompt.waitForPrompt(seconds: 10), "\(program):\n\(prompt.screen)")
      // 50 ms on a free machine.
      XCTAssertLessThan(Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9, 1, program)
      XCTAssertTrue(prompt.screen.contains("KeyboardInterrupt"), "\(program):\n\(prompt.screen)")
      prompt.enter("kept")
      prompt.expect(": 42\n")
    }
  }
}
