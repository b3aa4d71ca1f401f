import DataFrames
import Interpreter

/// `open`.
extension BuiltinsLibrary {
  static let open = Builtin(
    "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
    "Open a file of text for reading (r), writing (w), appending (a) or creating (x), with + for both.",
    example: """
      with open('/tmp/lgs-example.txt', 'w') as f:
          f.write('two\\nlines\\n')
      #> 10
      with open('/tmp/lgs-example.txt') as f:
          print([line.strip() for line in f])
      #> ['two', 'lines']
      """
  ) { arguments in
    let mode = try FileMode(arguments.text(1, named: "mode", of: "open") ?? "r")
    return .object(try opened(arguments[0], mode, arguments))
  }

  /// Opens what `value` names with the arguments that follow the mode.
  static func opened(_ value: Value, _ mode: FileMode, _ arguments: Arguments) throws -> TextFile {
    if try FilePath.text(value) == nil, try Operators.indexValue(value) != nil {
      throw Raised.notInLgs("opening a file by its number")
    }
    let path = try FilePath.required(value)
    if !arguments[7].isNone { throw Raised.notInLgs("the argument 'opener' of open()") }
    if try !arguments.flag(6, or: true) { throw Raised.valueError("Cannot use closefd=False with file name") }
    var options = TextFile.Options()
    let buffering = try arguments.index(2, or: -1)
    if buffering == 0 { throw Raised.valueError("can't have unbuffered text I/O") }
    options.flushesLines = buffering == 1
    if let encoding = try arguments.text(3, named: "encoding", of: "open"), encoding != "locale" {
      options.encoding = encoding
    }
    if let errors = try arguments.text(4, named: "errors", of: "open") {
      guard let faults = TextEncoding.Faults(rawValue: errors) else {
        let known = ["surrogateescape", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogatepass"]
        if known.contains(errors) { throw Raised.notInLgs("the error handler '\(errors)'") }
        throw Raised(BuiltinTypes.lookupError, "unknown error handler name '\(errors)'")
      }
      options.errors = faults
    }
    options.newline = try LineEnds(arguments[5])
    return try TextFile(.string(path), path: path, mode: mode, options)
  }
}
