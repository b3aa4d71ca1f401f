import Interpreter

/// How far something has come, as tqdm writes it: ` 43%|████▎     | 430/1000 [00:12<00:16, 35.20it/s]`.
public enum ProgressText {
  /// - Parameter columns: the width of the terminal; the bar takes what the numbers leave.
  public static func line(
    done: Int, total: Int, elapsed: Double, rate: Double, prefix: String = "", postfix: String = "", columns: Int
  ) -> String {
    let left = rate > 0 ? time(Double(total - done) / rate) : "?"
    let head = "\(prefix)\(padded(percent(done, total), 3))%|"
    let tail = "| \(done)/\(total) [\(time(elapsed))<\(left), \(speed(rate))\(postfix)]"
    let width = max(0, min(columns - 1, 200) - head.count - tail.count)
    return head + bar(Double(done) / Double(max(1, total)), width: width) + tail
  }

  /// The line of something without a known end: `430it [00:12, 35.20it/s]`.
  public static func line(done: Int, elapsed: Double, rate: Double, prefix: String = "", postfix: String = "") -> String
  {
    "\(prefix)\(done)it [\(time(elapsed)), \(speed(rate))\(postfix)]"
  }

  private static func percent(_ done: Int, _ total: Int) -> String {
    String(Int(Double(done) / Double(max(1, total)) * 100))
  }

  /// A bar in eighths of a column.
  private static func bar(_ part: Double, width: Int) -> String {
    let eighths = Int(part * Double(width * 8))
    let full = min(width, eighths / 8)
    let partial = full < width ? ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8] : ""
    return String(repeating: "█", count: full) + partial
      + String(repeating: " ", count: width - full - (partial.isEmpty ? 0 : 1))
  }

  private static func speed(_ rate: Double) -> String {
    if rate <= 0 { return "?it/s" }
    if rate >= 1 { return "\(twoPlaces(rate))it/s" }
    return "\(twoPlaces(1 / rate))s/it"
  }

  private static func twoPlaces(_ value: Double) -> String {
    (try? Operators.format(.float(value), "5.2f")) ?? "\(value)"
  }

  /// `02:05`, `1:02:05`.
  private static func time(_ seconds: Double) -> String {
    let whole = Int(min(max(0, seconds), 1e9))
    let tail = "\(zeros(whole / 60 % 60)):\(zeros(whole % 60))"
    return whole >= 3600 ? "\(whole / 3600):\(tail)" : tail
  }

  private static func zeros(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
