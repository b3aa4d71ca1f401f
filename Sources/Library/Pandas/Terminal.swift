import DataFrames

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The terminal that standard output is.
enum Terminal {
  /// The display options, fitted to the terminal that standard output is.
  static func displayOptions() -> DisplayOptions {
    var options = DisplayOptions.current
    options.terminalWidth = columns(or: 80)
    return options
  }

  /// The variable COLUMNS, the terminal's own width, or another number.
  static func columns(or other: Int) -> Int { variable("COLUMNS") ?? size.map { Int($0.ws_col) } ?? other }

  /// The variable LINES, the terminal's own height, or another number.
  static func lines(or other: Int) -> Int { variable("LINES") ?? size.map { Int($0.ws_row) } ?? other }

  private static func variable(_ name: String) -> Int? {
    guard let text = getenv(name), let number = Int(String(cString: text)), number > 0 else { return nil }
    return number
  }

  private static var size: winsize? {
    var size = winsize()
    return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 && size.ws_row > 0 ? size : nil
  }
}
