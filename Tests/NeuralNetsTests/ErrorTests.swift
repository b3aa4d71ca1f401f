import XCTest

@testable import NeuralNets
@testable import Tensors

/// Errors and warnings in PyTorch's words.
final class ErrorTests: XCTestCase {
  private struct ErrorCase: Decodable {
    let action: String
    let module: ModuleSpec?
    let shapes: [[Int]]?
    let dtypes: [String]?
    let `class`: String?
    let options: [String: String]?
    let target: String?
    let error: [String]
    let warnings: [String]
  }

  func testErrorsAndWarningsAreThoseOfPyTorch() throws {
    for item in try Fixture.read("errors", as: ErrorCase.self) {
      let label =
        "\(item.action) \(item.module?.class ?? item.class ?? "") \(item.module?.args ?? []) "
        + "\(item.shapes ?? []) \(item.options ?? [:]) \(item.target ?? "")"
      let found = Fixture.outcome { try perform(item) }
      XCTAssertEqual(found.error, item.error, label)
      XCTAssertEqual(found.warnings, item.warnings, label)
    }
  }

  private func perform(_ item: ErrorCase) throws {
    guard let spec = item.module else { return try optimize(item) }
    let module = try spec.build()
    guard let shapes = item.shapes, let dtypes = item.dtypes else { return }
    let tensors = try zip(shapes, dtypes).map { shape, dtype -> Tensor in
      var tensor = try Fixture.ramp(shape).converted(to: Fixture.dtype(dtype))
      if spec.class == "BCELoss" { tensor = try Tensor.div(Tensor.abs(tensor), .int(4)) }
      return tensor
    }
    _ = try tensors.count == 1 ? module.call(tensors[0]) : module.call(tensors)
  }

  private func optimize(_ item: ErrorCase) throws {
    let parameter = try Tensor.ones([2])
    try parameter.setRequiresGrad(true)
    let input: OptimizerInput
    switch item.target {
    case "empty": input = .tensors([])
    case "computed": input = .tensors([try Tensor.mul(parameter, .int(2))])
    case "twice": input = .tensors([parameter, parameter])
    case "overlapping": input = .groups([([parameter], []), ([parameter], [])])
    default: input = .tensors([parameter])
    }
    _ = try Fixture.optimizer(try XCTUnwrap(item.class), input, item.options ?? [:])
  }

  func testRefusedParametersSaySo() throws {
    let kind = try XCTUnwrap(NeuralNetCatalog.module(named: "AvgPool2d"))
    XCTAssertEqual(
      Fixture.outcome { _ = try kind.make([.int(2), .none, .int(0), .bool(true)]) }.error,
      ["NotImplementedError", "AvgPool2d: ceil_mode=True is not in lgs"])
    XCTAssertNoThrow(try kind.make([.int(2), .none, .int(0), .bool(false)]))
  }
}
