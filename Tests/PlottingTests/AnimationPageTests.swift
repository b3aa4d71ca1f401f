import Foundation
import XCTest

@testable import Plotting

final class AnimationPageTests: XCTestCase {
  func testEqualFramesAreHeldOnce() {
    var page = AnimationPage(framesPerSecond: 5, mode: .loop)
    for png in [[1, 2, 3], [4, 5], [1, 2, 3]] as [[UInt8]] { page.add(png: png) }
    let html = page.html(id: "7")
    XCTAssertEqual(page.count, 3)
    XCTAssertTrue(html.contains("frames[0] = \"data:image/png;base64,AQID\";"))
    XCTAssertTrue(html.contains("frames[1] = \"data:image/png;base64,BAU=\";"))
    XCTAssertTrue(html.contains("frames[2] = frames[0];"))
    XCTAssertTrue(html.contains("value=\"loop\" id=\"_anim_radio2_7\" checked>"))
    XCTAssertTrue(html.contains("\"_anim_slider7\", 200.0, "))
    XCTAssertFalse(html.contains("http"))
  }

  func testFramesBeyondTheLimitAreDroppedWithMatplotlibsWarning() {
    var page = AnimationPage(framesPerSecond: 5, mode: .once, limit: 1 / 1024)
    page.add(png: Array(repeating: 0, count: 300))
    XCTAssertNil(page.warning)
    page.add(png: Array(repeating: 1, count: 570))
    page.add(png: [1])
    XCTAssertEqual(page.count, 1)
    XCTAssertEqual(
      page.warning,
      "Animation size has reached 1176 bytes, exceeding the limit of 1024. If you're sure you want a larger animation "
        + "embedded, set the animation.embed_limit rc parameter to a larger value (in MB). This and further frames will "
        + "be dropped.")
  }

  func testUnknownModesAreRefusedWithMatplotlibsWords() {
    XCTAssertEqual(try AnimationPage.Mode.parse("Reflect"), .reflect)
    XCTAssertThrowsError(try AnimationPage.Mode.parse("twice")) {
      XCTAssertEqual(
        ($0 as? PlottingError)?.message,
        "'twice' is not a valid value for default_mode. Supported values are 'loop', 'once', 'reflect'")
    }
  }
}
