import DataFrames
import Interpreter
import LongWork

/// Methods of `series.str` that measure texts, take parts of them, and put parts together.
extension TextMethods {
  static let parts: [Builtin] =
    measures + [
      extraction,
      method("get(self, i)", "The characters, or items of lists, at a place.", one("'ab'", "get(1)", "'b'")) {
        try $0.part(at: $1.integer("i", or: 0))
      },
      method(
        "slice(self, start=None, stop=None, step=None)", "A part of every text.", one("'abc'", "slice(0, 2)", "'ab'")
      ) {
        object, arguments in
        let slice = Value.object(
          SliceObject(
            start: arguments.required("start"), stop: arguments.required("stop"), step: arguments.required("step")))
        return try object.texts { try Operators.item(.string($0), slice) }
      },
      method(
        "split(self, pat=None, *, n=-1, expand=False, regex=None)",
        "The parts between separators, as lists or columns.",
        "pd.Series(['a b', 'c']).str.split(expand=True)\n#>    0    1\n#> 0  a    b\n#> 1  c  NaN"
      ) { object, arguments in
        let (pattern, limit) = (arguments.required("pat"), try limit(arguments))
        guard let expression = try separator(arguments) else {
          return try split(object, arguments) { try Operators.array(call("split", $0, [pattern, .int(limit)])) }
        }
        return try split(object, arguments) { try expression.pieces(SearchedText(.string($0)), limit: max(0, limit)) }
      },
      method(
        "rsplit(self, pat=None, *, n=-1, expand=False)", "The parts between separators, the last of them at most.",
        one("'a b c'", "rsplit(n=1)", "['a b', 'c']")
      ) { object, arguments in
        let (pattern, limit) = (arguments.required("pat"), try limit(arguments))
        return try split(object, arguments) { try Operators.array(call("rsplit", $0, [pattern, .int(limit)])) }
      },
      partition("partition", "What stands before a separator, it, and what stands behind, as columns."),
      partition("rpartition", "The same for the last separator."),
      method(
        "findall(self, pat, flags=0)", "All that a pattern matches, as lists.",
        one("'abcb'", "findall('b')", "['b', 'b']")
      ) { object, arguments in
        let pattern = arguments.required("pat")
        guard pattern.stringValue != nil || pattern.object(as: PatternObject.self) != nil else {
          throw Raised.typeError("first argument must be string or compiled pattern")
        }
        let expression = try compiled(arguments)
        return try object.lists { try expression.all(SearchedText(.string($0))) }
      },
      joining,
      concatenation,
    ]

  private static func one(_ text: String, _ call: String, _ result: String) -> String {
    "pd.Series([\(text)]).str.\(call).tolist()\n#> [\(result)]"
  }

  private static let measures: [Builtin] = [
    method("len(self)", "The numbers of characters, or of items of lists.", one("'ab'", "len()", "2")) { object, _ in
      try object.lengths()
    },
    method(
      "find(self, sub, start=0, end=None)", "The places of a text, -1 where it is not.",
      "pd.Series(['ab', 'c']).str.find('b').tolist()\n#> [1, -1]"
    ) { object, arguments in
      let places = [arguments.required("sub"), arguments["start"] ?? .int(0), arguments.required("end")]
      return try object.numbers { try call("find", $0, places) }
    },
    method("count(self, pat, flags=0)", "How often a text occurs.", one("'aba'", "count('a')", "2")) {
      object, arguments in
      let pattern = try compiled(arguments)
      return try object.numbers { .int(try pattern.all(SearchedText(.string($0))).count) }
    },
  ]

  // MARK: Splitting

  /// pandas takes 0 for no limit, Python for no split.
  private static func limit(_ arguments: NamedArguments) throws -> Int {
    let limit = try arguments.integer("n", or: -1)
    return limit == 0 ? -1 : limit
  }

  /// The parts of every text in lists, or with `expand=True` in columns.
  private static func split(
    _ object: TextMethodsObject, _ arguments: NamedArguments, _ parts: (String) throws -> [Value]
  ) throws -> Value {
    guard try arguments.flag("expand") else { return try object.lists(parts) }
    let series = object.series
    let pieces = try series.values.mapCells { cell -> [String]? in
      try cell.text.map { try parts($0).compactMap(\.stringValue) }
    }
    return Value(try columns(of: pieces, index: series.index))
  }

  private static func columns(of pieces: [[String]?], index: Index) throws -> DataFrame {
    let width = pieces.map { $0?.count ?? 1 }.max() ?? 0
    let data = try (0..<width).map { place in
      Column.string(try pieces.mapRows { part in part.flatMap { place < $0.count ? $0[place] : nil } })
    }
    return DataFrame(data, columns: Index(count: width), index: index)
  }

  private static func partition(_ name: String, _ summary: String) -> Builtin {
    method(
      "\(name)(self, sep=' ', expand=True)", summary,
      "pd.Series(['a b']).str.\(name)()\n#>    0  1  2\n#> 0  a     b"
    ) { object, arguments in
      let separator = arguments["sep"] ?? .string(" ")
      let parts = { text in try Operators.array(call(name, text, [separator])) }
      guard try arguments.flag("expand", or: true) else {
        return try object.values { .tuple(try parts($0)) }
      }
      let series = object.series
      let pieces = try series.values.mapCells { cell in try cell.text.map { try parts($0).compactMap(\.stringValue) } }
      return Value(try columns(of: pieces.map { $0 ?? [] }, index: series.index))
    }
  }

  // MARK: Joining

  private static let joining = method(
    "join(self, sep)", "The items of every list, or the characters of every text, with a text between them.",
    "pd.Series(['a b']).str.split().str.join('-').tolist()\n#> ['a-b']"
  ) { object, arguments in
    guard let separator = try arguments.text("sep") else { throw Raised.typeError("sep must be a string") }
    return try object.joined { items in
      let texts = items.compactMap(\.stringValue)
      return texts.count == items.count ? texts.joined(separator: separator) : nil
    }
  }

  private static let concatenation = method(
    "cat(self, others=None, sep=None, na_rep=None, join='left')",
    "All texts in one, or every text with those beside it.",
    "pd.Series(['a', 'b']).str.cat(sep='-')\n#> 'a-b'", lacking: ["join"]
  ) { object, arguments in
    let missing = try arguments.text("na_rep")
    let separator = try arguments.text("sep") ?? ""
    guard let others = arguments["others"] else {
      return .string(
        try object.series.values.mapCells { $0.text ?? missing }.compactMap { $0 }.joined(separator: separator))
    }
    let columns = [object.series.values] + (try beside(object.series, others))
    let texts = try (0..<object.series.count).mapRows { row -> String? in
      let parts = columns.map { $0[row].text ?? missing }
      return parts.contains(nil) ? nil : parts.compactMap { $0 }.joined(separator: separator)
    }
    return Value(object.series.with(.string(texts)))
  }

  /// The texts that `cat` puts behind those of a series: by label where they have labels.
  private static func beside(_ series: Series, _ others: Value) throws -> [Column] {
    if let other = others.object(as: SeriesObject.self)?.series { return [try other.reindexed(series.index).values] }
    if let frame = others.object(as: DataFrameObject.self)?.frame { return try frame.reindexedRows(series.index).data }
    guard PandasValue.isListLike(others) else {
      throw Raised.typeError(
        "others must be Series, Index, DataFrame, np.ndarray or list-like (either containing only "
          + "strings or containing only objects of type Series/Index/np.ndarray[1-dim])")
    }
    let items = try Operators.array(others)
    if items.contains(where: PandasValue.isListLike) { return try items.flatMap { try beside(series, $0) } }
    guard items.count == series.count else {
      throw Raised.valueError(
        "If `others` contains arrays or lists (or other list-likes without an index), these must "
          + "all be of the same length as the calling Series/Index.")
    }
    return [try PandasValue.column(others)]
  }
}
