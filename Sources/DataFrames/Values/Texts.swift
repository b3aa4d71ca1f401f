import CTables
import LongWork

/// The values of a column of texts; nil is a missing one.
///
/// Texts of a file stay its bytes until they are asked for: to make millions of them takes longer than to read the file.
public struct Texts: Sendable, RandomAccessCollection, ExpressibleByArrayLiteral {
  private enum Storage {
    case array([String?])
    case file(FileTexts)
  }

  private var storage: Storage

  public init(_ values: [String?]) { storage = .array(values) }
  public init(arrayLiteral elements: String?...) { storage = .array(elements) }
  init(_ texts: FileTexts) { storage = .file(texts) }

  public var startIndex: Int { 0 }

  public var endIndex: Int {
    switch storage {
    case .array(let values): return values.count
    case .file(let texts): return texts.count
    }
  }

  public subscript(position: Int) -> String? {
    get {
      switch storage {
      case .array(let values): return values[position]
      case .file(let texts): return texts[position]
      }
    }
    set {
      var values = array
      storage = .array([])
      values[position] = newValue
      storage = .array(values)
    }
  }

  public var array: [String?] {
    switch storage {
    case .array(let values): return values
    case .file(let texts): return (0..<texts.count).map { texts[$0] }
    }
  }

  /// The same, where making millions of texts is to stop when the user asks.
  /// - Throws: An interruption.
  func strings() throws -> [String?] {
    switch storage {
    case .array(let values): return values
    case .file(let texts): return try (0..<texts.count).mapRows { texts[$0] }
    }
  }

  func sharesStorage(with other: Texts) -> Bool {
    switch (storage, other.storage) {
    case (.array(let a), .array(let b)):
      return a.count == b.count
        && a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { a.baseAddress == $0.baseAddress } }
    case (.file(let a), .file(let b)): return a === b
    case (.array, .file), (.file, .array): return false
    }
  }

  /// Whether a value is missing, without making it a text.
  func isMissing(_ position: Int) -> Bool {
    switch storage {
    case .array(let values): return values[position] == nil
    case .file(let texts): return texts.isMissing(position)
    }
  }

  /// Adds further values behind these.
  mutating func append(_ more: Texts) {
    var values = array
    storage = .array([])
    values += more.array
    storage = .array(values)
  }
}

/// Texts as places in the bytes of a file, which stay in memory as long as one of its columns of texts does.
final class FileTexts: @unchecked Sendable {
  private let buffer: ByteBuffer
  private let fields: UnsafeMutablePointer<Field>
  private(set) var count: Int

  /// Texts for a reader to set.
  init(_ buffer: ByteBuffer, count: Int) {
    self.buffer = buffer
    self.count = count
    fields = LargeMemory.allocate(Field.self, capacity: Swift.max(count, 1))
  }

  deinit { fields.deallocate() }

  /// Where the fields are written.
  var memory: UnsafeMutableRawPointer { UnsafeMutableRawPointer(fields) }

  /// Leaves out the last texts.
  func truncate(to count: Int) { self.count = Swift.min(count, self.count) }

  func isMissing(_ position: Int) -> Bool { fields[position].length == UInt32(lgs_missing_length) }

  subscript(position: Int) -> String? {
    precondition(position >= 0 && position < count)
    return isMissing(position) ? nil : withBytes(position) { String(decoding: $0, as: UTF8.self) }
  }

  /// Gives the bytes of a text to `body`.
  func withBytes<Result>(_ position: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    let field = fields[position]
    return try buffer.withBytes { bytes in
      try body(UnsafeBufferPointer(rebasing: bytes[Int(field.start)..<Int(field.start) + Int(field.length)]))
    }
  }
}
