import XCTest

@testable import Tensors

/// Emptied tensors are used again, and nothing of their first life shows in the second.
final class RecyclingTests: XCTestCase {
  func testTheLastReferenceGivesTheObjectToTheNextTensor() throws {
    let first = Unmanaged.passRetained(try Tensor.ones([3]))
    let address = first.toOpaque()
    Tensor.release(first)
    let second = try Tensor.zeros([2, 2])
    XCTAssertEqual(Unmanaged.passUnretained(second).toOpaque(), address)
    XCTAssertEqual(second.shape, [2, 2])
    XCTAssertEqual(try second.doubles(), [0, 0, 0, 0])
  }

  func testAnEarlierReferenceKeepsTheTensor() throws {
    let tensor = try Tensor.ones([3])
    Tensor.release(Unmanaged.passRetained(tensor))
    _ = try Tensor.zeros([3])
    XCTAssertEqual(try tensor.doubles(), [1, 1, 1])
  }

  func testAUsedNodeBecomesAPlainTensor() throws {
    let leaf = try Tensor.ones([2])
    try leaf.setRequiresGrad(true)
    let product = Unmanaged.passRetained(try Tensor.mul(leaf, .float(3)))
    try product._withUnsafeGuaranteedRef {
      try $0.retainGrad()
      try $0.backward(gradient: Tensor.ones([2]))
    }
    let address = product.toOpaque()
    Tensor.release(product)
    var next = try Tensor.zeros([1])
    for _ in 0..<8 where Unmanaged.passUnretained(next).toOpaque() != address { next = try Tensor.add(next, next) }
    XCTAssertEqual(Unmanaged.passUnretained(next).toOpaque(), address)
    XCTAssertTrue(next.isLeaf)
    XCTAssertFalse(next.requiresGrad)
    XCTAssertFalse(next.retainsGrad)
    XCTAssertNil(next.grad)
    XCTAssertNil(next.gradientName)
    XCTAssertEqual(next.parents.count, 0)
    XCTAssertEqual(next.version, 0)
  }

  func testChainsAndJoinsLeaveNoMemoryBehind() throws {
    let before = lgsLiveBytes()
    try {
      let leaf = try Tensor.ones([1])
      try leaf.setRequiresGrad(true)
      var chain = leaf
      for _ in 0..<4000 { chain = try Tensor.add(Tensor.mul(chain, leaf), leaf) }
      try chain.backward()
      XCTAssertEqual(try leaf.grad?.doubles(), [8_006_001])
      var joined = leaf
      for _ in 0..<40_000 { joined = try Tensor.stack([joined.sum(), leaf.sum()]) }
    }()
    XCTAssertEqual(lgsLiveBytes(), before)
  }

  func testAGradientWithAGraphIsFreedWithItsLeaf() throws {
    let before = lgsLiveBytes()
    try {
      let leaf = try Tensor.full([1], .float(2), .float32)
      try leaf.setRequiresGrad(true)
      try Tensor.mul(Tensor.mul(leaf, leaf), leaf).backward(createGraph: true)
      XCTAssertEqual(try leaf.grad?.doubles(), [12])
      XCTAssertEqual(leaf.grad?.requiresGrad, true)
      leaf.grad = nil
    }()
    XCTAssertEqual(lgsLiveBytes(), before)
  }
}
