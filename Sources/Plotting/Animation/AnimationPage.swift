import CDraw
import Encodings

/// An animation as HTML that needs nothing else: pictures, buttons, and the script that plays them.
///
/// The structure, ids, classes and labels are those of matplotlib's `to_jshtml`; icons are drawn in the page instead of
/// loaded from a server, and frames that look the same are held once.
public struct AnimationPage: Sendable {
  /// What happens at the end.
  public enum Mode: String, CaseIterable, Sendable {
    case once, loop, reflect

    /// - Throws: ValueError with matplotlib's words.
    public static func parse(_ text: String) throws -> Mode {
      let lower = text.lowercased()
      if let mode = Mode(rawValue: lower) { return mode }
      throw PlottingError(
        .valueError, CloseMatch.message(for: lower, what: "default_mode", among: ["loop", "once", "reflect"]))
    }
  }

  /// What is said when frames are left out, and to whom: matplotlib logs it as a warning.
  public private(set) var warning: String?
  public let mode: Mode
  /// Milliseconds between frames.
  public let interval: Double
  /// The frames in order, as indices into `sources`.
  private var order: [Int] = []
  private var sources: [String] = []
  /// Frames by the checksum of their pixels.
  private var known: [UInt32: [(png: [UInt8], source: Int)]] = [:]
  private var total = 0
  private let limit: Int

  /// - Parameter limit: Mebibytes of base 64 text after which frames are dropped (`animation.embed_limit`).
  public init(framesPerSecond: Double, mode: Mode, limit: Double = 20) {
    interval = (1000 / framesPerSecond).rounded(.down)
    self.mode = mode
    self.limit = Int(min(max(limit * 1024 * 1024, 0), 9e15))
  }

  /// Whether the limit has been reached, so that further frames are dropped.
  public var isFull: Bool { warning != nil }

  /// The frames held so far.
  public var count: Int { order.count }

  /// Adds a frame, a PNG file.
  public mutating func add(png: [UInt8]) {
    guard !isFull else { return }
    // matplotlib counts its base 64 text with a newline after every 57 bytes, and every frame anew.
    total += (png.count + 2) / 3 * 4 + (png.count + 56) / 57
    guard total < limit else {
      warning =
        "Animation size has reached \(total) bytes, exceeding the limit of \(limit). If you're sure you want a larger "
        + "animation embedded, set the animation.embed_limit rc parameter to a larger value (in MB). This and further "
        + "frames will be dropped."
      return
    }
    let checksum = draw_crc(0, png, png.count)
    if let same = known[checksum]?.first(where: { $0.png == png }) {
      order.append(same.source)
      return
    }
    known[checksum, default: []].append((png, sources.count))
    order.append(sources.count)
    sources.append("data:image/png;base64," + Base64.text(of: png))
  }

  /// The page: a `div`, its style and its script.
  /// - Parameter id: Tells several animations on one page apart.
  public func html(id: String = AnimationPage.freshID()) -> String {
    var text = Self.script + Self.style
    text += controls(id)
    text += "\n<script language=\"javascript\">\n  (function() {\n    var frames = new Array(\(order.count));\n"
    var first: [Int: Int] = [:]
    for (frame, source) in order.enumerated() {
      if let same = first[source] {
        text += "    frames[\(frame)] = frames[\(same)];\n"
      } else {
        first[source] = frame
        text += "    frames[\(frame)] = \"\(sources[source])\";\n"
      }
    }
    text += """
          setTimeout(function() {
            anim\(id) = new Animation(frames, "_anim_img\(id)", "_anim_slider\(id)", \(interval), "_anim_loop_select\(id)");
          }, 0);
        })()
      </script>

      """
    return text
  }

  /// Thirty-two random hexadecimal digits.
  public static func freshID() -> String {
    (0..<4).map { _ in
      let digits = String(UInt32.random(in: .min ... .max), radix: 16)
      return String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }.joined()
  }

  private func controls(_ id: String) -> String {
    let buttons = Self.buttons.map { label, call, icon in
      """
            <button title="\(label)" aria-label="\(label)" onclick="anim\(id).\(call)()">\(Self.svg(icon))</button>

      """
    }.joined()
    let modes = Mode.allCases.enumerated().map { index, mode in
      let name = mode.rawValue.prefix(1).uppercased() + mode.rawValue.dropFirst()
      let radio = "_anim_radio\(index + 1)_\(id)"
      return """
              <input type="radio" name="state" value="\(mode.rawValue)" id="\(radio)"\(mode == self.mode ? " checked" : "")>
              <label for="\(radio)">\(name)</label>

        """
    }.joined()
    return """
      <div class="animation">
        <img id="_anim_img\(id)">
        <div class="anim-controls">
          <input id="_anim_slider\(id)" type="range" class="anim-slider" name="points" min="0" max="1" step="1" value="0"
                 oninput="anim\(id).set_frame(parseInt(this.value));">
          <div class="anim-buttons">
      \(buttons)    </div>
          <form title="Repetition mode" aria-label="Repetition mode" action="#n" name="_anim_loop_select\(id)"
                class="anim-state">
      \(modes)    </form>
        </div>
      </div>

      """
  }

  private static func svg(_ shape: String) -> String {
    "<svg viewBox=\"0 0 16 16\" width=\"16\" height=\"16\" aria-hidden=\"true\"><path d=\"\(shape)\"/></svg>"
  }
}
