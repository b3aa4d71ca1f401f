import Foundation
import Plotting
import XCTest

/// What matplotlib printed (scripts/fixtures/figures.py).
struct FigureFacts {
  private let facts: [String: Any]

  init() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Fixtures/figures.json")
    facts = try XCTUnwrap(JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
  }

  func list(_ name: String) throws -> [[Any]] { try XCTUnwrap(facts[name] as? [[Any]]) }

  func table<Value>(_ name: String, _ type: Value.Type) throws -> [String: Value] {
    try XCTUnwrap(facts[name] as? [String: Value])
  }
}

/// FNV-1a of 64 bits, as the fixture has pictures.
func hash(of bytes: [UInt8]) -> String {
  var value: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}

/// Exact numbers, which the fixture has as texts.
func numbers(_ texts: Any) throws -> [Double] { try XCTUnwrap(texts as? [String]).compactMap(Double.init) }
