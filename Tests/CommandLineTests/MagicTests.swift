import Foundation
import XCTest

/// The prompt's own commands.
final class MagicTests: XCTestCase {
  func testTimeSaysHowLongAndGivesTheValue() throws {
    let prompt = try Prompt()
    prompt.enter("%time 6 * 7")
    prompt.expect("Out[1]: 42\n")
    prompt.expect("Wall time: ")
    prompt.enter("%timeit -n 10 -r 2 1 + 1")
    prompt.expect("(mean ± std. dev. of 2 runs, 10 loops each)")
    prompt.enter("%who")
    prompt.expect("Interactive namespace is empty.")
  }

  func testABlockUnderTwoSignsIsTimed() throws {
    let prompt = try Prompt()
    prompt.paste("%%time\na = 1\na + 1\n\n")
    prompt.enter("\r")
    prompt.expect("Wall time: ")
    prompt.enter("a")
    prompt.expect(": 1\n")
  }

  func testVariablesAreListedAndForgotten() throws {
    let prompt = try Prompt()
    prompt.enter("x = ones(2, 3); name = 'lgs'")
    prompt.enter("%whos")
    prompt.expect("x          Tensor   Tensor of shape (2, 3), float32\n")
    prompt.expect("name       str      str 'lgs'\n")
    prompt.terminal.type("%reset\r")
    prompt.expect("Proceed (y/[n])?")
    prompt.enter("n")
    prompt.enter("%who")
    prompt.expect("name\tx".replacingOccurrences(of: "\t", with: "    "))
    prompt.enter("%reset -f")
    prompt.enter("x")
    prompt.expect("NameError: name 'x' is not defined")
  }

  func testAProgramFileRunsInTheSession() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("import sys\nanswer = 42\nprint('args', sys.argv[1:])\n")
    let prompt = try Prompt()
    prompt.enter("%run \(file) a b")
    prompt.expect("args ['a', 'b']")
    prompt.enter("answer")
    prompt.expect(": 42\n")
    prompt.enter("%run nowhere.lgs")
    prompt.expect("UsageError: can't open file 'nowhere.lgs'")
  }

  func testAnInterruptCancelsTheRestOfABlock() throws {
    let prompt = try Prompt()
    prompt.paste("%time 1\nwhile True: pass\n\nprint('after')\n%who\n")
    prompt.terminal.type("\r\r")
    prompt.terminal.settle(0.6)
    prompt.terminal.type(Keys.interrupt)
    XCTAssertTrue(prompt.waitForPrompt(), prompt.screen)
    XCTAssertFalse(prompt.transcript.contains("Interactive namespace"), prompt.transcript)
  }

  func testHistoryIsShownSavedAndExported() throws {
    let folder = try TemporaryFolder()
    let prompt = try Prompt()
    prompt.enter("a = 1")
    prompt.enter("a?")
    prompt.enter("b = 2; c = 3")
    prompt.enter("%history -n 1-3")
    prompt.expect("1: a = 1\n2: a?\n3: b = 2; c = 3\n")
    prompt.enter("%history -s 3")
    prompt.expect("b = 2\nc = 3\n")
    prompt.enter("%save \(folder.path)/out.lgs")
    prompt.expect("2 blocks written")
    XCTAssertEqual(try String(contentsOfFile: folder.path + "/out.lgs", encoding: .utf8), "a = 1\nb = 2; c = 3\n")
    prompt.enter("%save \(folder.path)/out.lgs")
    prompt.expect("exists; -f replaces it")
    prompt.enter("%python \(folder.path)/out.py")
    let python = try String(contentsOfFile: folder.path + "/out.py", encoding: .utf8)
    XCTAssertTrue(python.hasPrefix("import builtins\n") && python.hasSuffix("\na = 1\n\nb = 2; c = 3\n"), python)
  }

  func testAnEditorsTextComesToThePrompt() throws {
    let folder = try TemporaryFolder()
    let editor = try folder.write("#!/bin/sh\necho 'edited = 5' > \"$1\"\n", to: "editor")
    XCTAssertEqual(chmod(editor, 0o755), 0)
    let prompt = try Prompt(environment: ["EDITOR": editor])
    prompt.enter("x = 1")
    prompt.terminal.type("%edit\r")
    prompt.expect("In [3]: edited = 5")
    prompt.enter("")
    prompt.enter("edited")
    prompt.expect(": 5\n")
    prompt.terminal.type("x\u{18}\u{5}")
    prompt.expect("In [5]: edited = 5")
  }

  func testLoadPutsAFileAtThePrompt() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("for i in range(2):\n    print('row', i)\n")
    let prompt = try Prompt()
    prompt.terminal.type("%load \(file)\r")
    prompt.expect("print('row', i)")
    prompt.enter("\r")
    prompt.expect("row 1")
  }

  func testFoldersAreGoneThrough() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "here.lgs")
    let prompt = try Prompt()
    prompt.enter("%cd \(folder.path)")
    prompt.enter("%ls")
    prompt.expect("\nhere.lgs\n")
    prompt.enter("%env HOME")
    prompt.expect("/tmp/")
    prompt.enter("%nothing")
    prompt.expect("UsageError: there is no magic %nothing")
    prompt.enter("%timeit?")
    prompt.expect("%timeit [-n LOOPS] [-r RUNS] STATEMENT")
    prompt.type("%whe", "\u{15}", "%lsm", "\t")
    prompt.enter("")
    prompt.expect("List the magics.")
  }

  func testArgumentsOfMagicsAreCompleted() throws {
    let folder = try TemporaryFolder()
    try folder.write("print('ran the lesson')\n", to: "lesson-one.lgs")
    let prompt = try Prompt()
    prompt.enter("weights = ones(2)")
    prompt.type("%time weig", "\t")
    prompt.enter("")
    prompt.expect("Out[2]: tensor([1., 1.])")
    prompt.type("%run \(folder.path)/less", "\t")
    prompt.enter("")
    prompt.expect("ran the lesson")
  }

  func testTheGraphOfALossIsATree() throws {
    let prompt = try Prompt()
    prompt.enter("w = tensor(2., requires_grad=True); x = tensor(3.)")
    prompt.enter("loss = (w * x - 1).exp()")
    prompt.enter("%graph loss")
    prompt.expect(
      """
      loss: ExpBackward0  ()  = 148.4
      └─ SubBackward0  ()  = 5
         └─ MulBackward0  ()  = 6
            ├─ w  ()  = 2  grad None: backward not called yet
            └─ x  ()  = 3  no gradient wanted
      """)
    prompt.enter("loss.backward()")
    prompt.enter("%graph loss")
    prompt.expect("w  ()  = 2  grad 445.2")
    let folder = try TemporaryFolder()
    prompt.enter("%graph loss \(folder.path)/loss.svg")
    let picture = try String(contentsOfFile: folder.path + "/loss.svg", encoding: .utf8)
    XCTAssertTrue(picture.hasPrefix("<svg ") && picture.contains(">loss: ExpBackward0"), picture)
  }

  func testShapesAreDrawnUnderAnExpression() throws {
    let prompt = try Prompt(columns: 140)
    prompt.enter("x = ones(50, 1); y = ones(50)")
    prompt.enter("%explain (x - y).mean()")
    prompt.expect(
      """
      (x - y).mean()
       ─              (50, 1) float32
           ─          (50,) float32
       ─────          (50, 50) float32  ← (50, 1) with (50,): both stretched!
      ──────────────  () float32
      """)
    prompt.enter("%explain x @ y.reshape(2, 25)")
    prompt.expect("✗ (50, 1) and (2, 25): RuntimeError: mat1 and mat2 shapes cannot be multiplied (50x1 and 2x25)")
    prompt.enter("%shape on")
    prompt.enter("y[:1]")
    prompt.expect("Out[5]: tensor([1.])\n  Tensor of shape (1,), float32\n")
  }
}
