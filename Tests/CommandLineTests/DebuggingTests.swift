import Foundation
import XCTest

/// A look at an error once it has happened: `%debug`, `%pdb`, `%tb`, `%xmode`.
final class DebuggingTests: XCTestCase {
  private func promptWithAnError() throws -> Prompt {
    let prompt = try Prompt()
    prompt.paste("def layer(x, w):\n    scale = 2\n    return (x @ w) * scale\n\n")
    prompt.enter("")
    prompt.enter("layer(ones(2, 3), ones(4, 5))")
    return prompt
  }

  private func ask(_ prompt: Prompt, _ command: String) {
    prompt.terminal.type(command + "\r")
    let isBack = prompt.terminal.wait { $0.text.split(separator: "\n").last?.hasPrefix("debug>") == true }
    XCTAssertTrue(isBack, prompt.screen)
    prompt.terminal.settle(0.1)
  }

  func testAnErrorInAFunctionNamesTheValuesThatItHadThere() throws {
    let prompt = try promptWithAnError()
    prompt.expect("RuntimeError: mat1 and mat2 shapes cannot be multiplied (2x3 and 4x5)\n  x  Tensor of shape (2, 3)")
    prompt.expect("  w  Tensor of shape (4, 5), float32\n")
  }

  func testThePlaceOfTheErrorIsShownWithItsVariables() throws {
    let prompt = try promptWithAnError()
    ask(prompt, "%debug")
    prompt.expect("line 3, in layer  (call 2 of 2)")
    prompt.expect("->    3      return (x @ w) * scale")
    prompt.expect("  scale  int 2\n")
    ask(prompt, "x.shape[1] + scale")
    prompt.expect("debug> x.shape[1] + scale\n5\n")
    ask(prompt, "p w.T.shape")
    prompt.expect("torch.Size([5, 4])\n")
    ask(prompt, "u")
    prompt.expect("in <module>  (call 1 of 2)")
    ask(prompt, "up")
    prompt.expect("this is the outermost call")
    ask(prompt, "scale")
    prompt.expect("NameError: name 'scale' is not defined")
    ask(prompt, "c")
    prompt.expect("The program has ended")
    prompt.enter("q")
    prompt.enter("scale")
    prompt.expect("NameError: name 'scale' is not defined")
  }

  func testWhatIsAskedIsNoPartOfTheSession() throws {
    let prompt = try promptWithAnError()
    ask(prompt, "%debug")
    ask(prompt, "y = x + 1")
    ask(prompt, "y.sum()")
    prompt.expect("tensor(12.)\n")
    prompt.terminal.type(Keys.interrupt)
    XCTAssertTrue(prompt.waitForPrompt(), prompt.screen)
    prompt.enter("y")
    prompt.expect("NameError: name 'y' is not defined")
    prompt.enter("%history")
    XCTAssertFalse(prompt.screen.components(separatedBy: "%history").last?.contains("y.sum") ?? true, prompt.screen)
  }

  func testAutomaticDebuggingBeginsAfterEveryError() throws {
    let prompt = try Prompt()
    prompt.enter("%debug")
    prompt.expect("UsageError: no error has been raised in this session")
    prompt.enter("%pdb on")
    prompt.expect("Automatic pdb calling has been turned ON")
    ask(prompt, "1/0")
    prompt.enter("q")
    prompt.enter("%pdb off")
    prompt.enter("1/0")
  }

  func testTheModeOfTracebacksIsChosen() throws {
    let prompt = try promptWithAnError()
    prompt.enter("%xmode minimal")
    prompt.enter("%clear")
    prompt.enter("%tb")
    XCTAssertFalse(prompt.screen.contains("Traceback"), prompt.screen)
    prompt.expect("RuntimeError: mat1 and mat2")
    prompt.enter("%tb verbose")
    prompt.expect("    scale = int 2\n")
    prompt.enter("%xmode odd")
    prompt.expect("UsageError: there is no mode 'odd'; there are Plain, Context, Verbose, Minimal")
  }
}
