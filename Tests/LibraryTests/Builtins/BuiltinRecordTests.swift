import Interpreter
import XCTest

@testable import Library

/// Every record states what it does and has an example that runs as it says.
final class BuiltinRecordTests: XCTestCase {
  private func records() -> [Builtin] {
    let builtins = Builtins()
    BuiltinsLibrary.install(into: builtins)
    var records: [Builtin] = []
    var types: [TypeObject] = [
      BuiltinTypes.dictionaryKeys, BuiltinTypes.dictionaryItems, BuiltinTypes.none, StandardStream.output.type,
    ]
    var values = builtins.names.compactMap { builtins[$0] }
    for namespace in BuiltinsLibrary.namespaces(arguments: []) { values += namespace.members.values }
    for value in values {
      if let function = value.object(as: NativeFunction.self) { records.append(function.builtin) }
      if let type = value.object(as: TypeObject.self) { types.append(type) }
    }
    for type in types {
      if let constructor = type.constructor { records.append(constructor) }
      for member in type.members.values {
        switch member {
        case .method(let builtin), .staticMethod(let builtin): records.append(builtin)
        case .property(let property): XCTAssertFalse(property.summary.isEmpty, type.name)
        case .value: break
        }
      }
    }
    return records
  }

  func testEveryRecordHasASummaryAndAnExample() {
    let records = records()
    XCTAssertGreaterThan(records.count, 250)
    for record in records {
      XCTAssertTrue(record.summary.hasSuffix("."), "\(record.qualifiedName): \(record.summary)")
      XCTAssertFalse(record.example.isEmpty, record.qualifiedName)
    }
  }

  func testExamplesPrintWhatTheySay() throws {
    for record in records() {
      let lines = record.example.split(separator: "\n", omittingEmptySubsequences: false)
      let source = lines.filter { !$0.hasPrefix("#>") }.joined(separator: "\n") + "\n"
      let expected = lines.filter { $0.hasPrefix("#>") }.map { String($0.dropFirst(3)) + "\n" }.joined()
      XCTAssertEqual(try BuiltinsProgram().run(source), expected, record.qualifiedName)
    }
  }

  func testMethodsOfATypeNameItAsTheirOwner() {
    for type in BuiltinsLibrary.types {
      for case .method(let builtin) in type.members.values { XCTAssertEqual(builtin.owner, type.name) }
    }
  }
}
