import Foundation
import XCTest

/// `%diff`: what a statement changes.
final class DiffMagicTests: XCTestCase {
  func testAStepOfTrainingShowsGradientsAndParameters() throws {
    let prompt = try Prompt()
    prompt.enter("w = tensor([1., 2.], requires_grad=True); optimizer = torch.optim.SGD([w], lr=0.25)")
    prompt.enter("%diff (w * w).sum().backward()")
    prompt.expect("  w.grad  new: Tensor of shape (2,), float32\n")
    prompt.enter("%diff optimizer.step()")
    prompt.expect("  w  [0] 1 -> 0.5, [1] 2 -> 1\n")
    prompt.enter("%diff optimizer.zero_grad()")
    prompt.expect("  w.grad  gone; it was Tensor of shape (2,), float32\n")
  }

  func testParametersOfNetworksHaveTheirNames() throws {
    let prompt = try Prompt()
    prompt.enter("net = Sequential(Linear(1, 1), Sigmoid()); net[0].weight.data = tensor([[-0.3]])")
    prompt.enter("%diff net[0].weight.data = tensor([[0.5]])")
    prompt.expect("  net[0].weight  -0.3 -> 0.5\n")
  }

  func testVariablesOfAllKindsAreCompared() throws {
    let prompt = try Prompt()
    prompt.enter("n = 3; old = 'a'; items = [1, 2, 3]; x = zeros(2, 3); a = np.zeros(2)")
    prompt.enter("%diff n += 1; m = [1]; del old; items[0] = 5; x += 1; a[1] = 2")
    prompt.expect(
      """
        a      [1] 0 -> 2
        items  list of 3, 1 changed
        m      new: list of 1
        n      int 3 -> int 4
        x      6 of 6 numbers changed, by 1 on average and 1 at most; norm 0 -> 2.449
        old    gone; it was str 'a'

      """)
    prompt.enter("%diff y = x")
    prompt.enter("%diff n")
    prompt.expect("nothing has changed\n")
  }

  func testWithoutAStatementTheLastMarkIsComparedWith() throws {
    let prompt = try Prompt()
    prompt.enter("n = 1")
    prompt.enter("%diff")
    prompt.expect("marked: the next %diff shows what has changed since\n")
    prompt.enter("n = 2")
    prompt.enter("n = 3")
    prompt.enter("%diff")
    prompt.expect("  n  int 1 -> int 3\n")
    prompt.enter("%diff")
    prompt.expect("nothing has changed\n")
    prompt.paste("%%diff\nfor i in range(3):\n    n += 1\n\n")
    prompt.enter("\r")
    prompt.expect("  i  new: int 2\n  n  int 3 -> int 6\n")
  }
}
