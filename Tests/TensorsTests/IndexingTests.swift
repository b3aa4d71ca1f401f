import Foundation
import XCTest

@testable import Tensors

/// Index expressions recorded from PyTorch read, write and differentiate alike here.
final class IndexingTests: XCTestCase {
  func testIndexingIsThatOfPyTorch() throws {
    let cases = try FixtureCase.load("indexing")
    XCTAssertGreaterThan(cases.count, 100)
    for (number, fixture) in cases.enumerated() {
      let label = "case \(number + 1) \(fixture.json["kind"] ?? "") [\(fixture.json["index"] ?? "")]"
      do {
        let problem = fixture.json["kind"] as? String == "get" ? try read(fixture) : try write(fixture)
        if let problem { XCTFail("\(label): \(problem)") }
        if !fixture.message.isEmpty { XCTFail("\(label) raised nothing instead of \(fixture.message)") }
      } catch let error as TensorError {
        XCTAssertEqual(error.message, fixture.message, label)
        XCTAssertEqual(error.pythonName, fixture.errorType, label)
      }
    }
  }

  private func items(_ fixture: FixtureCase) throws -> [IndexItem] {
    let tensors = fixture.json["tensors"] as? [String: [String: Any]] ?? [:]
    let text = fixture.json["index"] as? String ?? ""
    return try text.split(separator: ",").map { part in
      let word = part.trimmingCharacters(in: .whitespaces)
      if let json = tensors[word] {
        let tensor = try FixtureCase.tensor(json)
        if tensor.rank == 0, case .int(let value) = try tensor.item() { return .integer(value) }
        return tensor.dtype == .bool ? .mask(tensor) : .indices(tensor)
      }
      switch word {
      case "None": return .newAxis
      case "...": return .ellipsis
      case "True": return .boolean(true)
      case "False": return .boolean(false)
      default: break
      }
      if let number = Int(word) { return .integer(number) }
      let bounds = word.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
      return .slice(start: bounds[0], stop: bounds[1], step: bounds.count > 2 ? bounds[2] : nil)
    }
  }

  private func base(_ fixture: FixtureCase) throws -> Tensor {
    try FixtureCase.tensor(fixture.json["base"] as? [String: Any] ?? [:])
  }

  private func differentiate(_ tensor: Tensor) throws {
    let factors = try Tensor.from((0..<tensor.count).map { Float($0 + 1) }, shape: tensor.shape)
    try Tensor.mul(tensor, factors).sum().backward()
  }

  private func compare(_ tensor: Tensor?, _ fixture: FixtureCase, _ key: String) -> String? {
    guard let json = fixture.json[key] as? [String: Any] else { return nil }
    guard let tensor else { return "\(key) is nil" }
    return mismatch(tensor, json, exact: true).map { "\(key): \($0)" }
  }

  private func read(_ fixture: FixtureCase) throws -> String? {
    let base = try base(fixture)
    try base.setRequiresGrad(true)
    let result = try base.item(items(fixture))
    if let problem = compare(result, fixture, "output") { return problem }
    if let name = fixture.gradientName, name != result.gradientName { return "grad_fn \(result.gradientName ?? "nil")" }
    if fixture.json["gradient"] != nil { try differentiate(result) }
    return compare(base.grad, fixture, "gradient")
  }

  private func write(_ fixture: FixtureCase) throws -> String? {
    let base = try base(fixture)
    let value = try FixtureCase.argument(fixture.json["value"] as? [String: Any] ?? [:])
    let operand = try [value].operand(0)
    guard fixture.json["gradient"] != nil else {
      return compare(try base.setItem(items(fixture), operand), fixture, "output")
    }
    try base.setRequiresGrad(true)
    try operand.tensor?.setRequiresGrad(true)
    let result = try Tensor.mul(base, .int(1)).setItem(items(fixture), operand)
    if let name = fixture.gradientName, name != result.gradientName { return "grad_fn \(result.gradientName ?? "nil")" }
    if let problem = compare(result, fixture, "output") { return problem }
    try differentiate(result)
    return compare(base.grad, fixture, "gradient") ?? compare(operand.tensor?.grad, fixture, "value_gradient")
  }
}
