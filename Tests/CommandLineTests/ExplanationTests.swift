import Foundation
import XCTest

/// What a person sees under an error.
final class ExplanationTests: XCTestCase {
  func testTheOperandsAreNamedWithTheirShapesAndTheLayerIsFound() throws {
    let prompt = try Prompt()
    prompt.enter("net = Sequential(Linear(1, 1), Sigmoid()); x = ones(1, 2)")
    prompt.enter("net(x)")
    prompt.expect("RuntimeError: mat1 and mat2 shapes cannot be multiplied (1x2 and 1x1)\n")
    prompt.expect("x    Tensor of shape (1, 2), float32\n")
    prompt.expect("→ net[0] takes rows of 1 (in_features=1), but rows of x have 2: try Linear(2, …)\n")
    prompt.enter("net = Sequential(Linear(2, 3), ReLU(), Linear(4, 1))")
    prompt.enter("net(x)")
    prompt.expect("→ net[2] takes rows of 4 (in_features=4), but the layer before it gives 3")
  }

  func testCallingAListAndIndexingAFunctionAreExplained() throws {
    let prompt = try Prompt()
    prompt.enter("lst = [11, 22]")
    prompt.enter("lst(0)")
    prompt.expect("TypeError: 'list' object is not callable\n")
    prompt.expect("→ lst is no function: for an item write lst[0]")
    prompt.enter("%why")
    prompt.expect("x(…) calls x.")
    prompt.enter("f = lambda x: x")
    prompt.enter("f[0]")
    prompt.expect("→ f has no items: to call it write f(…)")
  }

  func testExplanationsComeInKorean() throws {
    let prompt = try Prompt(environment: ["LANG": "ko_KR.UTF-8"])
    prompt.enter("tensor([1., 2.]).sum().backward()")
    prompt.expect("RuntimeError: element 0 of tensors does not require grad and does not have a grad_fn\n")
    prompt.expect("requires_grad=True인 텐서에서 시작하고")
    prompt.enter("%lang en")
    prompt.enter("%why")
    prompt.expect("backward() goes back along the operations")
  }

  func testSyntaxErrorsAreExplained() throws {
    let prompt = try Prompt()
    prompt.enter("if 1 = 2: pass")
    prompt.expect("→ ")
    prompt.enter("x = 'abc")
    prompt.expect("→ the closing quote is missing")
  }

  func testPipesAndFilesSeeThePlainErrorAlone() throws {
    let result = try Program.run([], input: "x = [1]\nx(0)\n")
    XCTAssertEqual(result.output, "")
    XCTAssertTrue(result.errors.hasSuffix("TypeError: 'list' object is not callable\n"), result.errors)
  }

  func testASecondInterruptSaysHowToLeave() throws {
    let prompt = try Prompt()
    prompt.terminal.settle(0.3)
    prompt.type(Keys.interrupt, Keys.interrupt)
    prompt.expect("KeyboardInterrupt (Ctrl-D or exit() leaves)")
    XCTAssertTrue(prompt.waitForPrompt())
  }
}
