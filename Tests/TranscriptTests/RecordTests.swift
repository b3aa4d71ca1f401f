import Foundation
import Interpreter
import NeuralNets
import Tensors
import XCTest

@testable import Library

/// Every documented record is complete, and its example shows what really happens.
final class RecordTests: XCTestCase {
  private static let records = TranscriptRunner.onLargeStack { RecordWalk().records }

  func testTheWalkFindsTheLibrary() {
    let names = Set(Self.records.map(\.name))
    for name in ["len", "str.join", "math.sqrt", "torch.exp", "Tensor.exp", "torch.nn.Linear", "torch.optim.SGD"] {
      XCTAssertTrue(names.contains(name), "no record \(name)")
    }
  }

  func testEveryOperationIsOffered() {
    let names = Set(Self.records.map(\.name))
    for operation in OperationCatalog.all where operation.places.contains(.function) {
      XCTAssertTrue(names.contains("torch.\(operation.name)"), "torch.\(operation.name) is not offered")
    }
  }

  /// They leave the program, wait for a person or a clock, or are refused.
  private static let recordsWithoutOutput: Set = [
    "exit", "quit", "sys.exit", "help", "input", "time.sleep", "str.encode", "int.to_bytes",
  ]

  func testEveryRecordHasASummaryAndAnExample() {
    for record in Self.records {
      XCTAssertFalse(record.summary.isEmpty, "\(record.name) has no summary")
      XCTAssertFalse(record.example.isEmpty, "\(record.name) has no example")
      if !Self.recordsWithoutOutput.contains(record.name) {
        XCTAssertTrue(record.example.contains(Transcript.mark), "\(record.name) has no example with its output")
      }
    }
  }

  func testEveryExampleReproducesItself() throws {
    var seen: Set<String> = []
    for record in Self.records where seen.insert(record.example).inserted {
      let result = TranscriptRunner.reproduce(record.example)
      if result != record.example {
        XCTFail("\(record.name)\n" + Difference.text(from: record.example, to: result))
      }
    }
    try write(Array(seen))
  }

  /// With LGS_EXAMPLES_FOLDER set, writes the examples as transcripts for scripts/oracle.
  private func write(_ examples: [String]) throws {
    guard let folder = ProcessInfo.processInfo.environment["LGS_EXAMPLES_FOLDER"] else { return }
    let shown = examples.filter { $0.contains(Transcript.mark) }.sorted()
    for (index, example) in shown.enumerated() {
      let name = "example-\(index).lgs"
      try example.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    }
  }
}

/// Walks all names of a session, the members of its types and its modules, and lists their records.
final class RecordWalk {
  struct Record {
    var name: String
    var summary: String
    var example: String
  }

  private(set) var records: [Record] = []
  private(set) var builtins: [Builtin] = []
  private var seen: Set<ObjectIdentifier> = []

  init() {
    final class NoOutput: OutputSink {
      func write(_ text: String) {}
      func flush() {}
    }
    let session = Prelude.makeSession(output: NoOutput())
    for name in session.builtins.names { session.builtins[name].map(visit) }
    for module in session.modules.values { visit(.object(module)) }
    // No name of the language leads to these.
    for type in PandasTypes.results { visit(type) }
    records.sort { $0.name < $1.name }
  }

  private func visit(_ value: Value) {
    guard case .object(let object) = value, seen.insert(ObjectIdentifier(object)).inserted else { return }
    if let function = object as? NativeFunction {
      add(function.builtin)
    } else if let type = object as? TypeObject {
      visit(type)
    } else if let namespace = object as? NamespaceObject {
      namespace.members.values.forEach(visit)
    }
    visit(.object(object.type))
  }

  private func visit(_ type: TypeObject) {
    if let constructor = type.constructor { add(constructor) }
    for member in type.members.values {
      switch member {
      case .value(let value): visit(value)
      case .method(let builtin), .staticMethod(let builtin): add(builtin)
      case .property: break
      }
    }
    type.bases.forEach { visit(.object($0)) }
  }

  private func add(_ builtin: Builtin) {
    guard seen.insert(ObjectIdentifier(builtin)).inserted else { return }
    builtins.append(builtin)
    records.append(Record(name: builtin.qualifiedName, summary: builtin.summary, example: builtin.example))
  }
}
