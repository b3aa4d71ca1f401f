import Plotting
import XCTest

final class StyleTests: XCTestCase {
  func testFormatStringsMeanWhatMatplotlibReads() throws {
    for fact in try FigureFacts().list("formats") {
      let text = try XCTUnwrap(fact[0] as? String)
      if let message = fact[4] as? String {
        XCTAssertThrowsError(try FormatString.parse(text), text) { error in
          XCTAssertEqual(error as? PlottingError, PlottingError(.valueError, message))
        }
        continue
      }
      let format = try FormatString.parse(text)
      XCTAssertEqual(format.lineStyle?.name, fact[1] as? String, "line of \(text)")
      XCTAssertEqual(format.marker, fact[2] as? String, "marker of \(text)")
      let color = format.color.map { [$0.red, $0.green, $0.blue, $0.alpha] }
      XCTAssertEqual(color, (fact[3] as? [String])?.compactMap(Double.init), "colour of \(text)")
    }
  }

  func testUnknownValuesAreRefusedInMatplotlibsWords() {
    check("'foo' is not a valid value for ls.") { _ = try LineStyle.parse("foo") }
    check("Unrecognized marker style 'foo'") { _ = try MarkerStyle.named("foo") }
    check("'foo' is not a valid value for loc.") { _ = try Legend.Location.parse("foo") }
    check("'uper left' is not a valid value for loc. Did you mean one of: 'upper left', 'lower left', 'center left'?") {
      _ = try Legend.Location.parse("uper left")
    }
    check("'foo' is not a valid value for align. Supported values are 'center', 'right', 'left'") {
      _ = try HorizontalAlignment.parse("foo")
    }
    check("'foo' is not a valid value for scale.") { _ = try AxisScale.parse("foo") }
    check("num must be an integer with 1 <= num <= 4, not 5") {
      try Figure().addSubplot(rows: 2, columns: 2, index: 5...5)
    }
    check("Axis limits cannot be NaN or Inf") {
      let figure = try Figure()
      try figure.addSubplot().setXLim(1, .nan)
    }
  }

  func testUnknownSettingsAreKeyErrors() {
    XCTAssertThrowsError(try RcParams().set("foo", to: .number(1))) { error in
      XCTAssertEqual(error as? PlottingError, PlottingError(.keyError, "'foo' is not a valid value for rcParam."))
    }
  }

  func testSettingsChangeWhatIsMadeAfterwards() throws {
    let style = RcParams()
    try style.set("figure.figsize", to: .numbers([7.5, 2.5]))
    try style.set("lines.linewidth", to: .number(3))
    let figure = try Figure(style: style)
    XCTAssertEqual(figure.description, "<Figure size 750x250 with 0 Axes>")
    XCTAssertEqual(try figure.addSubplot().plot(x: [0, 1], y: [0, 1]).lineWidth, 3)
  }

  private func check(_ message: String, _ body: () throws -> Void) {
    XCTAssertThrowsError(try body(), message) { error in
      XCTAssertEqual(error as? PlottingError, PlottingError(.valueError, message))
    }
  }
}
