import Foundation
import XCTest

@testable import NeuralNets
@testable import Tensors

/// Reads the fixtures that scripts/fixtures/neural-nets.py writes.
enum Fixture {
  static func read<Record: Decodable>(_ name: String, as type: Record.Type) throws -> [Record] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let data = try Data(contentsOf: folder.appendingPathComponent("Fixtures/\(name).json"))
    return try JSONDecoder().decode([Record].self, from: data)
  }

  static func doubles(_ texts: [String]) -> [Double] { texts.compactMap { Double($0) } }

  /// The numbers that the fixture script calls `ramp`.
  static func ramp(_ shape: [Int], scale: Double = 1, start: Int = 0, _ dtype: DType = .float32) throws -> Tensor {
    let count = shape.reduce(1, *)
    let values = (0..<count).map { Double((start + $0) * 7919 % 401 - 200) / 100 * scale }
    return try Tensor.from(doubles: values, shape: Shape(shape)).converted(to: .float32).converted(to: dtype)
  }

  static func dtype(_ name: String) throws -> DType { try XCTUnwrap(DType.allCases.first { $0.name == name }) }

  /// An argument from a token such as `f:0.5`.
  static func argument(_ token: String) throws -> ModuleArgument {
    let text = String(token.dropFirst(2))
    let parts = text.split(separator: ",").compactMap { Double($0) }
    switch token.prefix(1) {
    case "n": return .none
    case "b": return .bool(text == "1")
    case "i": return .int(try XCTUnwrap(Int(text)))
    case "f": return .float(try XCTUnwrap(Double(text)))
    case "s": return .string(text)
    case "t": return .tensor(try Tensor.from(parts.map { Float($0) }))
    default: return .tuple(parts.map { .float($0) })
    }
  }

  /// An optimizer from options by name.
  static func optimizer(_ name: String, _ input: OptimizerInput, _ options: [String: String]) throws -> Optimizer {
    let kind = try XCTUnwrap(NeuralNetCatalog.optimizer(named: name))
    return try kind.make(
      input,
      kind.parameters.dropFirst().map { parameter in
        try options[parameter.name].map(argument) ?? XCTUnwrap(parameter.defaultValue)
      })
  }

  /// Python's name of an error's class, and its message.
  static func words(_ error: Error) -> [String] {
    if let error = error as? ModuleError {
      switch error.kind {
      case .key: return ["KeyError", error.message]
      case .recursion: return ["RecursionError", error.message]
      case .assertion: return ["AssertionError", error.message]
      }
    }
    guard let error = error as? TensorError else { return ["?", "\(error)"] }
    switch error.kind {
    case .runtime: return ["RuntimeError", error.message]
    case .type: return ["TypeError", error.message]
    case .value: return ["ValueError", error.message]
    case .index: return ["IndexError", error.message]
    case .notImplemented: return ["NotImplementedError", error.message]
    case .interrupted: return ["KeyboardInterrupt", error.message]
    case .memory: return ["MemoryError", error.message]
    case .linearAlgebra: return ["LinAlgError", error.message]
    }
  }

  /// What an action throws and warns.
  static func outcome(_ action: () throws -> Void) -> (error: [String], warnings: [String]) {
    var warnings: [String] = []
    let saved = Warnings.emit
    Warnings.emit = { category, message in
      if category == .user { warnings.append(message) }
    }
    defer { Warnings.emit = saved }
    do {
      try action()
      return (["", ""], warnings)
    } catch { return (words(error), warnings) }
  }
}

/// How a module is built.
struct ModuleSpec: Decodable {
  struct Child: Decodable {
    let name: String
    let module: ModuleSpec
  }

  let `class`: String
  let args: [String]
  let children: [Child]?
  let isNamed: Bool?

  func build() throws -> Module {
    let kind = try XCTUnwrap(NeuralNetCatalog.module(named: self.class), self.class)
    guard let children else {
      return try kind.make(self.class == "Identity" ? [] : args.map(Fixture.argument))
    }
    return try kind.make([
      .modules(children.map { (isNamed == true ? $0.name : nil, try $0.module.build()) })
    ])
  }
}

/// The greatest difference between two lists, relative to values above 1.
func distance(_ found: [Double], _ expected: [Double]) -> Double {
  guard found.count == expected.count else { return .infinity }
  return zip(found, expected).map { a, b in
    a == b || (a.isNaN && b.isNaN) ? 0 : abs(a - b) / max(1, abs(b))
  }.max() ?? 0
}
