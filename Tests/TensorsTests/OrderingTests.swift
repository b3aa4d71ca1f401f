import CKernels
import XCTest

@testable import Tensors

/// The kernels that sort agree with comparing, and large products with small ones.
final class OrderingTests: XCTestCase {
  private var state: UInt64 = 43052

  private func random() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }

  private func values(_ count: Int) -> [Double] {
    let special = [Double.nan, 0, -0.0, .infinity, -.infinity, 1, -1, 0.5]
    return (0..<count).map { _ in
      random() % 2 == 0 ? special[Int(random() % 8)] : Double(random() % 100_000) / 64 - 700
    }
  }

  /// The stable order in which nan is largest.
  private func order(_ values: [Double], descending: Bool) -> [Int] {
    func precedes(_ a: Double, _ b: Double) -> Bool {
      if a.isNaN || b.isNaN { return !a.isNaN && b.isNaN }
      return a < b
    }
    return values.indices.sorted { a, b in
      let (x, y) = descending ? (values[b], values[a]) : (values[a], values[b])
      if precedes(x, y) { return true }
      return !precedes(y, x) && a < b
    }
  }

  func testPlacesAreThoseOfAStableSort() throws {
    for count in [0, 1, 2, 16, 17, 500, 1024, 1025, 5000] {
      let numbers = values(count)
      for dtype in [DType.float64, .float32, .int64] {
        let source = try Tensor.filled([count], .float64, of: Double.self) { out in
          for place in out.indices {
            out[place] = dtype == .int64 && !numbers[place].isFinite ? -5 : numbers[place].rounded()
          }
        }.elements(as: dtype)
        let plain = try source.elements(as: .float64).withElements(of: Double.self) { Array($0) }
        for descending in [false, true] {
          let expected = order(plain, descending: descending)
          let places = try source.sortingPlaces(0, descending: descending)
          XCTAssertEqual(try places.withElements(of: Int.self) { Array($0) }, expected)
          for limit in Set([0, min(1, count), count / 20, count / 2]) {
            let first = try source.sortingPlaces(0, descending: descending, limit: limit)
            XCTAssertEqual(try first.withElements(of: Int.self) { Array($0) }, Array(expected.prefix(limit)))
          }
        }
        let sorted = try source.sortedElements(0).elements(as: .float64).withElements(of: Double.self) { Array($0) }
        XCTAssertTrue(
          zip(sorted, order(plain, descending: false)).allSatisfy { $0 == plain[$1] || $0.isNaN && plain[$1].isNaN })
      }
    }
  }

  func testRowsAlongAnyAxisAreSorted() throws {
    let numbers = values(7 * 40 * 3)
    let source = try Tensor.filled([7, 40, 3], .float64, of: Double.self) { out in
      for place in out.indices { out[place] = numbers[place] }
    }
    let places = try source.sortingPlaces(1, descending: true, limit: 2).withElements(of: Int.self) { Array($0) }
    for outer in 0..<7 {
      for inner in 0..<3 {
        let row = (0..<40).map { numbers[(outer * 40 + $0) * 3 + inner] }
        let found = (0..<2).map { places[(outer * 2 + $0) * 3 + inner] }
        XCTAssertEqual(found, Array(order(row, descending: true).prefix(2)))
      }
    }
  }

  func testTheMiddleIsFound() {
    for count in 1...60 {
      let numbers = (0..<count).map { _ in Double(random() % 9) }
      let sorted = numbers.sorted()
      for place in 0..<count {
        var (copy, before, at) = (numbers, 0.0, 0.0)
        lgs_select(&copy, Int64(count), Int64(place), &before, &at)
        XCTAssertEqual(at, sorted[place])
        XCTAssertEqual(before, sorted[max(place - 1, 0)])
      }
    }
  }

  func testTwoThreadsMultiplyAsOne() throws {
    for (m, n, k) in [(300, 200, 100), (25, 500, 400), (8, 3000, 200)] {
      let (a, b) = (values(m * k).map { $0.isFinite ? $0 : 1 }, values(k * n).map { $0.isFinite ? $0 : 2 })
      func matrix(_ elements: [Double], _ rows: Int, _ columns: Int) throws -> Tensor {
        try Tensor.filled(Shape([rows, columns]), .float64, of: Double.self) { out in
          for place in out.indices { out[place] = elements[place] }
        }
      }
      let whole = try Tensor.mm(matrix(a, m, k), matrix(b, k, n)).withElements(of: Double.self) { Array($0) }
      var rows: [Double] = []
      for start in stride(from: 0, to: m, by: 4) {
        // The last rows with those before them, so that every piece has four.
        let first = min(start, m - 4)
        let piece = try matrix(Array(a[(first * k)..<((first + 4) * k)]), 4, k)
        let product = try Tensor.mm(piece, matrix(b, k, n)).withElements(of: Double.self) { Array($0) }
        rows += product.dropFirst((start - first) * n)
      }
      XCTAssertEqual(whole.map(\.bitPattern), rows.map(\.bitPattern))
    }
  }
}
