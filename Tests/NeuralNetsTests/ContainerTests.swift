import XCTest

@testable import NeuralNets
@testable import Tensors

final class ContainerTests: XCTestCase {
  private func layer(_ name: String) throws -> Module { try XCTUnwrap(NeuralNetCatalog.module(named: name)).make() }

  private func threeLayers() throws -> Sequential { Sequential(try layer("ReLU"), try layer("Tanh"), try layer("ELU")) }

  func testIndicesCountFromBothEnds() throws {
    let net = try threeLayers()
    XCTAssertEqual(net.count, 3)
    XCTAssertEqual(try net.item(at: -1)?.className, "ELU")
    XCTAssertEqual(try net.item(at: 1)?.className, "Tanh")
    for index in [3, -4, Int.min, Int.max] {
      XCTAssertThrowsError(try net.item(at: index)) {
        XCTAssertEqual(Fixture.words($0), ["IndexError", "index \(index) is out of range"])
      }
    }
  }

  func testSlicesKeepTheNamesOfASequentialAndRenumberAList() throws {
    let net = try threeLayers()
    XCTAssertEqual(try net.selecting([1, 2]).text(), "Sequential(\n  (1): Tanh()\n  (2): ELU(alpha=1.0)\n)")
    let list = ModuleList(net.children)
    XCTAssertEqual(try list.selecting([1, 2]).text(), "ModuleList(\n  (0): Tanh()\n  (1): ELU(alpha=1.0)\n)")
  }

  func testChangesRenumber() throws {
    let net = try threeLayers()
    try net.removeItems(at: [0, -1])
    XCTAssertEqual(try net.text(), "Sequential(\n  (0): Tanh()\n)")
    net.append(try layer("Sigmoid"))
    try net.insert(layer("ReLU"), at: 1)
    try net.setItem(layer("SiLU"), at: 0)
    XCTAssertEqual(try net.text(), "Sequential(\n  (0): SiLU()\n  (1): ReLU()\n  (2): Sigmoid()\n)")
    XCTAssertThrowsError(try net.insert(layer("ReLU"), at: 4)) {
      XCTAssertEqual(Fixture.words($0), ["IndexError", "Index out of range: 4"])
    }
  }

  func testNamedChildrenGuardInsertion() throws {
    let net = Sequential()
    try net.addModule("a", layer("ReLU"))
    XCTAssertThrowsError(try net.insert(layer("Tanh"), at: 0)) {
      XCTAssertEqual(Fixture.words($0), ["KeyError", "0"])
    }
    try net.insert(layer("Tanh"), at: 1)
    XCTAssertEqual(try net.text(), "Sequential(\n  (a): ReLU()\n  (1): Tanh()\n)")
  }
}
