import XCTest

@testable import NeuralNets
@testable import Tensors

final class OptimizerTests: XCTestCase {
  private struct StepCase: Decodable {
    let `class`: String
    let options: [String: String]
    let dtype: String
    let count: Int
    let result: [String]
    let text: String
  }

  func testFiftyStepsGivePyTorchsNumbers() throws {
    for item in try Fixture.read("optimizers", as: StepCase.self) {
      let dtype = try Fixture.dtype(item.dtype)
      let parameter = try Fixture.ramp([item.count], dtype)
      try parameter.setRequiresGrad(true)
      let optimizer = try Fixture.optimizer(item.class, .tensors([parameter]), item.options)
      for step in 0..<50 {
        let values = (0..<item.count).map { Double((step * 7919 + $0 * 104729) % 2001 - 1000) / 500 }
        parameter.grad = try Tensor.from(doubles: values).converted(to: dtype)
        try optimizer.step()
      }
      let label = "\(item.class) \(item.options) \(item.dtype) \(item.count)"
      XCTAssertEqual(optimizer.description, item.text, label)
      let (found, expected) = (try parameter.doubles(), Fixture.doubles(item.result))
      if item.class == "SGD" {
        XCTAssertEqual(found, expected, label)
      } else {
        // PyTorch takes square roots from a vector library whose last bit differs from IEEE's.
        XCTAssertLessThan(distance(found, expected), dtype == .float32 ? 1e-5 : 1e-13, label)
      }
    }
  }

  private struct TrainingCase: Decodable {
    let loss, optimizer: String
    let lr: Double
    let losses: [String]
    let weight, bias: String
  }

  func testLogisticRegressionTrainsAsInPyTorch() throws {
    let x = try Tensor.from(doubles: (0..<200).map { Double($0) / 100 - 1 }, shape: [200, 1]).converted(to: .float32)
    let y = try Tensor.from((0..<200).map { $0 * 37 % 200 < $0 ? 1 : 0 }, shape: [200, 1])
    for item in try Fixture.read("training", as: TrainingCase.self) {
      let layer = try Linear(1, 1)
      let net = Sequential(layer, try XCTUnwrap(NeuralNetCatalog.module(named: "Sigmoid")).make())
      try layer.weight?.setData(Tensor.from([-0.3], shape: [1, 1]))
      try layer.bias?.setData(Tensor.from([-0.8]))
      let loss = try XCTUnwrap(NeuralNetCatalog.module(named: item.loss)).make()
      let optimizer = try Fixture.optimizer(item.optimizer, .tensors(net.parameters()), ["lr": "f:\(item.lr)"])
      var history: [Double] = []
      for _ in 0..<100 {
        let value = try loss.call([net.call(x), y])
        try value.backward()
        try optimizer.step()
        try optimizer.zeroGrad()
        history.append(try value.doubles()[0])
      }
      let label = "\(item.loss) \(item.optimizer)"
      XCTAssertLessThan(distance(history, Fixture.doubles(item.losses)), 2e-6, label)
      XCTAssertLessThan(try distance(layer.weight?.doubles() ?? [], Fixture.doubles([item.weight])), 1e-5, label)
      XCTAssertLessThan(try distance(layer.bias?.doubles() ?? [], Fixture.doubles([item.bias])), 1e-5, label)
      XCTAssertNil(layer.weight?.grad)
    }
  }

  func testOptionsCanBeReadAndChangedBetweenSteps() throws {
    let parameter = try Tensor.ones([1])
    try parameter.setRequiresGrad(true)
    let optimizer = try Fixture.optimizer("SGD", .tensors([parameter]), ["lr": "f:0.5"])
    XCTAssertEqual(try optimizer.groups[0].number("lr"), 0.5)
    optimizer.groups[0]["lr"] = .int(2)
    parameter.grad = try Tensor.ones([1])
    try optimizer.step()
    XCTAssertEqual(try parameter.doubles(), [-1])
    optimizer.groups[0]["lr"] = .string("a")
    XCTAssertThrowsError(try optimizer.step())
  }

  func testGroupsHaveTheirOwnOptions() throws {
    let (a, b) = (try Tensor.ones([1]), try Tensor.ones([1]))
    let optimizer = try Fixture.optimizer(
      "SGD", .groups([([a], [("lr", .int(2))]), ([b], [])]), ["lr": "f:0.5"])
    for tensor in [a, b] { tensor.grad = try Tensor.ones([1]) }
    try optimizer.step()
    XCTAssertEqual(try a.doubles() + b.doubles(), [-1, 0.5])
  }

  func testGradientsAreForgottenOrZeroed() throws {
    let parameter = try Tensor.ones([2])
    try parameter.setRequiresGrad(true)
    let optimizer = try Fixture.optimizer("SGD", .tensors([parameter]), [:])
    try parameter.sum().backward()
    try optimizer.zeroGrad(setToNone: false)
    XCTAssertEqual(try parameter.grad?.doubles(), [0, 0])
    try optimizer.zeroGrad()
    XCTAssertNil(parameter.grad)
  }

  func testReplacedDataIsUpdatedOrRefusedButNeverOverrun() throws {
    let parameter = try Tensor.ones([2])
    try parameter.setRequiresGrad(true)
    for name in ["SGD", "Adam", "RMSprop", "Adagrad"] {
      let options = name == "SGD" ? ["momentum": "f:0.9"] : [:]
      let optimizer = try Fixture.optimizer(name, .tensors([parameter]), options)
      try parameter.setData(Tensor.ones([2]))
      parameter.grad = try Tensor.ones([2])
      try optimizer.step()
      try parameter.setData(Tensor.ones([3]))
      XCTAssertThrowsError(try optimizer.step()) {
        XCTAssertEqual(
          Fixture.words($0)[1],
          "The size of tensor a (3) must match the size of tensor b (2) at non-singleton dimension 0")
      }
      parameter.grad = try Tensor.ones([3])
      XCTAssertThrowsError(try optimizer.step())
    }
  }

  func testAParameterWithOtherStridesIsUpdated() throws {
    let parameter = try Tensor.from([1, 2, 3, 4], shape: [2, 2]).detached().transpose(0, 1)
    try parameter.setRequiresGrad(true)
    parameter.grad = try Tensor.from([1, 0, 0, 2], shape: [2, 2])
    try Fixture.optimizer("SGD", .tensors([parameter]), ["lr": "i:1"]).step()
    XCTAssertEqual(try parameter.doubles(), [0, 3, 2, 2])
  }
}
