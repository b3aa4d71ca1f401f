import CKernels
import XCTest

@testable import Tensors

func lgsLiveBytes() -> Int64 { lgs_storage_statistics().live_bytes }

/// Memory is reused, bounded, and refused when it does not exist.
final class StorageTests: XCTestCase {
  func testFreedMemoryIsReused() throws {
    lgs_storage_trim()
    let first = try Tensor.zeros([1000])
    XCTAssertEqual(lgs_storage_statistics().cached_bytes, 0)
    withExtendedLifetime(first) {}
    for _ in 0..<1000 { _ = try Tensor.zeros([1000]) }
    XCTAssertLessThan(lgs_storage_statistics().cached_bytes, 20_000)
  }

  func testTheCacheIsBounded() throws {
    var tensors: [Tensor] = []
    for _ in 0..<10 { tensors.append(try Tensor.zeros([10_000_000])) }
    tensors.removeAll()
    let statistics = lgs_storage_statistics()
    XCTAssertLessThanOrEqual(statistics.cached_bytes, statistics.cache_limit)
    lgs_storage_trim()
    XCTAssertEqual(lgs_storage_statistics().cached_bytes, 0)
  }

  func testAbsurdSizesAreRefused() {
    let cases: [([Int], String)] = [
      (
        [1_000_000_000_000_000_000],
        "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to "
          + "allocate 4000000000000000000 bytes. Error code 12 (Cannot allocate memory)"
      ),
      ([1 << 62], "Storage size calculation overflowed with sizes=[4611686018427387904]"),
      ([1 << 62, 8], "Storage size calculation overflowed with sizes=[4611686018427387904, 8]"),
      ([2, -1], "Trying to create tensor with negative dimension -1: [2, -1]"),
    ]
    for (shape, message) in cases {
      XCTAssertThrowsError(try Tensor.full(Shape(shape), .int(0), .float32)) {
        XCTAssertEqual(($0 as? TensorError)?.message, message)
      }
    }
  }

  func testTooManyDimensionsAreRefused() throws {
    let deepest = try Tensor.ones(Shape(Array(repeating: 1, count: 64)))
    XCTAssertEqual(try Tensor.add(deepest, deepest).item(), .float(2))
    XCTAssertThrowsError(try deepest.unsqueeze(0))
    XCTAssertThrowsError(try deepest.item([.newAxis]))
    XCTAssertThrowsError(try Tensor.ones([1]).reshape(Array(repeating: 1, count: 65)))
    XCTAssertThrowsError(try Tensor.ones([1]).expand(Array(repeating: 1, count: 65)))
    XCTAssertThrowsError(try Tensor.ones(Shape(Array(repeating: 1, count: 65))))
    XCTAssertThrowsError(try Tensor.ones([1]).expand([1 << 40, 1 << 40]))
  }

  func testElementsAreAligned() throws {
    for count in [1, 3, 100, 5000] {
      let tensor = try Tensor.zeros([count])
      withExtendedLifetime(tensor) { XCTAssertEqual(Int(bitPattern: tensor.base) % 64, 0) }
    }
  }

  func testLongOperationsStopAtAnInterrupt() throws {
    let x = try Tensor.zeros([2_000_000])
    lgs_interrupt_request()
    defer { lgs_interrupt_clear() }
    for body in [
      { try Tensor.exp(x) }, { try Tensor.add(x, x) }, { try x.sum() }, { try x.reshape([2, -1]).sum([1]) },
    ] {
      XCTAssertThrowsError(try body()) { XCTAssertEqual(($0 as? TensorError)?.kind, .interrupted) }
    }
    let matrix = try Tensor.ones([600, 600])
    XCTAssertThrowsError(try Tensor.mm(matrix, matrix)) { XCTAssertEqual(($0 as? TensorError)?.kind, .interrupted) }
    XCTAssertEqual(try Tensor.exp(Tensor.zeros([10])).doubles().first, 1)
  }
}
