import Interpreter

#if canImport(Glibc)
  import Glibc
#endif

/// `sys.stdout`, `sys.stderr` and `sys.stdin`.
final class StandardStream: TextStreamObject {
  enum Channel {
    case input, output, error
  }

  let channel: Channel

  static let input = StandardStream(.input)
  static let output = StandardStream(.output)
  static let error = StandardStream(.error)

  private init(_ channel: Channel) {
    self.channel = channel
    super.init()
  }

  override var type: TypeObject { StreamTypes.file }
  override var isReadable: Bool { channel == .input }
  override var isWritable: Bool { channel != .input }
  override var isTerminal: Bool { Glibc.isatty(number) == 1 }
  override var descriptorNumber: Int32? { number }

  private var number: Int32 {
    switch channel {
    case .input: return 0
    case .output: return 1
    case .error: return 2
    }
  }

  var shortName: String {
    switch channel {
    case .input: return "stdin"
    case .output: return "stdout"
    case .error: return "stderr"
    }
  }

  override func repr() throws -> String {
    "<_io.TextIOWrapper name='<\(shortName)>' mode='\(isReadable ? "r" : "w")' encoding='utf-8'>"
  }

  override func write(_ text: String) throws {
    switch channel {
    case .input: throw StreamTypes.unsupported("not writable")
    case .output: try OutputRedirection.standard.write(text)
    case .error: ErrorStream.write(text)
    }
  }

  override func flush() throws {
    if channel == .output { try OutputRedirection.standard.flush() }
  }

  override func readLine(limit: Int?) throws -> String {
    let line = try InputLines.next() ?? ""
    if let limit, limit < line.unicodeScalars.count {
      throw Raised.notInLgs("a part of a line of sys.stdin")
    }
    return line
  }

  override func read(limit: Int?) throws -> String {
    if limit != nil { throw Raised.notInLgs("a number of characters of sys.stdin") }
    var text = ""
    while true {
      let line = try readLine(limit: nil)
      if line.isEmpty { return text }
      text += line
      try Operators.checkSize(1, times: text.utf8.count)
    }
  }

  /// The streams belong to the process, which closes them.
  override func close() throws { throw Raised.notInLgs("closing sys.\(shortName)") }
}
