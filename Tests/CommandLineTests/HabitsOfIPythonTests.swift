import Foundation
import XCTest

/// What people who know IPython type: it works, or a sentence says what does.
final class HabitsOfIPythonTests: XCTestCase {
  func testQuestionsComeInAllForms() throws {
    let prompt = try Prompt()
    prompt.enter("?len")
    prompt.expect("Return the number of items")
    prompt.enter("*soft*?")
    prompt.expect("log_softmax\nsoftmax\n")
    prompt.enter("torch.arg*?")
    prompt.expect("torch.argmax\ntorch.argmin\n")
    prompt.enter("?")
    prompt.expect("all of the prompt's own commands")
    prompt.enter("%pinfo2 nothing")
    prompt.expect("UsageError: nothing: no such object")
  }

  func testCommandsOfTheSystemRun() throws {
    let prompt = try Prompt()
    prompt.enter("!echo from the $((40 + 2)) shell")
    prompt.expect("\nfrom the 42 shell\n")
    prompt.enter("!exit 3")
    prompt.expect("  exit status 3\n")
    prompt.paste("%%bash\nfor word in one two; do echo \"<$word>\"; done\n\n")
    prompt.enter("")
    prompt.expect("<one>\n<two>\n")
    prompt.enter("!")
    prompt.expect("UsageError: ! needs a command of the system")
    prompt.paste("for i in range(2):\n    !ls\n")
    prompt.enter("\r")
    prompt.expect("! inside a block is not in lgs")
  }

  func testAnInterruptEndsTheCommandAndNotThePrompt() throws {
    let prompt = try Prompt()
    prompt.terminal.type("!sleep 60\r")
    prompt.terminal.settle(0.4)
    prompt.terminal.type(Keys.interrupt)
    XCTAssertTrue(prompt.waitForPrompt(seconds: 3), prompt.screen)
    prompt.enter("6 * 7")
    prompt.expect(": 42\n")
  }

  func testFamiliarCommandsNeedNoPercentSign() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("answer = 42\n", to: "program.lgs")
    let prompt = try Prompt()
    prompt.enter("cd \(folder.path)")
    prompt.enter("ls")
    prompt.expect("\nprogram.lgs\n")
    prompt.enter("run \(file)")
    prompt.enter("who")
    prompt.expect("\nanswer\n")
    prompt.enter("cd -")
    prompt.enter("history -n")
    prompt.expect("2: %ls\n")
    prompt.enter("time 2 + 2")
    prompt.expect("Wall time")
  }

  func testAProgramsOwnNamesAreNoCommands() throws {
    let prompt = try Prompt()
    prompt.enter("ls = 5")
    prompt.enter("ls")
    prompt.expect("Out[2]: 5\n")
    prompt.enter("run = 3; run")
    prompt.expect("Out[3]: 3\n")
    prompt.enter("who (1)")
    prompt.expect("NameError: name 'who' is not defined")
    prompt.enter("import time")
    prompt.enter("time.time() > 0")
    prompt.expect("Out[6]: True\n")
  }

  func testBlocksRunAgainOrComeBack() throws {
    let prompt = try Prompt()
    prompt.enter("count = 1")
    prompt.enter("count = count + 1")
    prompt.enter("%rerun")
    prompt.enter("count")
    prompt.expect("Out[4]: 3\n")
    prompt.enter("%rerun 2-3")
    prompt.enter("count")
    prompt.expect("Out[6]: 4\n")
    prompt.terminal.type("%recall 1\r")
    prompt.expect("In [8]: count = 1")
    prompt.enter("")
    prompt.enter("%rerun 99")
    prompt.expect("UsageError: there is no such block")
  }

  func testFilesAreWrittenFromBlocks() throws {
    let folder = try TemporaryFolder()
    let prompt = try Prompt()
    prompt.enter("cd \(folder.path)")
    prompt.paste("%%writefile notes.txt\nfirst\n\n")
    prompt.enter("")
    prompt.expect("Writing notes.txt\n")
    prompt.paste("%%writefile -a notes.txt\nsecond\n\n")
    prompt.enter("")
    prompt.expect("Appending to notes.txt\n")
    XCTAssertEqual(try String(contentsOfFile: folder.path + "/notes.txt", encoding: .utf8), "first\nsecond\n")
  }

  func testWhatIsMissingSaysWhatDoesItsWork() throws {
    let prompt = try Prompt(columns: 200)
    for (typed, said) in [
      ("%store x", "UsageError: %store is not in lgs: torch.save(x, 'x.pt') keeps a value"),
      ("%load_ext autoreload", "UsageError: %load_ext is not in lgs: there are no extensions"),
      ("%pip install numpy", "UsageError: %pip is not in lgs: nothing is installed into it"),
      ("%histroy", "UsageError: there is no magic %histroy; did you mean %history?"),
      ("%%who", "UsageError: %%who is not in lgs; %who takes one line"),
    ] {
      prompt.enter(typed.hasPrefix("%%") ? typed + "\rx\r" : typed)
      prompt.expect(said)
    }
  }

  func testExitNeedsNoParentheses() throws {
    let prompt = try Prompt()
    prompt.terminal.type("exit\r")
    XCTAssertEqual(prompt.terminal.waitForExit(), .status(0))
  }

  func testContainersOfTensorsAreSetOverLines() throws {
    let prompt = try Prompt(columns: 80)
    prompt.enter("{'a': ones(2, 2), 'b': 1}")
    prompt.expect("Out[1]:\n{'a': tensor([[1., 1.],\n         [1., 1.]]),\n 'b': 1}\n")
    prompt.enter("{'x' * 40: 1, 'y' * 40: 2}")
    prompt.expect("Out[2]:\n{'\(String(repeating: "x", count: 40))': 1,\n '\(String(repeating: "y", count: 40))': 2}\n")
    prompt.enter("{'a': [1, 2]}")
    prompt.expect("Out[3]: {'a': [1, 2]}\n")
  }

  func testABlockShowsItsLastValueAsANotebookDoes() throws {
    let prompt = try Prompt()
    prompt.paste("first = 'hidden'\nfirst\nfirst + '!'")
    prompt.enter("")
    prompt.expect("Out[1]: 'hidden!'\n")
    XCTAssertFalse(prompt.screen.contains("\n'hidden'\n"), prompt.screen)
  }
}
