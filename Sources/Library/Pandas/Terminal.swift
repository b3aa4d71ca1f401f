import DataFrames

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The width that tables may take.
enum Terminal {
  /// The display options, fitted to the terminal that standard output is.
  static func displayOptions() -> DisplayOptions {
    var options = DisplayOptions.current
    options.terminalWidth = width()
    return options
  }

  /// `shutil.get_terminal_size`: the variable COLUMNS, the terminal's own width, or 80.
  private static func width() -> Int {
    if let text = getenv("COLUMNS"), let columns = Int(String(cString: text)), columns > 0 { return columns }
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return 80
  }
}
