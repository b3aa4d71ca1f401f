import XCTest

@testable import DataFrames

/// Rows by value and orders by digits give what comparing gives.
final class FactorsTests: XCTestCase {
  private var generator = SeededGenerator(state: 43052)

  private func numbers(_ count: Int) -> [Double] {
    (0..<count).map { _ in
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: return .nan
      case 1: return Bool.random(using: &generator) ? 0 : -0.0
      case 2: return Double(Int.random(in: -3...3, using: &generator))
      case 3: return Bool.random(using: &generator) ? .infinity : -.infinity
      case _: return Double.random(in: -1e9...1e9, using: &generator)
      }
    }
  }

  private func check(_ column: Column, line: UInt = #line) throws {
    var known: [Cell: Int] = [:]
    var firsts: [Int] = []
    let codes = column.cells.enumerated().map { row, cell -> Int in
      if let code = known[cell] { return code }
      known[cell] = firsts.count
      firsts.append(row)
      return firsts.count - 1
    }
    let factors = try Factors(column)
    XCTAssertEqual(factors.codes, codes, line: line)
    XCTAssertEqual(factors.firsts, firsts, line: line)
    XCTAssertEqual(factors.counts, try factors.rows().map(\.count), line: line)
  }

  func testValuesAreNumberedAsTheyArrive() throws {
    for count in [0, 1, 5, 200, 5000] {
      try check(.float64(numbers(count)))
      try check(.int64((0..<count).map { _ in Int.random(in: -50...50, using: &generator) }))
      try check(.int64((0..<count).map { _ in Int.random(in: Int.min...Int.max, using: &generator) }))
      try check(.bool((0..<count).map { _ in Bool.random(using: &generator) }))
      let texts: [String?] = ["a", "b", nil, "é", "e\u{301}"]
      try check(.string((0..<count).map { _ in texts.randomElement(using: &generator) ?? nil }))
      try check(
        .object(
          (0..<count).map { _ in
            [.int(1), .float(1), .none, .missing, .string("1")].randomElement(using: &generator) ?? .none
          }))
    }
  }

  func testRowsOfSeveralColumnsAreNumbered() throws {
    let count = 3000
    let a = Column.int64((0..<count).map { _ in Int.random(in: 0..<7, using: &generator) })
    let b = Column.string((0..<count).map { _ in ["x", "y", nil].randomElement(using: &generator) ?? nil })
    let c = Column.float64(numbers(count))
    let factors = try Factors([a, b, c], rowCount: count)
    let rows = (0..<count).map { [a[$0], b[$0], c[$0]] }
    for row in 0..<count {
      XCTAssertEqual(rows[factors.firsts[factors.codes[row]]], rows[row])
      XCTAssertLessThanOrEqual(factors.firsts[factors.codes[row]], row)
    }
    XCTAssertEqual(Set(rows).count, factors.firsts.count)
  }

  func testOrdersAreStable() throws {
    for count in [0, 1, 2, 300, 513, 4000] {
      let values = numbers(count)
      let whole = (0..<count).map { _ in Int.random(in: -9...9, using: &generator) &* (1 << 40) }
      for ascending in [true, false] {
        let order = try Ordering.positions(of: .float64(values), ascending: ascending)
        let present = values.indices.filter { !values[$0].isNaN }
        let expected =
          present.sorted {
            values[$0] == values[$1] ? $0 < $1 : (values[$0] < values[$1]) == ascending
          } + values.indices.filter { values[$0].isNaN }
        XCTAssertEqual(order, expected)
        XCTAssertEqual(
          try Ordering.positions(of: .int64(whole), ascending: ascending),
          whole.indices.sorted { whole[$0] == whole[$1] ? $0 < $1 : (whole[$0] < whole[$1]) == ascending })
      }
      let present = values.filter { !$0.isNaN }
      XCTAssertEqual(try RadixOrder.sorted(present), present.sorted())
    }
  }
}
