import LongWork
import XCTest

@testable import DataFrames

/// Whatever goes through the rows of a table notices that the user wants to stop.
final class InterruptionTests: XCTestCase {
  private let rowCount = 3000
  private lazy var frame = DataFrame(
    [
      .float64((0..<rowCount).map { Double($0 * 7919 % rowCount) }), .int64((0..<rowCount).map { $0 % 7 }),
      .string((0..<rowCount).map { "text \($0 % 11)" }), .datetime((0..<rowCount).map { $0 * 1_000_000 }),
      .object((0..<rowCount).map { $0 % 2 == 0 ? .int($0) : .float(0.5) }),
    ], columns: Index(texts: ["a", "k", "s", "t", "o"]), index: Index(count: rowCount))

  override func tearDown() { Interruption.isRequested = { false } }

  /// - Parameter work: Done twice: whole, and with the wish to stop there before it begins.
  private func checkStops(_ name: String, line: UInt = #line, _ work: (DataFrame) throws -> Void) {
    let frame = self.frame
    defer { Interruption.isRequested = { false } }
    XCTAssertNoThrow(try work(frame), name, line: line)
    Interruption.isRequested = { true }
    XCTAssertThrowsError(try work(frame), name, line: line) { error in
      XCTAssertTrue(error is Interrupted, "\(name): \(error)", line: line)
    }
  }

  func testTextsOfTablesStop() {
    checkStops("to_string") { _ = try $0.wholeText() }
    checkStops("to_html") { _ = try HTMLTable.whole($0) }
    checkStops("to_csv") { _ = try CSVWriter().text($0) }
    checkStops("Series.to_string") { _ = try $0.series(at: 0).bareText(.current) }
  }

  func testConversionsStop() {
    for place in [0, 1, 3, 4] {
      checkStops("astype(str) of \(place)") { _ = try $0.data[place].converted(to: .string) }
    }
    checkStops("astype(float)") { _ = try $0.data[4].converted(to: .float64) }
    checkStops("astype('category')") { _ = try $0.data[2].converted(to: .category) }
    checkStops("round") { _ = try $0.data[0].rounded(1) }
    checkStops("replace") { _ = try $0.data[1].exchanging([.int(1): .int(2)]) }
  }

  func testPartsStop() {
    for place in 0..<5 { checkStops("take of \(place)") { _ = try $0.data[place].taking(Array(0..<100)) } }
    checkStops("rows") { _ = try $0.takingRows([1, 2, 3]) }
    checkStops("dropna") { _ = try $0.droppingMissing(columns: [0], least: nil) }
    checkStops("shift") { _ = try $0.data[0].shifted(by: 1) }
    checkStops("reindex") { _ = try $0.reindexedRows(Index(.int64([5, 6]))) }
    checkStops("concat") { _ = try Column.concatenating([$0.data[0], $0.data[4]]) }
  }

  func testStatisticsStop() {
    checkStops("describe") { _ = try $0.described(all: true) }
    checkStops("median") { _ = try $0.data[0].reduced(.median) }
    checkStops("sum of texts") { _ = try $0.data[2].reduced(.sum) }
    checkStops("any of objects") { _ = try $0.data[4].reduced(.any) }
    checkStops("quantile") { _ = try $0.data[0].quantiles([0.5]) }
    checkStops("value_counts") {
      _ = try $0.series(at: 2).valueCounts(ascending: false, keepsMissing: true, normalizes: false, sorts: true)
    }
    checkStops("unique") { _ = try $0.data[2].uniqueCells() }
    checkStops("rank") { _ = try $0.data[0].ranks(.average, ascending: true, asShare: false) }
    checkStops("sum of rows") { _ = try $0.takingColumns([0, 1]).reducedRows(.sum) }
  }

  func testWindowsStop() {
    let window = MovingWindow.rolling(50, centered: false, least: nil)
    for statistic in MovingWindow.Statistic.allCases {
      checkStops("rolling \(statistic)") { _ = try window.values(statistic, of: $0.data[0].floats()) }
    }
  }

  func testOrdersStop() {
    for place in 0..<4 {
      checkStops("sort of \(place)") { _ = try $0.sorted(by: [place], ascending: [true], missingFirst: false) }
    }
  }

  func testGroupsStop() throws {
    let key = Grouping.Key(name: .string("k"), values: frame.data[1], place: 1)
    checkStops("groupby") { _ = try Grouping($0, keys: [key], sorts: true) }
    let grouping = try Grouping(frame, keys: [key], sorts: true)
    for reduction in [Reduction.mean, .sum, .median, .max, .nunique] {
      checkStops("groupby().\(reduction)") { _ = try grouping.reduced(reduction, $0.data[0]) }
    }
  }

  func testShapesStop() {
    checkStops("melt") {
      _ = try $0.takingColumns([0, 1]).melted(identifiers: [1], values: [0], names: (.string("x"), .string("y")))
    }
    checkStops("merge") { frame in
      let other = try frame.takingColumns([0, 1])
      _ = try Merging(frame, other, method: .outer, suffixes: ("_x", "_y")).byColumns([0], [0])
    }
    checkStops("stack") { _ = try $0.takingColumns([0, 1]).stacked() }
    checkStops("transpose") { _ = try $0.head(50).transposed() }
  }

  func testLoopsLookOnceInABlock() throws {
    struct Looks { nonisolated(unsafe) static var count = 0 }
    Looks.count = 0
    Interruption.isRequested = {
      Looks.count += 1
      return false
    }
    _ = try (0..<10 * Interruption.blockLength).mapRows { $0 }
    XCTAssertEqual(Looks.count, 10)
  }
}
