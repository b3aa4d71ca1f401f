import DataFrames
import Interpreter

/// Methods of `series.str` that take regular expressions.
extension TextMethods {
  /// The pattern of a call, with its flags.
  /// - Throws: `re.error`; TypeError for what is no pattern.
  static func compiled(_ arguments: NamedArguments, _ further: PatternFlags = []) throws -> PatternObject {
    let pattern = arguments.required("pat")
    let flags = try arguments["flags"].map(RegularExpressionNamespace.flags) ?? []
    let all = flags.union(further)
    return try PatternObject.compiled(pattern, flags: all.isEmpty ? nil : .int(all.rawValue))
  }

  private static func compiledWithCase(_ arguments: NamedArguments) throws -> PatternObject {
    try compiled(arguments, arguments.flag("case", or: true) ? [] : .ignoreCase)
  }

  static func contains(_ object: TextMethodsObject, _ arguments: NamedArguments) throws -> Value {
    let pattern = try compiledWithCase(arguments)
    if pattern.program.groupCount > 1 {
      WarningText.show(
        category: "UserWarning",
        "This pattern is interpreted as a regular expression, and has match groups. To actually get the groups, use "
          + "str.extract.")
    }
    return try object.truths(missing: arguments["na"]) {
      try !pattern.firstMatch(SearchedText(.string($0)), .search).isNone
    }
  }

  static func matching(
    _ name: String, _ extent: PatternMatcher.Extent, _ summary: String, _ result: String
  ) -> Builtin {
    method(
      "\(name)(self, pat, case=True, flags=0, na=None)", summary,
      "pd.Series(['ab', 'c']).str.\(name)('[ab]').tolist()\n#> \(result)"
    ) { object, arguments in
      let pattern = try compiledWithCase(arguments)
      return try object.truths(missing: arguments["na"]) {
        try !pattern.firstMatch(SearchedText(.string($0)), extent).isNone
      }
    }
  }

  static func replaced(_ object: TextMethodsObject, _ arguments: NamedArguments) throws -> Value {
    let (pattern, replacement) = (arguments.required("pat"), arguments.required("repl"))
    let isExpression = try arguments.flag("regex")
    guard replacement.stringValue != nil || BuiltinsLibrary.isCallable(replacement) else {
      throw Raised.typeError("repl must be a string or callable")
    }
    if !isExpression {
      if pattern.object(as: PatternObject.self) != nil {
        throw Raised.valueError("Cannot use a compiled regex as replacement pattern with regex=False")
      }
      if replacement.stringValue == nil {
        throw Raised.valueError("Cannot use a callable replacement when regex=False")
      }
    }
    guard pattern.stringValue != nil || pattern.object(as: PatternObject.self) != nil else {
      throw Raised.notInLgs("Series.str.replace() by a \(pattern.typeName)")
    }
    let ignoresCase = try arguments["case"].map { try !Operators.isTrue($0) } ?? false
    let count = try arguments.integer("n", or: -1)
    guard isExpression || ignoresCase else {
      return try object.texts { try call("replace", $0, [pattern, replacement, .int(count)]) }
    }
    var flags = try arguments["flags"].map(RegularExpressionNamespace.flags) ?? []
    if ignoresCase { flags.insert(.ignoreCase) }
    let given = pattern.stringValue.map { Value.string(isExpression ? $0 : RegularExpressionNamespace.escaped($0)) }
    let expression = try PatternObject.compiled(given ?? pattern, flags: flags.isEmpty ? nil : .int(flags.rawValue))
    return try object.texts {
      .string(try expression.replaced(SearchedText(.string($0)), by: replacement, limit: max(0, count)).text)
    }
  }

  /// The expression that `split` splits by, or nil for blanks and plain texts.
  static func separator(_ arguments: NamedArguments) throws -> PatternObject? {
    guard let pattern = arguments["pat"] else { return nil }
    if let object = pattern.object(as: PatternObject.self) {
      if let regex = arguments["regex"], try !Operators.isTrue(regex) {
        throw Raised.valueError("Cannot use a compiled regex as replacement pattern with regex=False")
      }
      return object
    }
    guard let text = pattern.stringValue else {
      throw Raised.typeError("expected a string or a regex object, not \(pattern.typeName)")
    }
    let isExpression = try arguments["regex"].map(Operators.isTrue) ?? (text.unicodeScalars.count > 1)
    return isExpression ? try PatternObject.compiled(text, []) : nil
  }

  static let extraction = method(
    "extract(self, pat, flags=0, expand=True)", "The groups of a pattern's first match, as columns.",
    "pd.Series(['a1', 'b2']).str.extract(r'([a-z])(\\d)')\n#>    0  1\n#> 0  a  1\n#> 1  b  2"
  ) { object, arguments in
    let pattern = try compiled(arguments)
    let groups = pattern.program.groupCount
    if groups == 1 { throw Raised.valueError("pattern contains no capture groups") }
    let matches = try object.series.values.mapCells { cell -> MatchObject? in
      guard let text = cell.text else { return nil }
      return try pattern.firstMatch(SearchedText(.string(text)), .search).object(as: MatchObject.self)
    }
    let columns = (1..<groups).map { group in Column.string(matches.map { $0?.string(group) }) }
    func name(_ group: Int) -> String? { pattern.groupNames.first { $0.number == group }?.name }
    if try !arguments.flag("expand", or: true), groups == 2 {
      return Value(Series(columns[0], index: object.series.index, name: name(1).map(Cell.string) ?? .none))
    }
    let isNamed = !pattern.groupNames.isEmpty
    let labels = (1..<groups).map { group in name(group).map(Cell.string) ?? Cell.int(group - 1) }
    let index = isNamed ? Index(Column(inferring: labels)) : Index(count: columns.count)
    return Value(DataFrame(columns, columns: index, index: object.series.index))
  }
}
