import Foundation
import XCTest

@testable import Tensors

/// Printed tensors against the text PyTorch gives (scripts/fixtures/tensor-printing.py).
final class TensorFormatterTests: XCTestCase {
  func testEveryFixtureTensorPrintsAsPyTorchDoes() throws {
    let cases = try PrintingCase.all()
    XCTAssertGreaterThan(cases.count, 200)
    for (index, item) in cases.enumerated() {
      let text = try TensorFormatter(options: item.options()).text(of: item.tensor())
      XCTAssertEqual(text, item.expected, "case \(index): \(item.record["dtype"] ?? "") \(item.record["shape"] ?? "")")
    }
  }

  func testALargeTensorCostsOnlyItsShownElements() throws {
    let tensor = try Tensor.zeros([1]).alias(shape: [10_000, 10_000], strides: [0, 0], offset: 0)
    let formatter = TensorFormatter(options: PrintOptions())
    let elapsed = try ContinuousClock().measure {
      XCTAssertTrue(try formatter.text(of: tensor).hasSuffix("[0., 0., 0.,  ..., 0., 0., 0.]])"))
    }
    XCTAssertLessThan(elapsed, .milliseconds(5))
  }

  func testOptionsRefuseWhatCannotBePrinted() {
    var options = PrintOptions()
    XCTAssertThrowsError(try options.set(precision: -1))
    XCTAssertThrowsError(try options.set(precision: 1 << 40))
    XCTAssertThrowsError(try options.set(edgeItems: -1))
    XCTAssertEqual(options, PrintOptions())
  }
}

/// One record of the fixture.
private struct PrintingCase {
  let record: [String: Any]

  static func all() throws -> [PrintingCase] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(contentsOf: folder.appendingPathComponent("Fixtures/tensor-printing.json"))
    let records = try XCTUnwrap(JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    return records.map(PrintingCase.init)
  }

  var expected: String { record["text"] as? String ?? "" }

  func options() throws -> PrintOptions {
    var result = PrintOptions()
    guard let given = record["options"] as? [String: Any] else { return result }
    try result.set(
      precision: given["precision"] as? Int, threshold: given["threshold"].map(PrintingCase.number),
      edgeItems: given["edgeitems"] as? Int, lineWidth: given["linewidth"] as? Int,
      profile: given["profile"] as? String, scientific: given["sci_mode"] as? Bool)
    return result
  }

  private static func number(_ value: Any) -> Double { (value as? Double) ?? .infinity }

  func tensor() throws -> Tensor {
    let shape = Shape(try XCTUnwrap(record["shape"] as? [Int]))
    let strides = Shape(try XCTUnwrap(record["strides"] as? [Int]))
    let window = try storage().alias(shape: shape, strides: strides, offset: record["offset"] as? Int ?? 0)
    switch record["flag"] as? String {
    case "requires_grad": return try leaf(window)
    case "parameter": return try window.asParameter(requiresGrad: window.dtype.isFloatingPoint)
    case "mul": return try Tensor.mul(leaf(window), .int(1))
    case "sum": return try leaf(window).sum()
    default: return window
    }
  }

  private func leaf(_ window: Tensor) throws -> Tensor {
    let result = try window.copied()
    result.flags.insert(.requiresGrad)
    return result
  }

  private func storage() throws -> Tensor {
    let dtype = try XCTUnwrap(DType.allCases.first { $0.name == record["dtype"] as? String })
    if dtype == .int64, let texts = record["values"] as? [String] {
      return try Tensor.from(ints: texts.compactMap { Int($0) })
    }
    return try Tensor.from(doubles: doubles()).converted(to: dtype)
  }

  private func doubles() throws -> [Double] {
    if let texts = record["values"] as? [String] { return texts.compactMap { Double($0) } }
    let ramp = try XCTUnwrap(record["ramp"] as? [Double])
    return (0..<Int(ramp[2])).map { ramp[0] + ramp[1] * Double($0) }
  }
}
