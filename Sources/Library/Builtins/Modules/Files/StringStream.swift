import Interpreter

/// `io.StringIO`: text in memory with the methods of a file.
final class StringStream: TextStreamObject {
  private var text: [UnicodeScalar]
  private var place = 0
  private var hasClosed = false
  private let newline: LineEnds

  /// - Throws: KeyboardInterrupt.
  init(_ text: String, newline: LineEnds) throws {
    self.newline = newline
    self.text = try StringStream.scalars(newline.written(text))
    super.init()
  }

  private static func scalars(_ text: String) throws -> [UnicodeScalar] {
    var scalars: [UnicodeScalar] = []
    scalars.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      scalars.append(scalar)
      if scalars.count & 0xffff == 0 { try Machine.current.checkInterrupt() }
    }
    return scalars
  }

  override var type: TypeObject { StreamTypes.memory }
  override var isClosed: Bool { hasClosed }
  override var closedEnd: String { "" }
  override var isReadable: Bool { true }
  override var isWritable: Bool { true }
  override var isSeekable: Bool { true }

  static func install() {
    StreamTypes.memory.constructor = Builtin(
      "StringIO(initial_value='', newline='\\n')", of: "io", StreamTypes.memory.summary,
      example: "import io\nf = io.StringIO('a\\nb')\n[line for line in f]\n#> ['a\\n', 'b']"
    ) { arguments in
      let newline = try LineEnds(arguments.optional(1) ?? .string("\n"))
      guard let value = arguments.optional(0), !value.isNone else {
        return .object(try StringStream("", newline: newline))
      }
      guard let text = value.stringValue else {
        throw Raised.typeError("initial_value must be str or None, not \(value.typeName)")
      }
      return .object(try StringStream(text, newline: newline))
    }
    StreamTypes.memory.add([
      Methods(of: "StringIO", StringStream.self)(
        "getvalue(self, /)", "All of the text.",
        example: "import io\nf = io.StringIO()\nprint('a', file=f)\nf.getvalue()\n#> 'a\\n'"
      ) { stream, _ in
        try stream.checkOpen()
        return .string(try stream.contents)
      }
    ])
  }

  /// All of the text.
  var contents: String { get throws { try string(0, text.count) } }

  private func string(_ start: Int, _ end: Int) throws -> String {
    var result = String.UnicodeScalarView()
    var place = min(start, text.count)
    let stop = min(max(start, end), text.count)
    while place < stop {
      let next = min(stop, place + 0x10000)
      result.append(contentsOf: text[place..<next])
      place = next
      if place < stop { try Machine.current.checkInterrupt() }
    }
    return String(result)
  }

  override func write(_ written: String) throws {
    let scalars = try StringStream.scalars(newline.written(written))
    if scalars.isEmpty { return }
    try Operators.checkSize(MemoryLayout<UnicodeScalar>.stride, times: place &+ scalars.count)
    if place > text.count { text += repeatElement("\0", count: place - text.count) }
    let end = min(text.count, place + scalars.count)
    text.replaceSubrange(place..<end, with: scalars)
    place += scalars.count
  }

  override func read(limit: Int?) throws -> String {
    let start = min(place, text.count)
    let end = min(text.count, start + min(limit ?? Int.max / 2, Int.max / 2))
    let read = try string(start, end)
    place = max(place, end)
    return read
  }

  override func readLine(limit: Int?) throws -> String {
    let start = min(place, text.count)
    var end = newline.endOfLine(in: text, from: start)
    if let limit, limit < end - start { end = start + limit }
    let read = try string(start, end)
    place = max(place, end)
    return read
  }

  override func close() throws {
    hasClosed = true
    text = []
  }

  override func tell() throws -> Int { place }

  override func seek(_ offset: Int, from whence: Int) throws -> Int {
    guard (0...2).contains(whence) else {
      throw Raised.valueError("Invalid whence (\(whence), should be 0, 1 or 2)")
    }
    if whence == 0, offset < 0 { throw Raised.valueError("Negative seek position \(offset)") }
    if whence != 0, offset != 0 { throw Raised(BuiltinTypes.osError, "Can't do nonzero cur-relative seeks") }
    place = whence == 0 ? offset : whence == 1 ? place : text.count
    return place
  }

  override func truncate(_ size: Int?) throws -> Int {
    let size = size ?? place
    if size < 0 { throw Raised.valueError("Negative size value \(size)") }
    if size < text.count { text.removeLast(text.count - size) }
    return size
  }
}
