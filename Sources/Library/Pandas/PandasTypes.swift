import DataFrames
import Interpreter

/// The types of `pandas` as the language sees them.
enum PandasTypes {
  static let frame = TypeObject(
    "DataFrame", module: "pandas",
    [
      .subscriptable, .itemAssignment, .itemDeletion, .iterable, .length, .container, .arithmetic, .ordering,
      .unhashable,
    ],
    summary: "A table: columns of values under labels.")
  static let series = TypeObject(
    "Series", module: "pandas",
    [.subscriptable, .itemAssignment, .iterable, .length, .container, .arithmetic, .ordering, .unhashable],
    summary: "One labelled column of values.")
  static let index = TypeObject(
    "Index", module: "pandas",
    [.subscriptable, .iterable, .length, .container, .arithmetic, .ordering, .unhashable],
    summary: "The labels of rows or columns.")
  static let rangeIndex = TypeObject(
    "RangeIndex", module: "pandas", bases: [index], index.capabilities, summary: "Labels that are counted.")
  static let textArray = TypeObject(
    "StringArray", module: "pandas.arrays", [.subscriptable, .iterable, .length, .container],
    summary: "The values of a column of texts.")
  static let stringType = TypeObject("StringDtype", module: "pandas", summary: "The type of texts.")
  static let objectType = TypeObject("ObjectDType", module: "numpy.dtypes", summary: "The type of mixed values.")
  static let locator = TypeObject(
    "_LocIndexer", module: "pandas.core.indexing", [.subscriptable, .itemAssignment],
    summary: "Rows and columns by label.")
  static let positionLocator = TypeObject(
    "_iLocIndexer", module: "pandas.core.indexing", [.subscriptable, .itemAssignment],
    summary: "Rows and columns by position.")
  static let grouping = TypeObject(
    "DataFrameGroupBy", module: "pandas.api.typing", [.subscriptable, .iterable, .length],
    summary: "Rows that share a value of a column.")
  static let textMethods = TypeObject(
    "StringMethods", module: "pandas.core.strings.accessor", [.subscriptable],
    summary: "The methods of texts on every text of a column.")
  static let seriesGrouping = TypeObject(
    "SeriesGroupBy", module: "pandas.api.typing", [.subscriptable, .iterable, .length],
    summary: "Values of a column whose rows share a value of another.")

  static let rolling = TypeObject(
    "Rolling", module: "pandas.api.typing", [.subscriptable], summary: "Windows that move over values.")
  static let expanding = TypeObject(
    "Expanding", module: "pandas.api.typing", [.subscriptable], summary: "All values up to each.")
  static let exponential = TypeObject(
    "ExponentialMovingWindow", module: "pandas.api.typing", summary: "Windows in which older values weigh less.")
  static let plotting = TypeObject(
    "PlotAccessor", module: "pandas.plotting", [.callable], summary: "Pictures of a series or a table.")

  static let timestamp = TypeObject(
    "Timestamp", module: "pandas", bases: [DateTimeObject.dateTimeType], DateTimeObject.dateTimeType.capabilities,
    summary: "A place in time.")
  static let timedelta = TypeObject(
    "Timedelta", module: "pandas", bases: [DurationObject.durationType], DurationObject.durationType.capabilities,
    summary: "A span of time.")
  static let notATime = TypeObject(
    "NaTType", module: "pandas.api.typing", [.arithmetic, .ordering], summary: "A missing place in time or span.")
  static let interval = TypeObject(
    "Interval", module: "pandas", [.container, .ordering], summary: "The numbers between two bounds.")
  static let datetimeIndex = TypeObject(
    "DatetimeIndex", module: "pandas", bases: [index], index.capabilities, summary: "Labels that are places in time.")
  static let timedeltaIndex = TypeObject(
    "TimedeltaIndex", module: "pandas", bases: [index], index.capabilities, summary: "Labels that are spans of time.")
  static let categoricalIndex = TypeObject(
    "CategoricalIndex", module: "pandas", bases: [index], index.capabilities, summary: "Labels that are categories.")
  static let multiIndex = TypeObject(
    "MultiIndex", module: "pandas", bases: [index], index.capabilities, summary: "Labels of several levels.")
  static let intervalIndex = TypeObject(
    "IntervalIndex", module: "pandas", bases: [index], index.capabilities, summary: "Labels that are intervals.")
  static let timeMethods = TypeObject(
    "DatetimeProperties", module: "pandas.core.indexes.accessors", summary: "What times of a column can be asked.")
  static let spanMethods = TypeObject(
    "TimedeltaProperties", module: "pandas.core.indexes.accessors", summary: "What spans of a column can be asked.")
  static let offset = TypeObject(
    "DateOffset", module: "pandas", [.arithmetic],
    summary: "A step in the calendar: some months, to the end of a month.")
  static let categorical = TypeObject(
    "Categorical", module: "pandas", [.subscriptable, .iterable, .length, .container, .ordering],
    summary: "Values out of a few known ones.")
  static let categoryType = TypeObject(
    "CategoricalDtype", module: "pandas", summary: "The type of values out of a few known ones.")
  static let categoryMethods = TypeObject(
    "CategoricalAccessor", module: "pandas.core.arrays.categorical", summary: "The categories of a column.")
  static let resampler = TypeObject(
    "DatetimeIndexResampler", module: "pandas.core.resample", bases: [grouping], grouping.capabilities,
    summary: "Rows in spans of time.")
  static let grouper = TypeObject("Grouper", module: "pandas", summary: "How rows are put into groups.")

  /// A type of values that NumPy has and the language has not.
  static func arrayType(_ name: String) -> TypeObject {
    TypeObject(name, module: "numpy.dtypes", summary: "A type of values.")
  }

  /// Types of which only methods give instances.
  static let results = [
    timeMethods, spanMethods, categoryMethods, resampler, textArray, textMethods, grouping, seriesGrouping, rolling,
    expanding, exponential, plotting,
  ]

  private static func error(_ name: String, _ base: TypeObject) -> TypeObject {
    TypeObject(name, module: "pandas.errors", bases: [base])
  }

  static let parserError = error("ParserError", BuiltinTypes.valueError)
  static let emptyDataError = error("EmptyDataError", BuiltinTypes.valueError)
  static let indexingError = error("IndexingError", BuiltinTypes.exception)
  static let outOfBounds = error("OutOfBoundsDatetime", BuiltinTypes.valueError)
  static let dateParseError = TypeObject(
    "DateParseError", module: "pandas._libs.tslibs.parsing", bases: [BuiltinTypes.valueError])
  static let castingError = error("IntCastingNaNError", BuiltinTypes.valueError)
  static let specificationError = error("SpecificationError", BuiltinTypes.exception)
  static let undefinedVariableError = error("UndefinedVariableError", BuiltinTypes.nameError)
  static let dataError = error("DataError", BuiltinTypes.exception)
  static let optionError = TypeObject(
    "OptionError", module: "pandas.errors", bases: [BuiltinTypes.attributeError, BuiltinTypes.keyError])
  static let mergeError = error("MergeError", BuiltinTypes.valueError)
  static let urlError = TypeObject("URLError", module: "urllib.error", bases: [BuiltinTypes.osError])
  static let httpError = TypeObject("HTTPError", module: "urllib.error", bases: [urlError])

  /// What pandas warns with of things that version 4 will do otherwise.
  static let deprecation = TypeObject(
    "Pandas4Warning", module: "pandas.errors",
    bases: [ExceptionTypes.all.first { $0.name == "DeprecationWarning" } ?? BuiltinTypes.warning])

  static let errors: [TypeObject] = [
    deprecation,
    parserError, emptyDataError, indexingError, castingError, specificationError, mergeError, dataError,
    undefinedVariableError, outOfBounds, optionError,
  ]
}

extension Raised {
  /// The language's exception for an error of a table operation.
  init(_ error: DataFrameError) {
    switch error.kind {
    case .value:
      let isCast = error.message.hasPrefix("Cannot convert non-finite values")
      self = isCast ? Raised(PandasTypes.castingError, error.message) : .valueError(error.message)
    case .type: self = .typeError(error.message)
    case .index: self = .indexError(error.message)
    case .notImplemented: self = Raised(BuiltinTypes.notImplementedError, error.message)
    case .memory: self = error.message.isEmpty ? .memoryError() : Raised(BuiltinTypes.memoryError, error.message)
    case .overflow: self = .overflowError(error.message)
    case .attribute: self = Raised(BuiltinTypes.attributeError, error.message)
    case .parser: self = Raised(PandasTypes.parserError, error.message)
    case .dateParse: self = Raised(PandasTypes.dateParseError, error.message)
    case .outOfBounds: self = Raised(PandasTypes.outOfBounds, error.message)
    case .emptyData: self = Raised(PandasTypes.emptyDataError, error.message)
    case .unicodeDecode: self = Raised(ExceptionTypes.unicodeDecodeError, error.message)
    case .unicodeEncode: self = Raised(ExceptionTypes.unicodeEncodeError, error.message)
    case .lookup: self = Raised(BuiltinTypes.lookupError, error.message)
    case .system(let number, let path): self = Raised.system(number, path)
    case .http: self = Raised(PandasTypes.httpError, error.message)
    case .url: self = Raised(PandasTypes.urlError, error.message)
    case .key(let label): self = .keyError(PandasValue.python(label))
    }
  }
}

/// Runs table code; its errors become the language's exceptions.
@inline(__always)
func table<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch {
    throw Raised.translated(error) ?? error
  }
}
