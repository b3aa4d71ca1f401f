import Foundation
import TerminalSupport
import XCTest

/// The prompt at a real terminal.
final class PromptTests: XCTestCase {
  func testANetworkIsMadeLookedAtAndUnpacked() throws {
    let prompt = try Prompt()
    prompt.enter("net = Sequential(Linear(1,1), Sigmoid())")
    prompt.enter("net[0].weight.data = tensor([[0.5]])")
    prompt.enter("net[0].weight")
    prompt.expect("Parameter containing:\ntensor([[0.5000]], requires_grad=True)\n")
    prompt.enter("net")
    prompt.expect(
      """
      Sequential(
        (0): Linear(in_features=1, out_features=1, bias=True)
        (1): Sigmoid()
      )

      """)
    prompt.enter("l1, a1 = net")
    prompt.enter("a1, l1 is net[0]")
    prompt.expect("(Sigmoid(), True)")
    prompt.enter("net[5]")
    prompt.expect("IndexError: index 5 is out of range")
    prompt.enter("net.shape")
    prompt.expect("AttributeError: 'Sequential' object has no attribute 'shape'")
  }

  private static let setUp = [
    "x = linspace(-1, 1, 50).reshape(50, 1)", "y = (x > 0).float()", "net = Sequential(Linear(1,1), Sigmoid())",
    "net[0].weight.data, net[0].bias.data = tensor([[0.]]), tensor([0.])", "opt = SGD(net.parameters(), lr=1.0)",
    "loss_fn = BCELoss()",
  ]

  private static let loop = """
    for epoch in range(100):
        loss = loss_fn(net(x), y)
        loss.backward()
        opt.step()
        opt.zero_grad()
    """

  /// The expected text is PyTorch's.
  private func expectTrained(_ prompt: Prompt, file: StaticString = #filePath, line: UInt = #line) {
    prompt.enter("f'trained {loss.item():.3f} {net[0].weight.item():.2f}'")
    prompt.expect("trained \(Self.trainedLossAndWeight)", file: file, line: line)
  }

  private static let trainedLossAndWeight = "0.137 5.86"

  func testAPastedLoopTrains() throws {
    let prompt = try Prompt()
    Self.setUp.forEach { prompt.enter($0) }
    prompt.paste(Self.loop + "\n")
    // A pasted block waits for the person who pasted it.
    prompt.terminal.type("\r")
    prompt.terminal.settle(0.2)
    if !prompt.waitForPrompt(seconds: 2) { prompt.enter("") }
    expectTrained(prompt)
  }

  func testATypedLoopTrains() throws {
    let prompt = try Prompt()
    Self.setUp.forEach { prompt.enter($0) }
    for line in Self.loop.split(separator: "\n") { prompt.enterLine(String(line.drop { $0 == " " })) }
    prompt.enter("")
    expectTrained(prompt)
  }

  func testControlCInAnEndlessLoopKeepsAllVariables() throws {
    let prompt = try Prompt()
    prompt.enter("kept = tensor([1., 2.])")
    prompt.enterLine("while True:")
    prompt.enterLine("last = kept * 2")
    prompt.terminal.type("\r")
    prompt.terminal.settle(0.5)
    XCTAssertFalse(prompt.waitForPrompt(seconds: 0.5), prompt.screen)
    prompt.terminal.type(Keys.interrupt)
    XCTAssertTrue(prompt.waitForPrompt(), prompt.screen)
    prompt.expect("KeyboardInterrupt")
    prompt.enter("kept, last")
    prompt.expect("(tensor([1., 2.]), tensor([2., 4.]))")
  }

  func testControlCDropsTheLineThatIsTyped() throws {
    let prompt = try Prompt()
    prompt.terminal.type("half a line")
    prompt.terminal.settle()
    prompt.terminal.type(Keys.interrupt)
    XCTAssertTrue(prompt.waitForPrompt(), prompt.screen)
    prompt.enter("1 + 1")
    prompt.expect(": 2\n")
  }

  func testControlCDropsABlock() throws {
    let prompt = try Prompt()
    prompt.enterLine("for i in range(3):")
    prompt.enterLine("print(i)")
    prompt.terminal.type(Keys.interrupt)
    XCTAssertTrue(prompt.waitForPrompt(), prompt.screen)
    prompt.enter("'alive'")
    prompt.expect("'alive'")
    XCTAssertFalse(prompt.transcript.contains("\n0\n"), prompt.transcript)
  }

  func testKoreanTextIsTypedAndEdited() throws {
    let prompt = try Prompt()
    prompt.terminal.type("가중치 = '안녕하새'")
    prompt.terminal.settle()
    prompt.terminal.type(Keys.left + Keys.backspace + "세")
    prompt.terminal.settle()
    prompt.enter("")
    prompt.enter("가중치, len(가중치)")
    prompt.expect("('안녕하세', 4)")
    prompt.terminal.type(Keys.up + Keys.lineStart + "반복 = ")
    prompt.terminal.settle()
    prompt.enter("")
    prompt.enter("반복[0] * 2")
    prompt.expect("'안녕하세안녕하세'")
    prompt.enter("없는이름")
    prompt.expect("NameError: name '없는이름' is not defined")
  }

  func testTheLastValueHasAName() throws {
    let prompt = try Prompt()
    prompt.enter("6 * 7")
    prompt.enter("_ + 1")
    prompt.expect("Out[2]: 43\n")
    prompt.enter("None")
    prompt.enter("_ * 2")
    prompt.expect("Out[4]: 86\n")
  }

  func testAnErrorLeavesThePromptAndTheVariables() throws {
    let prompt = try Prompt()
    prompt.enter("x = 5")
    prompt.enter("1 / 0")
    prompt.expect("ZeroDivisionError: division by zero")
    prompt.enter("x = = 3")
    prompt.expect("SyntaxError: invalid syntax")
    prompt.enter("x")
    prompt.expect("Out[4]: 5\n")
  }

  func testControlDLeaves() throws {
    let prompt = try Prompt()
    prompt.terminal.type(Keys.endOfInput)
    XCTAssertEqual(prompt.terminal.waitForExit(), .status(0))
  }

  func testExitLeavesWithItsStatus() throws {
    let prompt = try Prompt()
    prompt.terminal.type("exit(3)\r")
    XCTAssertEqual(prompt.terminal.waitForExit(), .status(3))
  }

  func testAProgramCanLeaveItsVariablesAtThePrompt() throws {
    let folder = try TemporaryFolder()
    let prompt = try Prompt(["-i", folder.write("answer = 42\nprint('ran')\n")])
    prompt.expect("ran")
    prompt.enter("answer")
    prompt.expect("Out[1]: 42\n")
  }
}
