import Plotting
import XCTest

final class TickTests: XCTestCase {
  func testLinearTicksAndLabelsAreMatplotlibs() throws {
    for fact in try FigureFacts().list("ticks") {
      let low = try XCTUnwrap(fact[0] as? Double)
      let high = try XCTUnwrap(fact[1] as? Double)
      let context = TickContext(low: low, high: high)
      let places = try TickLocator.auto.ticks(in: context)
      XCTAssertEqual(places, try numbers(fact[2]), "ticks of \(low)...\(high)")
      let labels = try TickFormatter.standard.labels(places, in: context)
      XCTAssertEqual(labels.labels, try XCTUnwrap(fact[3] as? [String]), "labels of \(low)...\(high)")
      XCTAssertEqual(labels.offset, try XCTUnwrap(fact[4] as? String), "factor of \(low)...\(high)")
    }
  }

  func testLogarithmicTicksAndLabelsAreMatplotlibs() throws {
    for fact in try FigureFacts().list("logTicks") {
      let low = try XCTUnwrap(fact[0] as? Double)
      let high = try XCTUnwrap(fact[1] as? Double)
      let context = TickContext(low: low, high: high)
      for (index, multiples) in [LogLocator.Multiples.list([1]), .auto].enumerated() {
        let expected = try XCTUnwrap(fact[2 + index] as? [Any])
        let places = try TickLocator.log(LogLocator(multiples: multiples)).ticks(in: context)
        XCTAssertEqual(places, try numbers(expected[0]), "\(multiples) of \(low)...\(high)")
        let labels = try TickFormatter.log(base: 10, labelsOnlyPowers: false).labels(places, in: context)
        XCTAssertEqual(labels.labels, try XCTUnwrap(expected[1] as? [String]), "\(multiples) of \(low)...\(high)")
      }
    }
  }

  func testALogarithmicAxisOfNegativeDataIsRefused() {
    let context = TickContext(low: -2, high: -1)
    XCTAssertThrowsError(try TickLocator.log(LogLocator()).ticks(in: context)) { error in
      XCTAssertEqual(
        error as? PlottingError,
        PlottingError(.valueError, "Data cannot be log-scaled because all values are <= 0."))
    }
  }

  func testTextsMustBeAsManyAsFixedTicks() throws {
    let figure = try Figure()
    let axes = try figure.addSubplot()
    axes.xaxis.setTicks([0, 1, 2])
    XCTAssertThrowsError(try axes.xaxis.setTickLabels(["a", "b"])) { error in
      XCTAssertEqual(
        (error as? PlottingError)?.message,
        "The number of FixedLocator locations (3), usually from a call to set_ticks, does not match the number of labels "
          + "(2).")
    }
  }
}
