import XCTest

@testable import Plotting

final class ColorsTests: XCTestCase {
  func testEveryNameHasMatplotlibsColor() throws {
    let expected = try XCTUnwrap(fixture("colors.json") as? [String: String])
    for (name, digits) in expected {
      XCTAssertEqual(try Color(name).hexadecimal(keepsAlpha: true), digits, name)
    }
  }

  func testEveryColormapHasMatplotlibsSamples() throws {
    let expected = try XCTUnwrap(fixture("colormaps.json") as? [String: [Double]])
    XCTAssertEqual(Set(expected.keys).intersection(Colormap.names).count, expected.count)
    for (name, numbers) in expected {
      let map = try Colormap.named(name)
      XCTAssertEqual(map.samples.count, Int(numbers[0]), name)
      for (step, index) in stride(from: 0, to: map.samples.count, by: 17).enumerated() {
        let color = map.samples[index]
        for (part, value) in [color.red, color.green, color.blue].enumerated() {
          XCTAssertEqual(value, numbers[1 + 3 * step + part], accuracy: 2e-6, "\(name)[\(index)]")
        }
      }
    }
  }

  func testWhatIsNoColorFailsWithMatplotlibsWords() {
    let cases: [(ColorValue, String)] = [
      (.text("foo"), "Invalid RGBA argument: 'foo'"), (.text("#12"), "Invalid hex color specifier: '#12'"),
      (.text("#12345g"), "Invalid RGBA argument: '#12345g'"), (.text("K"), "Invalid RGBA argument: 'K'"),
      (.text("1.5"), "Invalid string grayscale value '1.5'. Value must be within 0-1 range"),
      (.text("it's"), "Invalid RGBA argument: \"it's\""), (.text("0x1"), "Invalid RGBA argument: '0x1'"),
      (.components([1, 2, 3]), "RGBA values should be within 0-1 range"),
      (.components([1]), "RGBA sequence should have length 3 or 4"),
      (.pair(.text("r"), alpha: 2), "'alpha' must be between 0 and 1, inclusive"),
    ]
    for (value, message) in cases {
      XCTAssertThrowsError(try Color(value)) {
        XCTAssertEqual($0 as? PlottingError, PlottingError(.valueError, message))
      }
    }
  }

  func testColorsAreReadInEveryForm() throws {
    XCTAssertEqual(try Color("#FFF8").hexadecimal(keepsAlpha: true), "#ffffff88")
    XCTAssertEqual(try Color("C12").hexadecimal(), "#2ca02c")
    XCTAssertEqual(try Color(" 0.5 "), Color(red: 0.5, green: 0.5, blue: 0.5))
    XCTAssertEqual(try Color("None"), .transparent)
    XCTAssertEqual(try Color("none", alpha: 0.5), .transparent)
    XCTAssertEqual(try Color(.pair(.text("r"), alpha: 0.5)), Color(red: 1, green: 0, blue: 0, alpha: 0.5))
    XCTAssertEqual(try Color(.pair(.text("r"), alpha: 0.5), alpha: 0.25).alpha, 0.25)
  }

  func testAnUnknownColormapIsAnsweredWithTheNearestNames() {
    XCTAssertThrowsError(try Colormap.named("foo")) {
      XCTAssertEqual(($0 as? PlottingError)?.message, "'foo' is not a valid value for cmap. Did you mean: 'cool'?")
    }
    XCTAssertThrowsError(try Colormap.named("grey2")) {
      XCTAssertEqual(
        ($0 as? PlottingError)?.message,
        "'grey2' is not a valid value for cmap. Did you mean one of: 'grey', 'grey_r', 'gray'?")
    }
  }

  func testNumbersBeyondTheMapTakeTheEndsOrTheirOwnColors() throws {
    var map = try Colormap.named("gray")
    XCTAssertEqual(map.color(at: -0.1), map.samples[0])
    XCTAssertEqual(map.color(at: 1), map.samples[255])
    XCTAssertEqual(map.color(at: 1.1), map.samples[255])
    XCTAssertEqual(map.color(at: .nan), .transparent)
    map.under = .white
    XCTAssertEqual(map.color(at: -0.1), .white)
    XCTAssertEqual(map.reversed.color(at: 1.1), .white)
  }

  func testNormsTakeTheirLimitsFromFiniteData() throws {
    var norm = Norm()
    norm.autoscale(to: [3, .nan, 1, 2])
    XCTAssertEqual(try norm.mapping()(2), 0.5)
    var logarithmic = Norm(scale: .logarithmic)
    logarithmic.autoscale(to: [0, 1, 100, -5])
    XCTAssertEqual(try logarithmic.mapping()(10), 0.5)
    XCTAssertThrowsError(try Norm(minimum: 2, maximum: 1).mapping()) {
      XCTAssertEqual(($0 as? PlottingError)?.message, "minvalue must be less than or equal to maxvalue")
    }
  }
}
