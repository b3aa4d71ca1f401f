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

  func testWorkOnMillionsOfItemsStops() throws {
    let list = "x = [[i] for i in range(10 ** 6)]\n"
    let numbers = "x = list(range(3 * 10 ** 6))\n"
    let text = "import io\nx = 'ab\\n' * 10 ** 7\n"
    try expectStop("import copy\n" + list, "y = copy.deepcopy(x)")
    try expectStop("import copy\n" + numbers, "y = copy.deepcopy(x)")
    try expectStop("import pprint\n" + numbers, "y = pprint.pformat(x)")
    try expectStop(numbers, "y = x * 20")
    try expectStop(text, "y = io.StringIO(x).read()")
    try expectStop(numbers, "y = max(*x)")
    try expectStop("import io\n" + numbers, "print(*x, file=io.StringIO())")
    try expectStop("x = [[1, 2]] * 10 ** 6", "y = list(zip(*x))")
    try expectStop("x = b'ab ' * 10 ** 7", "y = x.replace(b'a', b'xy')")
  }

  /// Expects a line that is run again and again to stop; freeing what was prepared does not count.
  private func expectStop(
    _ preparation: String, _ line: String, file: StaticString = #filePath, lineNumber: UInt = #line
  ) throws {
    let program = """
      \(preparation)
      print('ready', flush=True)
      try:
          while True: \(line)
      except KeyboardInterrupt: print('stopped', flush=True)
      """
    var shortest = Double.infinity
    for _ in 0..<3 where shortest > 0.2 {
      let running = try RunningProgram(Program.path, ["-c", program])
      running.waitForLine("ready")
      usleep(300_000)
      let start = DispatchTime.now().uptimeNanoseconds
      running.interrupt()
      running.waitForLine("stopped")
      shortest = min(shortest, Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9)
      _ = running.finish()
    }
    XCTAssertLessThan(shortest, 0.2, line, file: file, line: lineNumber)
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
  /// What works for many seconds, behind what is prepared for it. `scripts/bench-prompt --interrupts` measures hundreds.
  private typealias LongProgram = (preparation: String, work: String)

  private static let collections: [LongProgram] = [
    ("def f(n): return n if n < 2 else f(n - 1) + f(n - 2)", "f(60)"),
    ("x = [(i * 7919) % 10000019 for i in range(2000000)]", "while True: y = sorted(x)"),
    ("x = []\nfor i in range(60): x = [x, x]", "y = repr(x)"),
    ("x = list(range(10 ** 7))", "x"),
    ("x = 0", "while True: y = set(range(10 ** 6))"),
    ("x = 0", "y = [[i] for i in range(10 ** 9)]"),
    ("x = 0", "y = list(range(10 ** 9))"),
    ("x = 0", "y = sum(range(10 ** 12))"),
    ("x = list(range(10 ** 7))", "while True: y = x + x; y = x[::-1]; del y[::2]"),
    ("x = dict(zip(range(10 ** 6), range(10 ** 6)))", "while True: y = {}; y.update(x)"),
  ]

  private static let numbers: [LongProgram] = [
    ("x = 0", "x = 10 ** 10 ** 7"), ("x = 0", "x = pow(3, 10 ** 20000, 10 ** 20000 + 1)"),
    ("import math; x = 7 ** 300000; z = 3 ** 300000", "while True: y = math.gcd(x, z)"),
    ("import math; x = 7 ** 300000", "while True: y = math.isqrt(x)"),
    ("import math; x = 7 ** 300000", "while True: y = hex(x); z = x * x // 3"),
  ]

  private static let texts: [LongProgram] = [
    ("x = 'ab' * 20000000", "while True: y = x.replace('a', 'ccc')"),
    ("x = 'ab ' * 10 ** 7", "while True: y = x.split(); z = ','.join(y)"),
    ("x = 'ab ' * 10 ** 7", "while True: y = x.rsplit('b'); z = x.splitlines()"),
    ("x = 'ab ' * 10 ** 7", "while True: y = x[::-1]; z = x.upper().title()"),
    ("x = '가나 ' * 10 ** 7", "while True: y = x[::-1]; z = repr(x), x.strip('가나 '), len(x), x[-1]"),
    ("x = 'ab ' * 10 ** 7", "while True: y = x.translate({97: 'c'})"),
    ("x = 'a' * 10 ** 7", "while True: y = 'b' in x, x.rfind('b' + x[:10 ** 6]), x.count('a')"),
    ("x = 0", "while True: y = f'{1:{10 ** 9}}', '%09d' % 1, 'a'.center(10 ** 9)"),
    ("import time", "time.sleep(0.5)\nwhile True: print('x' * 70)"),
    ("import re", "re.match('(a*)*b', 'a' * 40)"),
    ("import json; x = list(range(10 ** 6))", "while True: y = json.loads(json.dumps(x))"),
  ]

  private static let tensors: [LongProgram] = [
    ("x = torch.rand(8000000)", "while True: y = x.sort()"),
    ("x = torch.rand(8000000)", "while True: y = x.topk(4000000), x.argsort(), x.unique()"),
    ("x = torch.rand(3000000)", "while True: y = x.median(), x.kthvalue(5), x.histc(), x.cummax(0)"),
    ("x = torch.ones(3 * 10 ** 7)", "y = [x.tolist() for i in range(9)]"),
    ("x = torch.ones(5000, 4000)", "while True: y = x.cumsum(0), x.argmax(0)"),
    ("x = 0", "while True: y = torch.randn(3 * 10 ** 7), np.random.rand(10 ** 7)"),
    ("x = torch.ones(4000, 4000)", "while True: y = x @ x"),
    ("x = torch.rand(600, 600); x = x @ x.T", "while True: y = torch.linalg.svd(x)"),
    ("x = torch.rand(900, 900) + 900 * torch.eye(900)", "while True: y = x.inverse(), torch.linalg.qr(x), x.det()"),
    (
      "x = np.random.rand(500, 500); x = x @ x.T",
      "while True: y = np.linalg.svd(x), np.linalg.eigh(x), np.linalg.inv(x)"
    ),
    ("c = nn.Conv2d(8, 16, 3); x = torch.rand(32, 8, 128, 128)", "while True: y = c(x)"),
    (
      "x = torch.rand(3 * 10 ** 7)", "while True: torch.save(x, '/tmp/lgs-long.pt'); y = torch.load('/tmp/lgs-long.pt')"
    ),
    (
      "from torch.utils.data import DataLoader\nd = DataLoader(list(range(10 ** 6)), batch_size=10 ** 5, shuffle=True)",
      "while True: y = [b for b in d]"
    ),
  ]

  private static let tables: [LongProgram] = [
    ("t = pd.DataFrame({'a': np.random.rand(10 ** 6)})", "while True: u = t.sort_values('a')"),
    ("t = pd.DataFrame({'k': np.random.randint(0, 1000, 10 ** 6)})", "while True: u = t.groupby('k').size()"),
    ("t = pd.DataFrame({'k': np.random.randint(0, 1000, 10 ** 6)})", "while True: u = t.merge(t[:1000], on='k')"),
    ("t = pd.DataFrame({'a': np.random.rand(10 ** 6)})", "while True: u = t.to_csv()"),
  ]

  private static let figures: [LongProgram] = [
    ("x = np.random.rand(10 ** 6)", "plt.plot(x, np.random.rand(10 ** 6), 'o'); plt.savefig('/tmp/lgs-long.png')"),
    ("x = np.random.rand(10 ** 6)", "plt.plot(x, lw=9, ls='--'); plt.savefig('/tmp/lgs-long.png')"),
    (
      "x, y = np.meshgrid(np.linspace(0, 1, 300), np.linspace(0, 1, 300))",
      "while True: l = plt.figure().add_subplot(projection='3d').plot_surface(x, y, x * y, rstride=1, cstride=1); "
        + "plt.savefig('/tmp/lgs-long.png'); plt.close()"
    ),
  ]

  private func expectInterrupts(_ programs: [LongProgram], line: UInt = #line) throws {
    let prompt = try Prompt()
    prompt.enter("kept = 42")
    for (index, program) in programs.enumerated() {
      prompt.paste("\(program.preparation)\nprint('go' + '\(index)')\n\(program.work)")
      prompt.terminal.type("\r\r")
      let hasBegun = prompt.terminal.wait(seconds: 60) { $0.lines.contains("go\(index)") }
      XCTAssertTrue(hasBegun, "\(program.work):\n\(prompt.screen)", line: line)
      prompt.terminal.settle(0.2)
      let start = DispatchTime.now().uptimeNanoseconds
      prompt.terminal.type(Keys.interrupt)
      XCTAssertTrue(prompt.waitForPrompt(seconds: 10), "\(program.work):\n\(prompt.screen)", line: line)
      // 50 ms on a free machine.
      let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
      XCTAssertLessThan(seconds, 1, program.work, line: line)
      XCTAssertTrue(prompt.screen.contains("KeyboardInterrupt"), "\(program.work):\n\(prompt.screen)", line: line)
      prompt.enter("%clear")
      prompt.enter("kept, \(index)")
      prompt.expect(": (42, \(index))\n")
    }
  }

  func testCollectionsStop() throws { try expectInterrupts(Self.collections) }
  func testNumbersStop() throws { try expectInterrupts(Self.numbers) }
  func testTextsStop() throws { try expectInterrupts(Self.texts) }
  func testTensorsStop() throws { try expectInterrupts(Self.tensors) }
  func testTablesStop() throws { try expectInterrupts(Self.tables) }
  func testFiguresStop() throws { try expectInterrupts(Self.figures) }
}
