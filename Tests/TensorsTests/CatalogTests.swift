import XCTest

@testable import Tensors

/// What holds for every operation record.
final class CatalogTests: XCTestCase {
  func testEveryRecordIsComplete() {
    XCTAssertGreaterThan(OperationCatalog.all.count, 100)
    for operation in OperationCatalog.all {
      XCTAssertFalse(operation.summary.isEmpty, operation.name)
      XCTAssertTrue(operation.summary.hasSuffix("."), operation.name)
      XCTAssertTrue(operation.example.contains("#>"), operation.name)
      XCTAssertFalse(operation.places.isEmpty, operation.name)
      if case .none(let reason) = operation.derivative { XCTAssertFalse(reason.isEmpty, operation.name) }
    }
  }

  func testNamesAreUnique() {
    let names = OperationCatalog.all.map(\.name)
    XCTAssertEqual(Set(names).count, names.count)
  }

  func testEveryRecordHasSamplesUnlessItOverwrites() {
    for operation in OperationCatalog.all where !operation.name.hasSuffix("_") {
      XCTAssertFalse(operation.samples.isEmpty, operation.name)
    }
  }

  /// Gradients agree with central differences in double precision.
  func testGradientsAreFiniteDifferences() throws {
    var checked = 0
    for operation in OperationCatalog.all {
      for (index, sample) in operation.samples.enumerated() where sample.isDifferentiable {
        do {
          checked += try checkGradient(operation, sample, "\(operation.name) sample \(index + 1)")
        } catch {
          XCTFail("\(operation.name) sample \(index + 1): \(error)")
        }
      }
    }
    XCTAssertGreaterThan(checked, 150)
  }

  /// Inputs with gaps and reversed strides give what their copies give; only views depend on strides.
  func testResultsDoNotDependOnStrides() throws {
    for operation in OperationCatalog.all where !operation.name.hasPrefix("view") {
      for (index, sample) in operation.samples.enumerated() {
        RandomGenerator.seed(1)
        let plain = try operation.apply(arguments(sample, double: false)).tensors()
        RandomGenerator.seed(1)
        let strided = try operation.apply(arguments(sample, double: false).map(withGaps)).tensors()
        for (a, b) in zip(plain, strided) {
          guard case .tensor(let a) = a, case .tensor(let b) = b else { continue }
          XCTAssertEqual(a.shape, b.shape, "\(operation.name) sample \(index + 1)")
          for (x, y) in zip(try a.doubles(), try b.doubles()) where !(x.isNaN && y.isNaN) {
            XCTAssertEqual(x, y, accuracy: 1e-5 * max(1, abs(x)), "\(operation.name) sample \(index + 1)")
          }
        }
      }
    }
  }

  private func arguments(_ sample: Sample, double: Bool) throws -> [Argument] {
    try sample.inputs.enumerated().map { index, input in
      switch input {
      case .fixed(let argument): return argument
      case .tensor(let shape, let low, let high, let dtype):
        return .tensor(try spread(shape, low, high, double && dtype == .float32 ? .float64 : dtype, seed: index))
      case .tensors(let shapes, let low, let high):
        return .tensors(
          try shapes.enumerated().map { try spread($1, low, high, double ? .float64 : .float32, seed: index + $0) })
      }
    }
  }

  /// Different values over a range, in a shuffled order.
  private func spread(_ shape: [Int], _ low: Double, _ high: Double, _ dtype: DType, seed: Int) throws -> Tensor {
    let count = shape.reduce(1, *)
    let values = (0..<count).map { index -> Double in
      let position = Double((index * 7 + seed * 3 + 2) % max(count, 1)) + 0.37 + 0.11 * Double(seed % 3)
      return low + (high - low) * position / Double(max(count, 1) + 1)
    }
    let tensor = try Tensor.from(doubles: values, shape: Shape(shape))
    if dtype == .bool { return try Tensor.compare(.gt, tensor, .float((low + high) / 2)) }
    return try tensor.cast(to: dtype)
  }

  /// The same values in every other column of a wider tensor, transposed storage for matrices.
  private func withGaps(_ argument: Argument) throws -> Argument {
    guard case .tensor(let tensor) = argument, tensor.rank > 0 else { return argument }
    let wide = try Tensor.stack([tensor, tensor], -1).transpose(0, -2).contiguous().transpose(0, -2)
    return .tensor(try wide.select(-1, 1))
  }

  private func checkGradient(_ operation: Tensors.Operation, _ sample: Sample, _ label: String) throws -> Int {
    let fixed = try arguments(sample, double: true)
    var inputs: [Tensor] = []
    for argument in fixed {
      if case .tensor(let tensor) = argument, tensor.dtype == .float64 { inputs.append(tensor) }
      if case .tensors(let list) = argument { inputs += list }
    }
    func total() throws -> Tensor? {
      var sum: Tensor?
      for case .tensor(let result) in try operation.apply(fixed).tensors() where result.dtype.isFloatingPoint {
        let factors = try Tensor.from(
          doubles: (0..<result.count).map { Double($0 % 5) - 1.5 }, shape: result.shape
        ).cast(to: result.dtype)
        let share = try Tensor.mul(result, factors).sum()
        sum = try sum.map { try Tensor.add($0, share) } ?? share
      }
      return sum
    }
    for input in inputs { try input.setRequiresGrad(true) }
    guard let root = try total() else { throw TensorError(.type, "no floating point result") }
    XCTAssertTrue(root.requiresGrad, label)
    try root.backward()
    let step = 1e-6
    for (number, input) in inputs.enumerated() {
      let gradient = try XCTUnwrap(input.grad, "\(label) input \(number)").doubles()
      XCTAssertEqual(gradient.count, input.count, label)
      let original = try input.doubles()
      for position in original.indices {
        func value(_ delta: Double) throws -> Double {
          var moved = original
          moved[position] += delta
          try GradMode.noGrad { _ = try input.copy(from: Tensor.from(doubles: moved, shape: input.shape)) }
          return try GradMode.noGrad { try XCTUnwrap(total()).item().double }
        }
        let slope = try (value(step) - value(-step)) / (2 * step)
        _ = try value(0)
        XCTAssertEqual(gradient[position], slope, accuracy: 1e-5 * max(1, abs(slope)), "\(label) input \(number)")
      }
    }
    return 1
  }
}
