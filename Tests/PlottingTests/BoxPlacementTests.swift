import XCTest

@testable import Plotting

final class BoxPlacementTests: XCTestCase {
  private func numbers(_ value: Any?) throws -> [Double] { try XCTUnwrap(value as? [Double]) }

  private func points(_ value: Any?) throws -> [Point] {
    try XCTUnwrap(value as? [[Double]]).map { Point($0[0], $0[1]) }
  }

  private func assertEqual(_ found: [Point], _ expected: [Point], _ message: String) {
    XCTAssertEqual(found.count, expected.count, message)
    for (a, b) in zip(found, expected) {
      XCTAssertEqual(a.x, b.x, accuracy: 1e-12, message)
      XCTAssertEqual(a.y, b.y, accuracy: 1e-12, message)
    }
  }

  private func view(_ record: [String: Any]) throws -> (ViewBox, Viewpoint) {
    let limits = try numbers(record["limits"])
    let aspect = try numbers(record["aspect"])
    let box = ViewBox(
      limits: [(limits[0], limits[1]), (limits[2], limits[3]), (limits[4], limits[5])],
      aspect: Vector(aspect[0], aspect[1], aspect[2]))
    var viewpoint = Viewpoint()
    viewpoint.elevation = try XCTUnwrap(record["elev"] as? Double)
    viewpoint.azimuth = try XCTUnwrap(record["azim"] as? Double)
    viewpoint.roll = try XCTUnwrap(record["roll"] as? Double)
    let focal = try XCTUnwrap(record["focal"] as? Double)
    viewpoint.focalLength = focal == 0 ? nil : focal
    return (box, viewpoint)
  }

  func testProjectionsAreThoseOfMplot3d() throws {
    for record in try XCTUnwrap(fixture("axes3d.json") as? [[String: Any]]) {
      let (box, viewpoint) = try view(record)
      let projection = Projection(box: box, viewpoint: viewpoint)
      let found = projection.rows.flatMap { [$0.x, $0.y, $0.z, $0.w] }
      for (a, b) in zip(found, try numbers(record["matrix"])) { XCTAssertEqual(a, b, accuracy: 1e-11) }
      let inside = Vector(1, 2, 5)
      XCTAssertEqual(projection(inside), projection.project([inside])[0])
    }
  }

  func testEveryPartOfEveryAxisStandsWhereMplot3dPutsIt() throws {
    for record in try XCTUnwrap(fixture("axes3d.json") as? [[String: Any]]) {
      let (box, viewpoint) = try view(record)
      let area = try numbers(record["area"])
      let placement = BoxPlacement(
        box: box, projection: Projection(box: box, viewpoint: viewpoint),
        extent: (area[2] - area[0] + area[3] - area[1]) * 0.72)
      let axes = try XCTUnwrap(record["axes"] as? [String: [String: Any]])
      for (index, name) in ["x", "y", "z"].enumerated() {
        let expected = try XCTUnwrap(axes[name])
        let found = placement.axis(index, BoxPlacement.Content(ticks: try numbers(expected["ticks"])))
        let message = "\(name) from \(viewpoint)"
        assertEqual(found.pane, try points(expected["pane"]), message)
        assertEqual(found.line, try points(expected["line"]), message)
        assertEqual(found.labelPlaces, try points(expected["labelPlaces"]), message)
        let ticks = try XCTUnwrap(expected["tickLines"] as? [[[Double]]])
        assertEqual(found.ticks.flatMap { $0 }, try points(ticks.flatMap { $0 }), message)
        let grid = try XCTUnwrap(expected["grid"] as? [[[Double]]])
        assertEqual(found.gridLines.flatMap { $0 }, try points(grid.flatMap { $0 }), message)
        assertEqual(
          [found.titlePlace, found.offsetPlace],
          try points([expected["labelPlace"], expected["offsetPlace"]].map { try numbers($0) }), message)
        XCTAssertEqual(
          BoxPlacement.readable(try XCTUnwrap(expected["labelAngle"] as? Double)), found.angle, accuracy: 1e-9, message)
        XCTAssertEqual(expected["offsetAlign"] as? String == "right", found.offsetIsRightAligned, message)
      }
    }
  }
}
