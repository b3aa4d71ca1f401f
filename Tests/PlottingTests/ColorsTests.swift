import XCTest

@testable import Plotting

final class ColorsTests: XCTestCase {
  func testEveryNameHasMatplotlibsColor() throws {
    let expected = try XCTUnwrap(fixture("colors.json") as? [String: String])
    for (name, digits) in expected {
      XCTAssertEqual(try Color.parse(name).hexadecimal(keepsAlpha: true), digits, name)
    }
  }

  func testEveryColormapHasMatplotlibsSamples() throws {
    let expected = try XCTUnwrap(fixture("colormaps.json") as? [String: [Double]])
    XCTAssertEqual(Set(expected.keys).intersection(Colormap.names).count, expected.count)
    for (name, numbers) in expected {
      let map = try Colormap.named(name)
      XCTAssertEqual(map.colors.count, Int(numbers[0]), name)
      for (step, index) in stride(from: 0, to: map.colors.count, by: 17).enumerated() {
        let color = map.colors[index]
        for (part, value) in [color.red, color.green, color.blue].enumerated() {
          XCTAssertEqual(value, numbers[1 + 3 * step + part], accuracy: 2e-6, "\(name)[\(index)]")
        }
      }
    }
  }

  func testWhatIsNoColorFailsWithMatplotlibsWords() {
    let cases = [
      ("foo", "Invalid RGBA argument: 'foo'"), ("#12", "Invalid hex color specifier: '#12'"),
      ("#12345g", "Invalid RGBA argument: '#12345g'"), ("K", "Invalid RGBA argument: 'K'"),
      ("1.5", "Invalid string grayscale value '1.5'. Value must be within 0-1 range"),
      ("nan", "Invalid string grayscale value 'nan'. Value must be within 0-1 range"),
      ("it's", "Invalid RGBA argument: \"it's\""), ("0x1", "Invalid RGBA argument: '0x1'"),
    ]
    let numbers: [([Double], Double?, String)] = [
      ([1, 2, 3], nil, "RGBA values should be within 0-1 range"),
      ([1], nil, "RGBA sequence should have length 3 or 4"),
      ([1, 0, 0], 2, "'alpha' must be between 0 and 1, inclusive"),
    ]
    for (parts, alpha, message) in numbers {
      XCTAssertThrowsError(try Color.components(parts, alpha: alpha)) {
        XCTAssertEqual($0 as? PlottingError, PlottingError(.valueError, message))
      }
    }
    for (value, message) in cases {
      XCTAssertThrowsError(try Color.parse(value)) {
        XCTAssertEqual($0 as? PlottingError, PlottingError(.valueError, message))
      }
    }
  }

  func testColorsAreReadInEveryForm() throws {
    XCTAssertEqual(try Color.parse("#FFF8").hexadecimal(keepsAlpha: true), "#ffffff88")
    XCTAssertEqual(try Color.parse("C12").hexadecimal(), "#2ca02c")
    XCTAssertEqual(try Color.parse(" 0.5 "), Color.gray(0.5))
    XCTAssertEqual(try Color.parse("None"), .transparent)
    XCTAssertEqual(try Color.parse("none", alpha: 0.5), .transparent)
    XCTAssertEqual(try Color.parse("r", alpha: 0.5), Color(red: 1, green: 0, blue: 0, alpha: 0.5))
    XCTAssertEqual(try Color.parse("C1", cycle: [.black, .white]), .white)
    XCTAssertEqual(try Color.components([0.1, 0.2, 0.3, 0.4], alpha: 0.5).alpha, 0.5)
  }

  func testAnUnknownColormapIsAnsweredWithTheNearestNames() {
    XCTAssertThrowsError(try Colormap.named("foo")) {
      XCTAssertEqual(
        ($0 as? PlottingError)?.message.split(separator: "\n").first,
        "'foo' is not a valid value for cmap. Did you mean: 'cool'?")
    }
    XCTAssertThrowsError(try Colormap.named("grey2")) {
      XCTAssertEqual(
        ($0 as? PlottingError)?.message.split(separator: "\n").first,
        "'grey2' is not a valid value for cmap. Did you mean one of: 'grey', 'grey_r', 'gray'?")
    }
  }

  func testNumbersBeyondTheMapTakeTheEndsOrTheirOwnColors() throws {
    var map = try Colormap.named("gray")
    XCTAssertEqual(map.color(at: -0.1), map.colors[0])
    XCTAssertEqual(map.color(at: 1), map.colors[255])
    XCTAssertEqual(map.color(at: 1.1), map.colors[255])
    XCTAssertEqual(map.color(at: .nan), .transparent)
    map.under = .white
    XCTAssertEqual(map.color(at: -0.1), .white)
    XCTAssertEqual(map.reversed.color(at: 1.1), .white)
  }

  func testNormsTakeTheirLimitsFromDataInTheirDomain() throws {
    XCTAssertEqual(try Normalize().normalized([3, 1, 2]), [1, 0, 0.5])
    let logarithmic = Normalize(spread: .logarithmic)
    XCTAssertEqual(try logarithmic.normalized([10, 1, 100]), [0.5, 0, 1])
    logarithmic.vmin = nil
    try logarithmic.autoscaleNone([0, 0.5, -5])
    XCTAssertEqual(logarithmic.vmin, 0.5)
    XCTAssertEqual(try Normalize(vmin: 0, vmax: 10, spread: .twoSlopes(center: 2)).normalized([1, 6]), [0.25, 0.75])
    XCTAssertThrowsError(try Normalize(vmin: 2, vmax: 1).normalized([1])) {
      XCTAssertEqual(($0 as? PlottingError)?.message, "minvalue must be less than or equal to maxvalue")
    }
  }
}
