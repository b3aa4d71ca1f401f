import Foundation
import XCTest

/// What the prompt reads before the first block, and what it shows while a block runs.
final class PromptSetupTests: XCTestCase {
  private func home(_ files: [String: String]) throws -> TemporaryFolder {
    let home = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: home.path + "/.config/lgs", withIntermediateDirectories: true)
    for (name, text) in files { try home.write(text, to: ".config/lgs/" + name) }
    return home
  }

  func testAStartupFileRunsAndItsNamesStay() throws {
    let home = try home(["startup.lgs": "ready = 42\nprint('good morning')\n"])
    let prompt = try Prompt(home: home)
    prompt.expect("good morning")
    prompt.enter("ready")
    prompt.expect("Out[1]: 42\n")
    let bare = try Prompt(["--no-startup"], home: home)
    bare.enter("ready")
    bare.expect("NameError: name 'ready' is not defined")
  }

  func testABrokenStartupFileLeavesThePrompt() throws {
    let prompt = try Prompt(home: home(["startup.lgs": "1 / 0\n"]))
    prompt.expect("ZeroDivisionError: division by zero")
    prompt.enter("'alive'")
    prompt.expect("'alive'")
  }

  func testTheConfigurationIsReadAndMistakesAreNamed() throws {
    let home = try home(["config.toml": "# mine\nlanguage = \"ko\"  # Korean\nshapes = true\ncolour = 1\n"])
    let prompt = try Prompt(home: home)
    prompt.expect("lgs: config.toml, line 4: 'colour = 1' is not understood")
    prompt.enter("ones(2)")
    prompt.expect("tensor([1., 1.])\n  Tensor of shape (2,), float32\n")
    prompt.enter("1 / 0")
    prompt.expect("나누는 수가 0입니다")
  }

  func testNotesCanBeTurnedOff() throws {
    let prompt = try Prompt(home: home(["config.toml": "notes = false\n"]))
    prompt.enter("[1](0)")
    prompt.expect("TypeError: 'list' object is not callable\nIn [2]:")
  }

  func testALongLoopShowsHowFarItIsAndTheLineGoesAway() throws {
    let prompt = try Prompt()
    prompt.enter("import time")
    prompt.enterLine("for i in range(40): time.sleep(0.06)")
    prompt.terminal.type("\r")
    prompt.expect("/40 [00:0", seconds: 5)
    XCTAssertTrue(prompt.waitForPrompt(), prompt.screen)
    XCTAssertFalse(prompt.transcript.contains("/40 ["), prompt.transcript)
  }

  func testPrintedLinesStandInPlaceOfTheProgress() throws {
    let prompt = try Prompt()
    prompt.enter("import time")
    prompt.enterLine("for i in range(30):")
    prompt.enterLine("time.sleep(0.1)")
    prompt.enterLine("if i == 25: print('nearly')")
    prompt.terminal.type("\r\r")
    XCTAssertTrue(prompt.waitForPrompt(seconds: 15), prompt.screen)
    prompt.expect("\nnearly\nIn [3]:")
  }

  func testTqdmShowsABarAtATerminalAndNothingInAPipe() throws {
    let prompt = try Prompt()
    prompt.enter("from tqdm import tqdm")
    prompt.enter("sum(tqdm([1, 2, 3], desc='adding'))")
    prompt.expect("adding: 100%|")
    prompt.expect("Out[2]: 6\n")
    let result = try Program.run(["-c", "from tqdm import tqdm, trange\nprint(sum(tqdm([1, 2])), len(trange(5)))"])
    XCTAssertEqual(result.output, "3 5\n")
    XCTAssertEqual(result.errors, "")
  }

  func testHabitsAreNotedOnce() throws {
    let prompt = try Prompt()
    prompt.enter("a = ones(50, 1, requires_grad=True); b = ones(50)")
    prompt.enter("loss = ((a - b) ** 2).mean()")
    prompt.expect("note: loss compares (50, 1) with (50,): every number with every other")
    prompt.enter("w = tensor([-1.], requires_grad=True)")
    prompt.enter("loss = w.log().sum()")
    prompt.expect("note: loss has become nan, first in LogBackward0, from values -1 to -1")
    prompt.enter("optimizer = SGD([w], lr=0.1)")
    prompt.paste("for epoch in range(2):\n    loss = (w * w).sum()\n    loss.backward()\n    optimizer.step()\n\n")
    prompt.enter("\r")
    prompt.expect("note: this loop calls backward() and step() but never zero_grad()")
    let pipe = try Program.run([], input: "w = tensor([-1.], requires_grad=True)\nloss = w.log().sum()\n")
    XCTAssertEqual(pipe.errors + pipe.output, "")
  }

  func testFiguresAreDrawnAtTheEndOfTheirBlock() throws {
    let prompt = try Prompt()
    prompt.enter("lines = plt.plot([1, 4, 2]); title = plt.title('growth')")
    prompt.expect("growth")
    prompt.expect("\u{2847}")
    let kitty = try Prompt(environment: ["KITTY_WINDOW_ID": "1"])
    kitty.enter("lines = plt.plot([1, 4, 2])")
    XCTAssertTrue(kitty.written.contains("\u{1B}_Ga=T,f=100,"), kitty.screen)
  }

  func testWhatIsDisplayedIsText() throws {
    let prompt = try Prompt()
    prompt.enter("from IPython.display import display, Markdown")
    prompt.enter("display(Markdown('*a*'))")
    prompt.expect("<IPython.core.display.Markdown object>")
  }

}
