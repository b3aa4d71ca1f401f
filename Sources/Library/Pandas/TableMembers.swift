import DataFrames
import Interpreter
import LongWork

/// What series and tables have in common beside what they do column by column.
enum TableMembers {
  static func records<Receiver: ColumnwiseObject>(_ method: PandasMethods<Receiver>) -> [Builtin] {
    let isFrame = Receiver.self == DataFrameObject.self
    return [
      method(
        "pipe(self, func, *args, **kwargs)", "What a function gives for the whole.",
        "pd.\(isFrame ? "DataFrame({'a': [1]})" : "Series([1])").pipe(len)\n#> 1"
      ) { try Piping.call(.object($0), $1) },
      method(
        "to_json(self, path_or_buf=None, *, orient=None, date_format=None, double_precision=10, force_ascii=True, "
          + "date_unit='ms', default_handler=None, lines=False, compression='infer', index=None, indent=None, "
          + "storage_options=None, mode='w')", "The values as JSON, or written to a file.",
        isFrame
          ? "pd.DataFrame({'a': [1, 2]}).to_json(orient='records')\n#> '[{\"a\":1},{\"a\":2}]'"
          : "pd.Series([1, 2]).to_json()\n#> '{\"0\":1,\"1\":2}'",
        lacking: [
          "date_format", "double_precision", "force_ascii", "date_unit", "default_handler", "compression", "index",
          "storage_options", "mode",
        ]
      ) { try JSONWriting.write($0.asFrame, isSeries: !isFrame, $1) },
      method(
        "to_markdown(self, buf=None, *, mode='wt', index=True, storage_options=None, **kwargs)",
        "The table in Markdown, for which pandas needs the package tabulate.",
        "try:\n    pd.\(isFrame ? "DataFrame({'a': [1]})" : "Series([1])").to_markdown()\n"
          + "except ImportError as e:\n    print(type(e).__name__)\n#> ImportError"
      ) { _, _ in
        throw Raised(
          BuiltinTypes.importError,
          "`Import tabulate` failed.  Use pip, conda, or your preferred package management tool to install the "
            + "tabulate package.")
      },
      method(
        "filter(self, items=None, like=None, regex=None, axis=None)",
        "The part whose labels are listed, hold a text, or match a pattern.",
        isFrame
          ? "pd.DataFrame({'ab': [1], 'c': [2]}).filter(like='a')\n#>    ab\n#> 0   1"
          : "pd.Series([1, 2], index=['ab', 'c']).filter(regex='^c')\n#> c    2\n#> dtype: int64"
      ) { object, arguments in
        let onColumns = isFrame ? try arguments.isColumnAxis(or: true) : false
        let frame = object.asFrame
        let places = try LabelFilter(arguments).places(in: onColumns ? frame.columns : frame.index)
        return try object.part(rows: onColumns ? nil : places, columns: onColumns ? places : nil)
      },
    ]
  }
}

extension ColumnwiseObject {
  /// The table, or a series as a table of one column.
  fileprivate var asFrame: DataFrame {
    if let series = content as? Series { return series.frame(named: series.name) }
    return content as? DataFrame ?? DataFrame([], columns: Index(count: 0), index: Index(count: 0))
  }

  fileprivate func part(rows: [Int]?, columns: [Int]?) throws -> Value {
    if let series = content as? Series { return Value(try rows.map(series.taking) ?? series) }
    let frame = try columns.map(asFrame.takingColumns) ?? asFrame
    return Value(try rows.map(frame.takingRows) ?? frame)
  }
}

/// Which labels `filter` keeps.
struct LabelFilter {
  private enum Kind {
    case items([Cell])
    case part(String)
    case pattern(PatternObject)
  }

  private let kind: Kind

  init(_ arguments: NamedArguments) throws {
    let given = [arguments["items"], arguments["like"], arguments["regex"]].filter { $0 != nil }.count
    guard given <= 1 else {
      throw Raised.typeError(
        "The positional argument and the keyword arguments `items`, `cond`, `like`, and `regex` are mutually exclusive")
    }
    if let labels = try arguments.list("items")?.map(PandasValue.label) {
      kind = .items(labels)
    } else if let part = try arguments.text("like") {
      kind = .part(part)
    } else if let pattern = arguments["regex"] {
      kind = .pattern(try PatternObject.compiled(pattern, flags: nil))
    } else {
      throw Raised.typeError("Must pass a positional argument or one of `items`, `cond`, `like`, or `regex`")
    }
  }

  func places(in index: Index) throws -> [Int] {
    switch kind {
    case .items(let labels): return labels.compactMap { index.positions(of: $0).first }
    case .part(let part):
      return try index.cells.indices.filterRows { try StringObject.find(part, in: index[$0].plainText) != nil }
    case .pattern(let pattern):
      return try index.cells.indices.filterRows {
        try !pattern.firstMatch(SearchedText(.string(index[$0].plainText)), .search).isNone
      }
    }
  }
}
