import XCTest

@testable import Tensors

/// Calls recorded from PyTorch by scripts/fixtures give the same values, gradients, names and errors here.
final class OracleTests: XCTestCase {
  func testValuesAndGradientsAreThoseOfPyTorch() throws {
    let cases = try FixtureCase.load("operations")
    XCTAssertGreaterThan(cases.count, 1000)
    for (index, fixture) in cases.enumerated() {
      guard let operation = OperationCatalog.named(fixture.operation) else {
        XCTFail("no operation \(fixture.operation)")
        continue
      }
      do {
        if let problem = try check(fixture, operation) {
          XCTFail("case \(index + 1) \(fixture.operation)\(fixture.json["named"] ?? ""): \(problem)")
        }
      } catch {
        XCTFail("case \(index + 1) \(fixture.operation): \(error)")
      }
    }
  }

  func testErrorsAreThoseOfPyTorch() throws {
    let cases = try FixtureCase.load("errors")
    XCTAssertGreaterThan(cases.count, 80)
    for (index, fixture) in cases.enumerated() {
      guard let operation = OperationCatalog.named(fixture.operation) else {
        XCTFail("no operation \(fixture.operation)")
        continue
      }
      do {
        _ = try operation.evaluate(fixture.arguments(for: operation))
        XCTFail("case \(index + 1) \(fixture.operation) raised nothing instead of \(fixture.message)")
      } catch let error as TensorError {
        XCTAssertEqual(error.message, fixture.message, "case \(index + 1) \(fixture.operation)")
        XCTAssertEqual(error.pythonName, fixture.errorType, "case \(index + 1) \(fixture.operation)")
      }
    }
  }

  private func check(_ fixture: FixtureCase, _ operation: Tensors.Operation) throws -> String? {
    let arguments = try fixture.arguments(for: operation)
    let inputs = fixture.gradients == nil && fixture.gradientName == nil ? [] : try requireGradients(arguments)
    let results = try operation.evaluate(arguments).tensors()
    for (result, json) in zip(results, fixture.outputs) {
      switch result {
      case .tensor(let tensor):
        guard let wanted = json["tensor"] as? [String: Any] else { return "a tensor instead of \(json)" }
        if let problem = mismatch(tensor, wanted, exact: fixture.isExact) { return problem }
      case .scalar(let scalar):
        guard case .bool(let wanted) = try FixtureCase.argument(json), scalar == .bool(wanted) else {
          return "\(scalar) instead of \(json)"
        }
      }
    }
    if results.count != fixture.outputs.count { return "\(results.count) results" }
    return try checkGradients(fixture, results, inputs)
  }

  private func requireGradients(_ arguments: [Argument]) throws -> [Tensor] {
    var inputs: [Tensor] = []
    for argument in arguments {
      switch argument {
      case .tensor(let tensor): inputs.append(tensor)
      case .tensors(let list): inputs += list
      case .none, .int, .float, .bool, .ints, .dtype, .string, .data: break
      }
    }
    let floats = inputs.filter(\.dtype.isFloatingPoint)
    for tensor in floats { try tensor.setRequiresGrad(true) }
    return floats
  }

  private func checkGradients(_ fixture: FixtureCase, _ results: [SingleResult], _ inputs: [Tensor]) throws -> String? {
    var total: Tensor?
    for case .tensor(let result) in results where result.requiresGrad {
      if let wanted = fixture.gradientName, total == nil, result.gradientName != wanted {
        return "grad_fn \(result.gradientName ?? "nil"), not \(wanted)"
      }
      let weights = (0..<result.count).map { Double($0 % 5) - 1.5 }
      let factors = try Tensor.from(doubles: weights, shape: result.shape).cast(to: result.dtype)
      let share = try Tensor.mul(result, factors).sum()
      total = try total.map { try Tensor.add($0, share) } ?? share
    }
    guard let gradients = fixture.gradients else { return nil }
    try total?.backward()
    for (index, (input, wanted)) in zip(inputs, gradients).enumerated() {
      guard let json = wanted as? [String: Any] else {
        if input.grad != nil { return "gradient \(index) is not nil" }
        continue
      }
      guard let gradient = input.grad else { return "gradient \(index) is nil" }
      if let problem = mismatch(gradient, json, exact: false, coarse: fixture.isCoarse) {
        return "gradient \(index): \(problem)"
      }
    }
    return nil
  }
}

/// One result of an operation.
enum SingleResult {
  case tensor(Tensor)
  case scalar(Scalar)
}

extension OperationResult {
  func tensors() -> [SingleResult] {
    switch self {
    case .tensor(let tensor): return [.tensor(tensor)]
    case .tensors(let list): return list.map { .tensor($0) }
    case .named(_, let fields): return fields.map { .tensor($0.value) }
    case .scalar(let scalar): return [.scalar(scalar)]
    case .ints, .dtype, .data: return []
    }
  }
}

extension TensorError {
  var pythonName: String {
    switch kind {
    case .runtime, .memory: return "RuntimeError"
    case .type: return "TypeError"
    case .value: return "ValueError"
    case .index: return "IndexError"
    case .notImplemented: return "NotImplementedError"
    case .interrupted: return "KeyboardInterrupt"
    case .linearAlgebra: return "LinAlgError"
    }
  }
}
