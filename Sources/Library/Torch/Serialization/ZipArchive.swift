import Interpreter

/// Files without compression in one file: the container of `torch.save`.
///
/// Source: PKWARE's APPNOTE 6.3; only what PyTorch writes.
struct ZipArchive {
  private(set) var entries: [(name: String, bytes: [UInt8])] = []

  init() {}

  mutating func add(_ name: String, _ bytes: [UInt8]) { entries.append((name, bytes)) }

  subscript(name: String) -> [UInt8]? { entries.first { $0.name == name }?.bytes }

  // MARK: Writing

  /// The bytes of the file. Data begin at multiples of 64 bytes, so that PyTorch can map them.
  /// - Throws: KeyboardInterrupt.
  func encoded() throws -> [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let start = out.count
      let name = Array(entry.name.utf8)
      let fixed = try ZipArchive.fields(entry.bytes)
      let unaligned = start + 30 + name.count + 4
      let padding = (64 - unaligned % 64) % 64
      let extra = ZipArchive.little(0x4246, 2) + ZipArchive.little(padding, 2) + Array(repeating: 0x5a, count: padding)
      out += ZipArchive.little(0x0403_4b50, 4) + ZipArchive.little(0, 2) + fixed + ZipArchive.little(name.count, 2)
      out += ZipArchive.little(extra.count, 2) + name + extra
      try out.append(inPieces: entry.bytes)
      directory += ZipArchive.little(0x0201_4b50, 4) + ZipArchive.little(0, 2) + ZipArchive.little(0, 2) + fixed
      directory += ZipArchive.little(name.count, 2) + ZipArchive.little(0, 2 + 2 + 2 + 2 + 4)
      directory += ZipArchive.little(start, 4) + name
    }
    let place = out.count
    out += directory
    out += ZipArchive.little(0x0605_4b50, 4) + ZipArchive.little(0, 4)
    out += ZipArchive.little(entries.count, 2) + ZipArchive.little(entries.count, 2)
    return out + ZipArchive.little(directory.count, 4) + ZipArchive.little(place, 4) + ZipArchive.little(0, 2)
  }

  /// Flags, method, time, date, checksum and both sizes.
  private static func fields(_ bytes: [UInt8]) throws -> [UInt8] {
    try little(0, 8) + little(Int(checksum(bytes)), 4) + little(bytes.count, 4) + little(bytes.count, 4)
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
  }

  private static let table: [UInt32] = (0..<256).map { start in
    (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? 0xedb8_8320 ^ (value >> 1) : value >> 1 }
  }

  static func checksum(_ bytes: [UInt8]) throws -> UInt32 {
    var value: UInt32 = 0xffff_ffff
    try LongText.inPieces(0..<bytes.count) { piece in
      for byte in bytes[piece] { value = table[Int((value ^ UInt32(byte)) & 0xff)] ^ (value >> 8) }
    }
    return value ^ 0xffff_ffff
  }

  // MARK: Reading

  /// What is wrong with a file.
  struct Problem: Error {
    let text: String
  }

  /// The entries of a file.
  /// Errors: Problem for what is no archive, or is compressed, or ends early.
  init(reading file: [UInt8]) throws {
    guard
      let end = stride(from: file.count - 22, through: Swift.max(0, file.count - 65_557), by: -1).first(where: {
        $0 >= 0 && ZipArchive.number(file, $0, 4) == 0x0605_4b50
      })
    else { throw Problem(text: "it is no zip archive") }
    var count = ZipArchive.number(file, end + 10, 2)
    var place = ZipArchive.number(file, end + 16, 4)
    // PyTorch closes its archives with the record of large files.
    if end >= 20, ZipArchive.number(file, end - 20, 4) == 0x0706_4b50 {
      let record = ZipArchive.number(file, end - 12, 8)
      if ZipArchive.number(file, record, 4) == 0x0606_4b50 {
        count = ZipArchive.number(file, record + 32, 8)
        place = ZipArchive.number(file, record + 48, 8)
      }
    }
    guard count <= file.count / 46 else { throw Problem(text: "its directory is broken") }
    for _ in 0..<Swift.max(count, 0) { place = try readEntry(file, at: place) }
  }

  private mutating func readEntry(_ file: [UInt8], at place: Int) throws -> Int {
    func field(_ offset: Int, _ count: Int) -> Int { ZipArchive.number(file, place &+ offset, count) }
    guard field(0, 4) == 0x0201_4b50 else { throw Problem(text: "its directory is broken") }
    guard field(10, 2) == 0 else { throw Problem(text: "it is compressed") }
    let (nameCount, extraCount, commentCount) = (field(28, 2), field(30, 2), field(32, 2))
    var (size, start) = (field(24, 4), field(42, 4))
    let nameStart = place + 46
    guard nameStart + nameCount + extraCount <= file.count else { throw Problem(text: "its directory is broken") }
    let name = String(decoding: file[nameStart..<nameStart + nameCount], as: UTF8.self)
    // Sizes and places of large files stand in an extra field.
    if size == 0xffff_ffff || start == 0xffff_ffff {
      var extra = nameStart + nameCount
      while extra + 4 <= nameStart + nameCount + extraCount {
        let length = ZipArchive.number(file, extra + 2, 2)
        if ZipArchive.number(file, extra, 2) == 1 {
          var next = extra + 4
          if size == 0xffff_ffff {
            size = ZipArchive.number(file, next, 8)
            next += 16
          }
          if start == 0xffff_ffff { start = ZipArchive.number(file, next, 8) }
        }
        extra += 4 + length
      }
    }
    let data = start &+ 30 &+ ZipArchive.number(file, start &+ 26, 2) &+ ZipArchive.number(file, start &+ 28, 2)
    guard start >= 0, size >= 0, data >= 0, data <= file.count, size <= file.count - data else {
      throw Problem(text: "it ends too early")
    }
    var bytes: [UInt8] = []
    try bytes.append(inPieces: file[data..<data + size])
    entries.append((name, bytes))
    return nameStart + nameCount + extraCount + commentCount
  }

  /// A little-endian number; -1 beyond the file's end.
  private static func number(_ file: [UInt8], _ place: Int, _ count: Int) -> Int {
    guard place >= 0, place <= file.count - count else { return -1 }
    var value: UInt64 = 0
    for index in 0..<count { value |= UInt64(file[place + index]) << UInt64(8 * index) }
    return Int(truncatingIfNeeded: value)
  }
}
