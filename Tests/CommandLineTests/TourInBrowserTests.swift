import BrowserSupport
import Foundation
import XCTest

/// The page of the tour in a real browser without a network: its players play, and a narrow window is wide enough.
final class TourInBrowserTests: XCTestCase {
  /// Presses play in every player, and writes what is wrong into the title of the document.
  private static let harness = """
    <script>
      window.addEventListener("load", function() {
        var problems = [];
        function shown(player) { return player.querySelector("img").src; }
        setTimeout(function() {
          var players = Array.from(document.querySelectorAll(".animation"));
          if (!players.length) problems.push("no player");
          var before = players.map(shown);
          players.forEach(function(player) { player.querySelector('button[title="Play"]').click(); });
          setTimeout(function() {
            players.forEach(function(player, number) {
              if (shown(player) === before[number]) problems.push("player " + number + " stands still");
            });
            if (document.scrollingElement.scrollWidth > window.innerWidth) {
              problems.push("the page is " + document.scrollingElement.scrollWidth + " wide");
            }
            if (document.querySelector("merror, math .unknown")) problems.push("a formula is not set");
            document.title = problems.length ? problems.join("; ") : "all seen";
          }, 1500);
        }, 100);
      });
    </script>
    """

  func testPlayersPlayAndANarrowWindowIsWideEnough() throws {
    guard let browser = HeadlessBrowser() else { throw XCTSkip("no Chromium here (Debian: chromium)") }
    let tour = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("examples/tour.lgs")
    let result = try Program.run(["notebook", tour.path, "--to", "html", "-o", "-"])
    XCTAssertEqual(result.status, 0, result.errors)
    let end = try XCTUnwrap(result.output.range(of: "</body>", options: .backwards))
    let page = result.output.replacingCharacters(in: end, with: Self.harness + "</body>")
    for width in [1200, 500] {
      let text = try browser.document(of: page, width: width)
      let title = text.components(separatedBy: "<title>").dropFirst().first?.components(separatedBy: "</title>").first
      XCTAssertEqual(title, "all seen", "at \(width) pixels")
    }
  }
}
