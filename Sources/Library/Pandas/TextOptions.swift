import DataFrames
import Interpreter

/// The arguments of `to_string`, and of the options of display.
enum TextOptions {
  static func options(_ arguments: NamedArguments) throws -> DisplayOptions {
    var options = DisplayOptions.current.unlimited
    options.showsIndex = try arguments.flag("index", or: true)
    options.missingText = try arguments.text("na_rep")
    if let header = arguments["header"] {
      guard case .bool(let isShown) = header else { throw Raised.notInLgs("a list of headers for to_string()") }
      options.showsHeader = isShown
    }
    if let format = arguments["float_format"] { options.floatFormat = try floatFormat(format) }
    options.maxRows = try arguments["max_rows"].map(Arguments.index)
    options.minRows = try arguments["min_rows"].map(Arguments.index)
    options.maxColumnWidth = try arguments["max_colwidth"].map(width)
    return options
  }

  private static func width(_ value: Value) throws -> Int {
    let width = try Arguments.index(value)
    guard width >= 0 else { throw Raised.valueError("Value must be a nonnegative integer or None") }
    return width
  }

  /// How a function, or a text as `'%.2f'`, writes floats.
  static func floatFormat(_ value: Value) throws -> DisplayOptions.FloatFormat {
    if value.stringValue != nil {
      return DisplayOptions.FloatFormat { try Operators.str(Operators.binary(.modulo, value, .float($0))) }
    }
    guard value.type.has(.callable) else { throw Raised.valueError("Value must be a callable") }
    return DisplayOptions.FloatFormat { try Operators.str(Operators.call(value, [.float($0)])) }
  }
}
