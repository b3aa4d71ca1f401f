import DataFrames
import Interpreter

/// An option of how tables are shown.
struct DisplayOption {
  let name: String
  let get: (DisplayOptions) -> Value
  let set: (inout DisplayOptions, Value) throws -> Void
  /// Takes the value over from other options.
  let reset: (inout DisplayOptions, DisplayOptions) -> Void

  private static func number(_ name: String, _ path: WritableKeyPath<DisplayOptions, Int?>) -> DisplayOption {
    DisplayOption(name: name) { options in
      options[keyPath: path].map { .int($0) } ?? .none
    } set: { options, value in
      options[keyPath: path] = try count(value)
    } reset: {
      $0[keyPath: path] = $1[keyPath: path]
    }
  }

  private static func number(
    _ name: String, _ path: WritableKeyPath<DisplayOptions, Int>, or other: Int
  ) -> DisplayOption {
    DisplayOption(name: name) { options in
      .int(options[keyPath: path])
    } set: { options, value in
      options[keyPath: path] = try count(value) ?? other
    } reset: {
      $0[keyPath: path] = $1[keyPath: path]
    }
  }

  private static func count(_ value: Value) throws -> Int? {
    guard let cell = PandasValue.optionalCell(value) else {
      throw Raised.valueError("Value must be a nonnegative integer or None")
    }
    switch cell {
    case .none: return nil
    case .int(let number) where number >= 0: return number
    case _: throw Raised.valueError("Value must be a nonnegative integer or None")
    }
  }

  /// The function that writes floats, as the program gave it.
  nonisolated(unsafe) private static var givenFormat = Value.none

  static let all: [DisplayOption] = [
    number("display.max_rows", \.maxRows), number("display.min_rows", \.minRows),
    number("display.max_columns", \.maxColumns), number("display.max_colwidth", \.maxColumnWidth),
    number("display.width", \.width, or: 80), number("display.precision", \.precision, or: 6),
    DisplayOption(name: "display.float_format") {
      $0.floatFormat == nil ? .none : givenFormat
    } set: { options, value in
      guard value.isNone || value.type.has(.callable) else { throw Raised.valueError("Value must be a callable") }
      options.floatFormat = value.isNone ? nil : try TextOptions.floatFormat(value)
      givenFormat = value
    } reset: {
      $0.floatFormat = $1.floatFormat
    },
  ]

  private static let lacking: Set<String> = [
    "chop_threshold", "colheader_justify", "date_dayfirst", "date_yearfirst", "encoding", "expand_frame_repr",
    "html.border", "html.table_schema", "html.use_mathjax", "large_repr", "max_categories", "max_dir_items",
    "max_info_columns", "max_info_rows", "max_seq_items", "memory_usage", "multi_sparse", "notebook_repr_html",
    "pprint_nest_depth", "show_dimensions", "unicode.ambiguous_as_wide", "unicode.east_asian_width",
  ]
  private static let groups = ["compute", "future", "io", "mode", "plotting", "styler"]
  /// Parts of names that are parts of more than one name.
  private static let ambiguous: Set<String> = ["max_rows", "max_columns", "width", "precision"]

  /// The option that a name, or the part of one, means.
  /// - Throws: OptionError for no option, or for more than one.
  static func named(_ value: Value) throws -> DisplayOption {
    let name = value.stringValue ?? ""
    if let option = all.first(where: { $0.name == name }) { return option }
    if ambiguous.contains(name) { throw Raised(PandasTypes.optionError, "Pattern matched multiple keys") }
    if let option = all.first(where: { $0.name == "display." + name }) { return option }
    let last = name.hasPrefix("display.") ? String(name.dropFirst(8)) : name
    let isKnown = lacking.contains(last) || groups.contains { name.hasPrefix($0 + ".") }
    if isKnown { throw Raised.notInLgs("the option '\(name)' of pandas") }
    throw Raised(PandasTypes.optionError, "No such keys(s): \(try Operators.repr(value))")
  }
}

/// `pd.set_option` and its like, for how tables are shown.
enum DisplaySettings {
  static let functions: [Builtin] = [
    PandasRecord.function(
      "set_option(*args)", "Sets how tables are shown.",
      example: "pd.set_option('display.precision', 2)\nprint(pd.Series([1/3]))\n#> 0    0.33\n#> dtype: float64\n"
        + "pd.reset_option('display.precision')"
    ) { arguments in
      for (option, value) in try pairs(arguments.rest) { try option.set(&DisplayOptions.current, value) }
      return .none
    },
    PandasRecord.function(
      "get_option(pat)", "How tables are shown.", example: "pd.get_option('display.max_rows')\n#> 60"
    ) { try DisplayOption.named($0.required("pat")).get(DisplayOptions.current) },
    PandasRecord.function(
      "reset_option(pat)", "Sets an option of display back to its default.",
      example: "pd.reset_option('display.max_rows')\npd.get_option('display.max_rows')\n#> 60"
    ) { arguments in
      try DisplayOption.named(arguments.required("pat")).reset(&DisplayOptions.current, DisplayOptions.initial)
      return .none
    },
    PandasRecord.function(
      "option_context(*args)", "Options inside a with statement.",
      example:
        "with pd.option_context('display.precision', 1):\n    print(pd.Series([1/3]))\n#> 0    0.3\n#> dtype: float64"
    ) { .object(OptionContext(try pairs($0.rest))) },
  ]

  private static func pairs(_ values: [Value]) throws -> [(DisplayOption, Value)] {
    guard !values.isEmpty, values.count % 2 == 0 else {
      throw Raised.valueError("Must provide an even number of non-keyword arguments")
    }
    return try stride(from: 0, to: values.count, by: 2).map { (try DisplayOption.named(values[$0]), values[$0 + 1]) }
  }
}

/// `with pd.option_context(…):` the options as they were come back at the end.
final class OptionContext: Object {
  private static let contextType = TypeObject(
    "_GeneratorContextManager", module: "contextlib", .contextManager, summary: "Options inside a with statement.")
  private let options: [(DisplayOption, Value)]
  private var before: DisplayOptions?

  init(_ options: [(DisplayOption, Value)]) {
    self.options = options
    super.init()
  }

  override var type: TypeObject { OptionContext.contextType }
  override func visitChildren(_ visit: (Value) -> Void) { for (_, value) in options { visit(value) } }

  override func enter() throws -> Value? {
    before = DisplayOptions.current
    for (option, value) in options { try option.set(&DisplayOptions.current, value) }
    return Value.none
  }

  override func exit(_ exception: ExceptionObject?) throws -> Bool {
    if let before { for (option, _) in options { option.reset(&DisplayOptions.current, before) } }
    before = nil
    return false
  }
}

/// `pd.options` and `pd.options.display`: options as attributes.
final class OptionsObject: Object {
  private static let wrapperType = TypeObject(
    "DictWrapper", module: "pandas._config.config", summary: "Options of pandas as attributes.")
  private let prefix: String

  init(prefix: String = "") {
    self.prefix = prefix
    super.init()
  }

  override var type: TypeObject { OptionsObject.wrapperType }

  override var ownAttributeNames: [Symbol] {
    prefix.isEmpty ? ["display"] : DisplayOption.all.map { Symbol(String($0.name.dropFirst(prefix.count))) }
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    if name.name.hasPrefix("__") { return nil }
    if prefix.isEmpty, name.name == "display" { return .object(OptionsObject(prefix: "display.")) }
    do {
      return try DisplayOption.named(.string(prefix + name.name)).get(DisplayOptions.current)
    } catch let error as Raised where error.exception.type === PandasTypes.optionError {
      throw Raised(PandasTypes.optionError, "No such option")
    }
  }

  override func setAttribute(_ name: Symbol, to value: Value) throws {
    let option: DisplayOption
    do {
      option = try DisplayOption.named(.string(prefix + name.name))
    } catch let error as Raised where error.exception.type === PandasTypes.optionError {
      throw Raised(PandasTypes.optionError, "You can only set the value of existing options")
    }
    try option.set(&DisplayOptions.current, value)
  }
}

/// How front ends show tables.
public enum TableDisplay {
  /// As notebooks do: up to 20 columns, wrapped at the width; else columns are fitted into the terminal's width.
  public static func showAsNotebook() { DisplayOptions.initial = .notebook }
}
