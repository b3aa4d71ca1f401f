import Foundation
import XCTest

/// `%step`: the next step of an optimizer in numbers.
final class StepMagicTests: XCTestCase {
  private let preparation = "w = tensor([1., 2.], requires_grad=True); loss = (w * w).sum(); "

  func testDescentIsWrittenOutAndNothingChanges() throws {
    let prompt = try Prompt()
    prompt.enter(preparation + "optimizer = torch.optim.SGD([w], lr=0.25)")
    prompt.enter("%step")
    prompt.expect("w  grad is None: the step leaves it alone")
    prompt.expect("optimizer.step() would change nothing: call backward() first.")
    prompt.enter("loss.backward()")
    prompt.enter("%step")
    prompt.expect("SGD: new = old - lr * grad, lr = 0.25\n  w[0]  1 - 0.25 * 2 = 0.5\n  w[1]  2 - 0.25 * 4 = 1\n")
    prompt.enter("w")
    prompt.expect("tensor([1., 2.], requires_grad=True)\n")
    prompt.enter("optimizer.step(); w")
    prompt.expect("tensor([0.5000, 1.0000], requires_grad=True)\n")
  }

  func testTheRunningAveragesOfAdamAreShownAsTheyWillBe() throws {
    let prompt = try Prompt()
    prompt.enter(preparation + "optimizer = torch.optim.Adam([w], lr=0.5); loss.backward(); optimizer.step()")
    prompt.enter("optimizer.zero_grad(); (w * w).sum().backward()")
    prompt.enter("%step optimizer")
    // mean = (0.9 * 0.2 + 0.1 * 1) / (1 - 0.9**2), root = ((0.999 * 0.004 + 0.001 * 1) / (1 - 0.999**2))**0.5
    prompt.expect("  w[0]  0.5 - 0.5 * 1.474 / (1.581 + 1e-08) = 0.03391\n")
    prompt.enter("%step optimizer")
    prompt.expect("w[0]  0.5 - 0.5 * 1.474")
    prompt.enter("optimizer.step(); w")
    prompt.expect("tensor([0.0339, ")
  }

  func testOtherOptimizersShowBothValues() throws {
    let prompt = try Prompt()
    prompt.enter(preparation + "optimizer = torch.optim.SGD([w], lr=0.25, weight_decay=0.1); loss.backward()")
    prompt.enter("%step")
    prompt.expect("SGD: old -> new\n  w[0]  1 -> 0.475\n")
    prompt.enter("%step w")
    prompt.expect("UsageError: %step: w is Tensor of shape (2,), float32, requires grad, not an optimizer")
  }
}
