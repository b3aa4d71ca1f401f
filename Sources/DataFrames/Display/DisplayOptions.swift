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
  /// How floats are written, where not with `precision` decimals.
  public var floatFormat: FloatFormat?
  /// What stands for missing values; nil for their own texts.
  public var missingText: String?
  public var showsIndex = true
  public var showsHeader = true

  public init() {}

  /// A function of the language that writes floats.
  public struct FloatFormat: @unchecked Sendable {
    public let text: (Double) throws -> String

    public init(_ text: @escaping (Double) throws -> String) { self.text = text }
  }

  /// The same without limits of size, as `to_string()` shows tables.
  public var unlimited: DisplayOptions {
    var options = self
    options.maxRows = nil
    options.minRows = nil
    options.maxColumns = nil
    options.maxColumnWidth = nil
    return options
  }

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
