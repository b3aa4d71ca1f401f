import BrowserSupport
import XCTest

@testable import Plotting

/// The page of an animation in a real browser without a network: buttons, slider and clock change the frame.
final class PlayerInBrowserTests: XCTestCase {
  /// Presses every control in turn and writes what was seen into the title of the document.
  private static let harness = """
    <script>
      window.addEventListener("load", function() {
        var steps = [], problems = [];
        function shown() { return animT.frames.findIndex(function(frame) {
          return frame.src === document.getElementById("_anim_imgT").src; }); }
        function press(label) { document.querySelector('button[title="' + label + '"]').click(); }
        function expect(frame, what) {
          if (shown() !== frame || animT.current_frame !== frame) problems.push(what + " shows " + shown());
        }
        function after(delay, step) { steps.push([delay, step]); }
        function next() {
          if (!steps.length) { document.title = problems.length ? problems.join("; ") : "all seen"; return; }
          var step = steps.shift();
          setTimeout(function() { step[1](); next(); }, step[0]);
        }
        after(20, function() { expect(0, "start"); press("Next frame"); expect(1, "next"); });
        after(0, function() { press("Next frame"); press("Previous frame"); expect(1, "previous"); });
        after(0, function() { press("Last frame"); expect(3, "last"); press("First frame"); expect(0, "first"); });
        after(0, function() {
          var slider = document.getElementById("_anim_sliderT");
          if (slider.max !== "3") problems.push("the slider ends at " + slider.max);
          slider.value = 2;
          slider.dispatchEvent(new Event("input"));
          expect(2, "slider");
          press("First frame");
          press("Play");
        });
        after(250, function() { expect(2, "play"); press("Pause"); });
        after(500, function() { expect(2, "pause"); press("Play backwards"); });
        after(250, function() { expect(0, "backwards"); });
        after(100, function() {
          expect(3, "loop"); press("Pause"); press("Last frame");
          document.getElementById("_anim_radio1_T").click();
          press("Play");
        });
        after(250, function() { expect(3, "once"); });
        next();
      });
    </script>
    """

  func testPlayStepAndSliderChangeTheFrame() throws {
    guard let browser = HeadlessBrowser() else {
      throw XCTSkip("no Chromium here (Debian: chromium)")
    }
    var page = AnimationPage(framesPerSecond: 10, mode: .loop)
    for shade: UInt8 in [0, 80, 160, 240] {
      let picture = Picture(width: 2, height: 2, pixels: Array(repeating: [shade, 0, 0, 255], count: 4).flatMap { $0 })
      page.add(png: try PNGEncoder.encode(picture, dpi: 100))
    }
    let text = try browser.document(of: "<html><body>\(page.html(id: "T"))\(Self.harness)</body></html>")
    XCTAssertTrue(text.contains("<title>all seen</title>"), String(text.prefix(400)))
  }
}
