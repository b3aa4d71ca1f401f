import DataFrames
import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `pd.read_csv`: its arguments as options of the reader, and where the bytes come from.
enum CSVReading {
  private static let signature = """
    read_csv(filepath_or_buffer, *, sep=None, delimiter=None, header='infer', names=None, index_col=None, \
    usecols=None, dtype=None, engine=None, converters=None, true_values=None, false_values=None, \
    skipinitialspace=False, skiprows=None, skipfooter=0, nrows=None, na_values=None, keep_default_na=True, \
    na_filter=True, skip_blank_lines=True, parse_dates=None, date_format=None, dayfirst=False, cache_dates=True, \
    iterator=False, chunksize=None, compression='infer', thousands=None, decimal='.', lineterminator=None, \
    quotechar='"', quoting=0, doublequote=True, escapechar=None, comment=None, encoding=None, \
    encoding_errors='strict', dialect=None, on_bad_lines='error', low_memory=True, memory_map=False, \
    float_precision=None, storage_options=None, dtype_backend=None)
    """

  static let function = PandasRecord.function(
    signature, "A table from the separated values of a file or an http(s) URL, up to 512 MiB.",
    example: """
      pd.DataFrame({'x': [1, 2], 'y': ['a', 'b']}).to_csv('/tmp/lgs-example.csv', index=False)
      pd.read_csv('/tmp/lgs-example.csv')
      #>    x  y
      #> 0  1  a
      #> 1  2  b
      """,
    lacking: [
      "converters", "true_values", "false_values", "skipfooter", "iterator",
      "chunksize", "thousands", "lineterminator", "quoting", "doublequote", "encoding_errors", "dialect",
      "float_precision", "storage_options", "dtype_backend",
    ]
  ) { arguments in
    var options = try options(arguments)
    let poll = { try Machine.current.checkInterrupt() }
    let source = arguments.required("filepath_or_buffer")
    let buffer: ByteBuffer
    if let stream = source.object(as: TextStreamObject.self) {
      buffer = try contents(of: stream, &options)
    } else {
      guard let path = try FilePath.text(source) else {
        throw Raised.valueError("Invalid file path or buffer object type: \(try Operators.repr(.object(source.type)))")
      }
      try checkCompression(path, arguments.text("compression"))
      buffer = try contents(of: path, isPartial: options.rowLimit != nil, poll: poll)
    }
    var reader = try CSVReader(buffer, options: options, poll: poll)
    let frame = try reader.read()
    if !reader.warnings.isEmpty {
      WarningText.show(category: "ParserWarning", reader.warnings.joined(separator: "\n") + "\n")
    }
    return Value(try dates(in: frame, arguments))
  }

  // MARK: Bytes

  /// The rest of an open file, which is text already.
  private static func contents(of stream: TextStreamObject, _ options: inout CSVOptions) throws -> ByteBuffer {
    try stream.checkReadable()
    options.encoding = "utf-8"
    return ByteBuffer(Array(try stream.read(limit: nil).utf8))
  }

  static func contents(of path: String, isPartial: Bool, poll: () throws -> Void) throws -> ByteBuffer {
    if let file = Machine.current.localCopies[path] {
      return try ByteBuffer.contents(ofFile: file, maps: true, poll: poll)
    }
    if Download.isURL(path) { return try download(path, poll: poll) }
    if let scheme = try path.range(of: "://") {
      throw Raised.notInLgs("reading from \(path[..<scheme.lowerBound])://")
    }
    return try ByteBuffer.contents(
      ofFile: expanded(path), limit: isPartial ? ByteBuffer.sizeLimit : nil, maps: true, poll: poll)
  }

  /// `~` as the user's folder.
  private static func expanded(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
    return String(cString: home) + path.dropFirst()
  }

  private static func download(_ url: String, poll: () throws -> Void) throws -> ByteBuffer {
    let showsProgress = isatty(STDERR_FILENO) == 1
    var shown = 0
    defer { if shown > 0 { StandardError.write("\r\u{1b}[K") } }
    return try Download.contents(of: url) { count in
      try poll()
      guard showsProgress, count - shown >= 4 << 20 else { return }
      shown = count
      StandardError.write("\r\(count >> 20) MiB of \(url)")
    }
  }

  private static func checkCompression(_ path: String, _ compression: String?) throws {
    let endings = [".gz", ".bz2", ".zip", ".xz", ".zst", ".tar"]
    if compression == "infer" || compression == nil {
      guard let ending = endings.first(where: path.hasSuffix) else { return }
      throw Raised.notInLgs("reading a compressed file (\(ending))")
    }
    throw Raised.notInLgs("reading a compressed file (\(compression ?? ""))")
  }

  // MARK: Options

  private static func options(_ arguments: NamedArguments) throws -> CSVOptions {
    var options = CSVOptions()
    try setCharacters(&options, arguments)
    try setHeading(&options, arguments)
    try setColumns(&options, arguments)
    try setRows(&options, arguments)
    options.encoding = try arguments.text("encoding") ?? "utf-8"
    options.infersInPieces = try arguments.flag("low_memory", or: true)
    if let engine = try arguments.text("engine"), engine != "c" {
      guard engine == "python" || engine == "pyarrow" || engine == "python-fwf" else {
        throw Raised.valueError(
          "Unknown engine: \(engine) (valid options are dict_keys(['c', 'python', 'pyarrow', 'python-fwf']))")
      }
      throw Raised.notInLgs("the engine '\(engine)' of read_csv()")
    }
    return options
  }

  private static func setCharacters(_ options: inout CSVOptions, _ arguments: NamedArguments) throws {
    if arguments["sep"] != nil, arguments["delimiter"] != nil {
      throw Raised.valueError("Specified a sep and a delimiter; you can only specify one.")
    }
    if let separator = try arguments.text("sep") ?? arguments.text("delimiter") {
      if separator == "\\s+" {
        options.separator = .whitespace
      } else {
        options.separator = .byte(try separatorByte(separator))
      }
    } else if arguments.given("sep").map(\.isNone) == true {
      throw Raised.notInLgs("finding the separator (sep=None)")
    }
    options.quote = try byte(arguments, "quotechar") ?? options.quote
    options.escape = try byte(arguments, "escapechar")
    options.comment = try byte(arguments, "comment")
    options.decimal = try byte(arguments, "decimal") ?? options.decimal
    options.skipsInitialSpace = try arguments.flag("skipinitialspace")
  }

  private static func separatorByte(_ text: String) throws -> UInt8 {
    guard text.utf8.count == 1, let byte = text.utf8.first else {
      throw Raised.notInLgs("the separator \(StringObject.quoted(text)) of more than one byte (a regular expression)")
    }
    if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
      throw Raised.valueError(
        "Specified \\n as separator or delimiter. This forces the python engine which does not accept a line terminator. Hence it is not allowed to use the line terminator as separator."
      )
    }
    return byte
  }

  private static func byte(_ arguments: NamedArguments, _ name: String) throws -> UInt8? {
    guard let text = try arguments.text(name) else { return nil }
    guard text.utf8.count == 1 else {
      if name == "quotechar" { throw Raised.typeError("\"quotechar\" must be a 1-character string") }
      throw Raised.valueError("Only length-1 \(name == "decimal" ? "decimal markers" : "\(name)s") supported")
    }
    return text.utf8.first
  }

  private static func setHeading(_ options: inout CSVOptions, _ arguments: NamedArguments) throws {
    if let header = arguments.given("header") {
      switch header {
      case .none: options.header = .none
      case .int(let row):
        guard row >= 0 else {
          throw Raised.valueError(
            "Passing negative integer to header is invalid. For no header, use header=None instead")
        }
        options.header = .row(row)
      case .bool:
        throw Raised.typeError(
          "Passing a bool to header is invalid. Use header=None for no header or header=int or list-like of ints to "
            + "specify the row(s) making up the column names")
      case .float, .object:
        guard header.stringValue == "infer" else { throw Raised.notInLgs("several header rows") }
      }
    }
    if let names = try arguments.list("names") {
      let labels = try names.map(PandasValue.label)
      guard Set(labels).count == labels.count else { throw Raised.valueError("Duplicate names are not allowed.") }
      options.names = labels
    }
    if let column = arguments["index_col"] {
      let items = PandasValue.isListLike(column) ? try Operators.array(column) : [column]
      guard items.count == 1 else { throw Raised.notInLgs("an index of several columns (MultiIndex)") }
      switch items[0] {
      case .bool(false): options.indexColumn = .never
      case .bool(true): throw Raised.valueError("The value of index_col couldn't be 'True'")
      case .int(let position): options.indexColumn = .position(position)
      case .none, .float, .object: options.indexColumn = .name(try PandasValue.label(items[0]))
      }
    }
  }

  private static func setColumns(_ options: inout CSVOptions, _ arguments: NamedArguments) throws {
    if let columns = arguments["usecols"] {
      guard PandasValue.isListLike(columns) else {
        if columns.object(as: FunctionObject.self) != nil { throw Raised.notInLgs("a function for usecols") }
        throw usecolsError
      }
      let labels = try Operators.array(columns).map(PandasValue.label)
      if labels.allSatisfy({ $0.text != nil }) {
        options.usedColumns = .names(labels)
      } else {
        options.usedColumns = .positions(
          try labels.map { label in
            guard case .int(let position) = label else { throw usecolsError }
            return position
          })
      }
    }
    guard let type = arguments["dtype"] else { return }
    if let dictionary = type.object(as: DictionaryObject.self) {
      for entry in dictionary.table.all {
        options.dataTypes[try PandasValue.label(entry.key)] = try PandasValue.dataType(entry.value)
      }
    } else {
      options.dataType = try PandasValue.dataType(type)
    }
  }

  private static var usecolsError: Raised {
    .valueError(
      "'usecols' must either be list-like of all strings, all unicode, all integers or a callable.")
  }

  private static func setRows(_ options: inout CSVOptions, _ arguments: NamedArguments) throws {
    if let rows = arguments["nrows"] {
      guard let count = PandasValue.optionalCell(rows)?.number.flatMap({ Int(exactly: $0) }), count >= 0 else {
        throw Raised.valueError("'nrows' must be an integer >=0")
      }
      options.rowLimit = count
    }
    if let rows = arguments["skiprows"] {
      if let count = try Operators.indexValue(rows) {
        options.skippedRows = .first(count)
      } else {
        guard rows.object(as: FunctionObject.self) == nil else { throw Raised.notInLgs("a function for skiprows") }
        options.skippedRows = .rows(Set(try Operators.array(rows).map { try Arguments.index($0) }))
      }
    }
    if let values = arguments["na_values"] {
      guard values.object(as: DictionaryObject.self) == nil else { throw Raised.notInLgs("na_values for each column") }
      let listed = values.object(as: SetObject.self) != nil || PandasValue.isListLike(values)
      let items = listed ? try Operators.array(values) : [values]
      options.missingTexts = try items.flatMap { try missingTexts(PandasValue.cell($0)) }
    }
    options.keepsDefaultMissing = try arguments.flag("keep_default_na", or: true)
    options.detectsMissing = try arguments.flag("na_filter", or: true)
    options.skipsBlankLines = try arguments.flag("skip_blank_lines", or: true)
    switch try arguments.text("on_bad_lines") ?? "error" {
    case "error": options.badLines = .error
    case "skip": options.badLines = .skip
    case "warn": options.badLines = .warn
    case let other: throw Raised.valueError("Argument \(other) is invalid for on_bad_lines")
    }
  }

  /// A number stands for a missing value in both of its notations.
  private static func missingTexts(_ cell: Cell) -> [String] {
    guard let number = cell.number ?? cell.text.flatMap(FloatNotation.parse) else { return [cell.plainText] }
    var texts = [cell.plainText]
    if let whole = Int(exactly: number) { texts += [String(whole), "\(whole).0"] }
    return texts
  }
}

extension String {
  /// The place of a text in another.
  fileprivate func range(of text: String) throws -> Range<String.Index>? {
    guard let offset = try StringObject.find(text, in: self) else { return nil }
    let start = utf8.index(startIndex, offsetBy: offset)
    return start..<utf8.index(start, offsetBy: text.utf8.count)
  }
}
