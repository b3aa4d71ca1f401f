import XCTest

@testable import Interpreter

/// Names are interned once, and tables keep the order of insertion.
final class SymbolTableTests: XCTestCase {
  func testANameHasOneSymbolHoweverManyThereAre() {
    let names = (0..<10_000).map { "name\($0)" }
    let symbols = names.map { Symbol($0) }
    XCTAssertEqual(Set(symbols.map(\.id)).count, names.count)
    XCTAssertEqual(names.map { Symbol($0) }, symbols)
    XCTAssertEqual(symbols.map(\.name), names)
  }

  func testNamesThatAreEqualTextAreOneSymbol() {
    XCTAssertEqual(Symbol("caf\u{e9}"), Symbol("cafe\u{301}"))
    XCTAssertNotEqual(Symbol("café"), Symbol("cafe"))
  }

  func testATableFindsWhatWasSetAndNothingElse() {
    var table = SymbolTable<Int>()
    XCTAssertNil(table["missing"])
    let names = (0..<1000).map { Symbol("entry\($0)") }
    for (index, name) in names.enumerated() { table.set(name, index) }
    for (index, name) in names.enumerated() where index % 3 == 0 { table.set(name, -index) }
    for (index, name) in names.enumerated() { XCTAssertEqual(table[name], index % 3 == 0 ? -index : index) }
    XCTAssertEqual(table.keys, names)
    XCTAssertNil(table["missing"])
  }
}
