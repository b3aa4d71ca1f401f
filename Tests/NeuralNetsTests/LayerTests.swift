import XCTest

@testable import NeuralNets
@testable import Tensors

final class LayerTests: XCTestCase {
  private struct LayerCase: Decodable {
    let dtype: String
    let module: ModuleSpec
    let shape: [Int]
    let output: [String]
    let outputShape: [Int]
    let gradient: [String]
    let gradientName: String
  }

  func testLayersGivePyTorchsValuesAndGradients() throws {
    for item in try Fixture.read("layers", as: LayerCase.self) {
      let dtype = try Fixture.dtype(item.dtype)
      let x = try Fixture.ramp(item.shape, scale: 3, dtype)
      try x.setRequiresGrad(true)
      let output = try item.module.build().call(x)
      try Tensor.mul(output, Fixture.ramp(item.outputShape, start: 5, dtype)).sum().backward()
      let limit = dtype == .float32 ? 2e-6 : 1e-12
      let label = "\(item.module.class)\(item.module.args) \(item.shape) \(item.dtype)"
      XCTAssertEqual(Array(output.shape), item.outputShape, label)
      XCTAssertLessThan(try distance(output.doubles(), Fixture.doubles(item.output)), limit, label)
      XCTAssertLessThan(try distance(x.grad?.doubles() ?? [], Fixture.doubles(item.gradient)), 4 * limit, label)
      XCTAssertEqual(output.gradientName ?? "NoneType", item.gradientName, label)
    }
  }

  private struct LossCase: Decodable {
    let dtype: String
    let module: ModuleSpec
    let input, target: [String]
    let hasClasses: Bool
    let output: [String]
    let outputShape: [Int]
    let gradient: [String]
    let gradientName: String
  }

  func testLossesGivePyTorchsValuesAndGradients() throws {
    for item in try Fixture.read("losses", as: LossCase.self) {
      let dtype = try Fixture.dtype(item.dtype)
      let loss = try item.module.build()
      try loss.to(dtype)
      let x = try Tensor.from(doubles: Fixture.doubles(item.input), shape: [4, 3]).converted(to: dtype)
      try x.setRequiresGrad(true)
      let numbers = Fixture.doubles(item.target)
      let target =
        try item.hasClasses
        ? Tensor.from(ints: numbers.map { Int($0) })
        : Tensor.from(doubles: numbers, shape: [4, 3]).converted(to: dtype)
      let output = try loss.call([x, target])
      try Tensor.mul(output, .float(1.5)).sum().backward()
      let limit = dtype == .float32 ? 2e-6 : 1e-12
      let label = "\(item.module.class)\(item.module.args) \(item.dtype)"
      XCTAssertEqual(Array(output.shape), item.outputShape, label)
      XCTAssertLessThan(try distance(output.doubles(), Fixture.doubles(item.output)), limit, label)
      XCTAssertLessThan(try distance(x.grad?.doubles() ?? [], Fixture.doubles(item.gradient)), 4 * limit, label)
      XCTAssertEqual(output.gradientName ?? "NoneType", item.gradientName, label)
    }
  }

  func testFunctionalGradientsAgreeWithFiniteDifferences() throws {
    for operation in Functional.all {
      for sample in operation.samples where sample.isDifferentiable { try checkGradient(operation, sample) }
    }
  }

  private func checkGradient(_ operation: Tensors.Operation, _ sample: Sample) throws {
    let points = (0..<6).map { -1.7 + 0.63 * Double($0) }
    let others = (0..<6).map { 0.9 - 0.41 * Double($0 * 5 % 6) }
    func value(_ x: [Double]) throws -> (Tensor, Tensor) {
      let input = try Tensor.from(doubles: x)
      try input.setRequiresGrad(true)
      var arguments: [Argument] = [.tensor(input)]
      for extra in sample.inputs.dropFirst() {
        switch extra {
        case .tensor: arguments.append(.tensor(try Tensor.from(doubles: others)))
        case .fixed(let argument): arguments.append(argument)
        case .tensors: XCTFail("no such sample")
        }
      }
      return (input, try operation.evaluate(arguments).tensor().sum())
    }
    let (input, total) = try value(points)
    try total.backward()
    let slopes = try XCTUnwrap(input.grad).doubles()
    for index in points.indices {
      var (low, high) = (points, points)
      low[index] -= 1e-6
      high[index] += 1e-6
      let expected = try (value(high).1.doubles()[0] - value(low).1.doubles()[0]) / 2e-6
      XCTAssertEqual(slopes[index], expected, accuracy: 1e-6, operation.name)
    }
  }
}
