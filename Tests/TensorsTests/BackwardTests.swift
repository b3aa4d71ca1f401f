import XCTest

@testable import Tensors

/// The gradient graph: what it allows, what it refuses, and that it is freed.
final class BackwardTests: XCTestCase {
  private func leaf(_ values: [Float]) throws -> Tensor {
    let tensor = try Tensor.from(values)
    try tensor.setRequiresGrad(true)
    return tensor
  }

  private func assertRefused(_ words: String, _ body: () throws -> Void, line: UInt = #line) {
    XCTAssertThrowsError(try body(), line: line) { error in
      let message = (error as? TensorError)?.message ?? ""
      XCTAssertTrue(message.hasPrefix(words), "\(message)", line: line)
    }
  }

  func testGradientsAccumulateInLeaves() throws {
    let x = try leaf([1, 2])
    for _ in 0..<2 { try Tensor.mul(x, x).sum().backward() }
    XCTAssertEqual(try XCTUnwrap(x.grad).doubles(), [4, 8])
  }

  func testAMillionOperationsAreBuiltDifferentiatedAndFreed() throws {
    let before = lgsLiveBytes()
    try autoreleasing {
      let x = try leaf([1])
      var y = x
      for _ in 0..<1_000_000 { y = try Tensor.add(y, .float(0)) }
      try y.backward()
      XCTAssertEqual(try XCTUnwrap(x.grad).doubles(), [1])
    }
    XCTAssertEqual(lgsLiveBytes(), before)
  }

  private func autoreleasing(_ body: () throws -> Void) rethrows { try body() }

  func testASecondBackwardNeedsRetainGraphWhereValuesWereSaved() throws {
    let x = try leaf([1, 2])
    let square = try Tensor.mul(x, x).sum()
    try square.backward()
    assertRefused("Trying to backward through the graph a second time") { try square.backward() }
    let kept = try Tensor.mul(x, x).sum()
    try kept.backward(retainGraph: true)
    try kept.backward()
    let linear = try Tensor.add(x, .int(1)).sum()
    try linear.backward()
    try linear.backward()
  }

  func testChangedSavedValuesAreNoticed() throws {
    let x = try leaf([1, 2, 3])
    let result = try Tensor.exp(x)
    _ = try result.changed { try Tensor.add($0, .int(1)) }
    assertRefused(
      "one of the variables needed for gradient computation has been modified by an inplace operation: "
        + "[torch.FloatTensor [3]], which is output 0 of Exp, is at version 1; expected version 0 instead. Hint: enable "
        + "anomaly detection to find the operation that failed to compute its gradient, with "
        + "torch.autograd.set_detect_anomaly(True, check_nan=False)."
    ) { try result.sum().backward() }
    let product = try Tensor.mul(x, .int(2))
    let square = try Tensor.mul(product, product)
    _ = try product.changed { try Tensor.add($0, .int(1)) }
    assertRefused(
      "one of the variables needed for gradient computation has been modified by an inplace operation: "
        + "[torch.FloatTensor [3]], which is output 0 of Add, is at version 1"
    ) { try square.sum().backward() }
  }

  func testBackwardRefusesWhatItCannotStartFrom() throws {
    let x = try leaf([1, 2, 3])
    assertRefused("grad can be implicitly created only for scalar outputs") { try Tensor.mul(x, .int(2)).backward() }
    assertRefused("element 0 of tensors does not require grad and does not have a grad_fn") {
      try Tensor.ones([1]).backward()
    }
    assertRefused(
      "Mismatch in shape: grad_output[0] has a shape of torch.Size([2]) and output[0] has a shape of torch.Size([])."
    ) {
      try x.sum().backward(gradient: Tensor.ones([2]))
    }
    assertRefused("only Tensors of floating point dtype can require gradients") {
      try Tensor.from(ints: [1]).setRequiresGrad(true)
    }
  }

  func testInPlaceChangesOfLeavesAreRefused() throws {
    let x = try leaf([1, 2, 3])
    assertRefused("a leaf Variable that requires grad is being used in an in-place operation.") {
      _ = try x.changed { try Tensor.add($0, .int(1)) }
    }
    assertRefused("a view of a leaf Variable that requires grad is being used in an in-place operation.") {
      _ = try x.item([.integer(0)]).changed { try Tensor.add($0, .int(1)) }
    }
    assertRefused("a view of a leaf Variable that requires grad is being used in an in-place operation.") {
      _ = try x.setItem([.integer(0)], .scalar(.int(1)))
    }
    try GradMode.noGrad { _ = try x.changed { try Tensor.add($0, .int(1)) } }
    XCTAssertEqual(try x.doubles(), [2, 3, 4])
    XCTAssertTrue(x.requiresGrad && x.isLeaf)
  }

  func testInPlaceChangesOfComputedTensorsAreDifferentiated() throws {
    let x = try leaf([1, 2, 3])
    let y = try Tensor.mul(x, .int(2))
    let changed = try y.changed { try Tensor.mul($0, $0) }
    XCTAssertTrue(changed.sharesStorage(with: y))
    XCTAssertEqual(changed.gradientName, "MulBackward0")
    try changed.sum().backward()
    XCTAssertEqual(try XCTUnwrap(x.grad).doubles(), [8, 16, 24])
  }

  func testInPlaceResultsMustFit() throws {
    assertRefused("result type Float can't be cast to the desired output type Long") {
      _ = try Tensor.from(ints: [1]).changed { try Tensor.add($0, .float(1.5)) }
    }
    assertRefused("output with shape [3] doesn't match the broadcast shape [2, 3]") {
      _ = try Tensor.ones([3]).changed { try Tensor.add($0, Tensor.ones([2, 3])) }
    }
  }

  func testWritesThroughViewsReachTheBase() throws {
    let base = try Tensor.zeros([2, 3])
    _ = try base.item([.slice(start: nil, stop: nil, step: nil), .integer(1)]).fill(.int(7))
    XCTAssertEqual(try base.doubles(), [0, 7, 0, 0, 7, 0])
    _ = try base.reversedDimensions().setItem([.integer(0)], .scalar(.int(5)))
    XCTAssertEqual(try base.doubles(), [5, 7, 0, 5, 7, 0])
  }

  func testNoGradRecordsNothing() throws {
    let x = try leaf([1])
    let y = try GradMode.noGrad { try Tensor.mul(x, .int(2)) }
    XCTAssertFalse(y.requiresGrad)
    XCTAssertNil(y.gradientName)
    XCTAssertTrue(GradMode.isEnabled)
  }

  func testSecondDerivativesComeFromCreateGraph() throws {
    let x = try leaf([0.5, 2])
    let y = try Tensor.mul(Tensor.sigmoid(x), Tensor.pow(x, .int(3))).sum()
    let first = try XCTUnwrap(Tensor.gradients(of: [y], with: [nil], inputs: [x], createGraph: true)[0])
    XCTAssertTrue(first.requiresGrad)
    try first.sum().backward()
    let second = try XCTUnwrap(x.grad).doubles()
    for (index, value) in [0.5, 2.0].enumerated() {
      let s = 1 / (1 + exp(-value))
      let s1 = s * (1 - s)
      let s2 = s1 * (1 - 2 * s)
      XCTAssertEqual(second[index], s2 * pow(value, 3) + 2 * s1 * 3 * value * value + s * 6 * value, accuracy: 1e-4)
    }
  }

  func testRetainGradKeepsTheGradientOfANonLeaf() throws {
    let x = try leaf([1, 2])
    let y = try Tensor.mul(x, .int(3))
    try y.retainGrad()
    try y.sum().backward()
    XCTAssertEqual(try XCTUnwrap(y.grad).doubles(), [1, 1])
  }

  func testGradientsOfTwoLeavesAreSeparate() throws {
    let (x, y) = (try leaf([1]), try leaf([2]))
    let sum = try Tensor.add(x, y)
    try sum.retainGrad()
    for _ in 0..<2 { try sum.backward() }
    for tensor in [x, y, sum] { XCTAssertEqual(try XCTUnwrap(tensor.grad).doubles(), [2]) }
    XCTAssertFalse(try XCTUnwrap(x.grad).sharesStorage(with: XCTUnwrap(y.grad)))
  }

  func testDataReplacesALeafsValues() throws {
    let x = try leaf([1, 2])
    try x.setData(Tensor.from([5, 6, 7]))
    XCTAssertEqual(try x.doubles(), [5, 6, 7])
    XCTAssertTrue(x.requiresGrad)
    _ = try x.data.fill(.int(9))
    XCTAssertEqual(try x.doubles(), [9, 9, 9])
    XCTAssertEqual(x.version, 0)
  }
}
