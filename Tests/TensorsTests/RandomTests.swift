import XCTest

@testable import Tensors

/// A seed gives PyTorch's digits.
final class RandomTests: XCTestCase {
  func testSeedsGiveThePyTorchDigits() throws {
    let cases = try FixtureCase.load("random")
    XCTAssertGreaterThan(cases.count, 200)
    for (number, fixture) in cases.enumerated() {
      guard let operation = OperationCatalog.named(fixture.operation) else {
        XCTFail("no operation \(fixture.operation)")
        continue
      }
      RandomGenerator.seed(fixture.json["seed"] as? Int ?? 0)
      let isDouble = "\(fixture.json["named"] ?? "")".contains("float64")
      for (round, json) in fixture.outputs.enumerated() {
        var arguments = try fixture.arguments(for: operation)
        if fixture.operation.hasSuffix("_") { arguments[0] = .tensor(try arguments.tensor(0).clone()) }
        let result = try operation.evaluate(arguments).tensor()
        let wanted = json["tensor"] as? [String: Any] ?? [:]
        let isDoubleNormal = isDouble && fixture.operation == "randn"
        if let problem = mismatch(result, wanted, exact: !isDoubleNormal) {
          XCTFail(
            "case \(number + 1) seed \(fixture.json["seed"] ?? "") \(fixture.operation) round \(round): \(problem)")
        }
      }
    }
  }
}
