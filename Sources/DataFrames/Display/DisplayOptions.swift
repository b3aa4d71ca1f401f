/// How tables are shown: pandas' `display` options.
public struct DisplayOptions: Sendable {
  /// The greatest number of rows shown whole; nil for no limit.
  public var maxRows: Int? = 60
  /// How many rows a shortened table shows.
  public var minRows: Int? = 10
  /// The greatest number of columns; 0 fits them into the width, nil sets no limit.
  public var maxColumns: Int? = 0
  public var maxColumnWidth: Int? = 50
  public var width = 80
  /// The width of the terminal, into which columns are fitted.
  public var terminalWidth = 80
  public var precision = 6

  public init() {}

  /// As a Python script or prompt shows tables.
  public static let script = DisplayOptions()

  /// As a notebook shows them: up to 20 columns, wrapped at the width.
  public static let notebook: DisplayOptions = {
    var options = DisplayOptions()
    options.maxColumns = 20
    return options
  }()

  /// What the front end shows tables with, before programs change it.
  nonisolated(unsafe) public static var initial = DisplayOptions() {
    didSet { current = initial }
  }

  /// What tables are shown with.
  nonisolated(unsafe) public static var current = DisplayOptions()
}
