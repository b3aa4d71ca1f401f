import Interpreter
import Tensors

/// A zip file whose members are stored as they are: `.npz`.
///
/// Source: PKWARE's APPNOTE.
struct StoredArchive {
  private(set) var members: [(name: String, bytes: ArraySlice<UInt8>)] = []

  init(_ members: [(name: String, bytes: [UInt8])]) { self.members = members.map { ($0.name, $0.bytes[...]) } }

  private static let table: [UInt32] = (0..<256).map { value in
    (0..<8).reduce(UInt32(value)) { rest, _ in rest & 1 == 1 ? 0xedb8_8320 ^ rest >> 1 : rest >> 1 }
  }

  private static func checksum(_ bytes: ArraySlice<UInt8>) throws -> UInt32 {
    var value = ~UInt32(0)
    try LongText.inPieces(bytes.indices) { piece in
      for byte in bytes[piece] { value = table[Int((value ^ UInt32(byte)) & 0xff)] ^ value >> 8 }
    }
    return ~value
  }

  private static func little(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// Errors: MemoryError beyond what a plain zip file holds.
  func encoded() throws -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for (name, bytes) in members {
      guard file.count + bytes.count < 0xffff_0000 else { throw Raised.memoryError() }
      let checksum = Int(try StoredArchive.checksum(bytes))
      // Version, flags, method, the first date a zip file can have, checksum, sizes, lengths of name and extras.
      let common =
        StoredArchive.little(20, 2) + [0, 0, 0, 0, 0, 0, 0x21, 0] + StoredArchive.little(checksum, 4)
        + StoredArchive.little(bytes.count, 4) + StoredArchive.little(bytes.count, 4)
        + StoredArchive.little(name.utf8.count, 2) + [0, 0]
      directory +=
        [0x50, 0x4b, 1, 2, 20, 3] + common + Array(repeating: 0, count: 6) + StoredArchive.little(0x180 << 16, 4)
        + StoredArchive.little(file.count, 4) + Array(name.utf8)
      file += [0x50, 0x4b, 3, 4] + common + Array(name.utf8)
      try file.append(inPieces: bytes)
    }
    let count = StoredArchive.little(members.count, 2)
    return file + directory + [0x50, 0x4b, 5, 6, 0, 0, 0, 0] + count + count
      + StoredArchive.little(directory.count, 4) + StoredArchive.little(file.count, 4) + [0, 0]
  }

  /// Errors: ValueError for bytes that are no zip file, NotImplementedError for compressed members.
  init(reading bytes: [UInt8]) throws {
    func number(_ place: Int, _ width: Int) throws -> Int {
      guard place >= 0, place <= bytes.count - width else { throw ArrayFile.damaged }
      return (0..<width).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
    var end = bytes.count - 22
    while end >= 0, !bytes[end...].starts(with: [0x50, 0x4b, 5, 6]) { end -= 1 }
    guard end >= 0 else { throw ArrayFile.damaged }
    var place = try number(end + 16, 4)
    for _ in 0..<(try number(end + 10, 2)) {
      guard try number(place, 4) == 0x0201_4b50 else { throw ArrayFile.damaged }
      let nameLength = try number(place + 28, 2)
      let (size, start) = (try number(place + 24, 4), try number(place + 42, 4))
      guard place + 46 + nameLength <= bytes.count else { throw ArrayFile.damaged }
      let name = String(decoding: bytes[(place + 46)..<(place + 46 + nameLength)], as: UTF8.self)
      guard try number(place + 10, 2) == 0 else {
        throw Raised.notInLgs("a compressed file such as savez_compressed makes")
      }
      let data = start + 30 + (try number(start + 26, 2)) + (try number(start + 28, 2))
      guard data <= bytes.count, size <= bytes.count - data else { throw ArrayFile.damaged }
      members.append((name, bytes[data..<(data + size)]))
      place += 46 + nameLength + (try number(place + 30, 2)) + (try number(place + 32, 2))
    }
  }
}

/// `np.load` of an `.npz` file: arrays by name.
final class ArrayArchiveObject: Object {
  private let path: String
  private let archive: StoredArchive

  init(_ path: String, _ archive: StoredArchive) {
    self.path = path
    self.archive = archive
    super.init()
  }

  private var names: [String] {
    archive.members.map { $0.name.hasSuffix(".npy") ? String($0.name.dropLast(4)) : $0.name }
  }

  override var type: TypeObject { ArrayTypes.archive }

  override func repr() throws -> String {
    let shown = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? "..." : "")
    return "NpzFile '\(path)' with keys: \(shown)"
  }

  override func item(_ index: Value) throws -> Value {
    guard let name = index.stringValue, let place = names.firstIndex(of: name) else {
      throw Raised.keyError(.string("\(try Operators.str(index)) is not a file in the archive"))
    }
    return NumPyCreation.result(try ArrayFile.decoded(archive.members[place].bytes))
  }

  override func length() throws -> Int { names.count }
  override func contains(_ value: Value) throws -> Bool { value.stringValue.map(names.contains) ?? false }
  override func makeIterator() throws -> Object { try Operators.makeIterator(.list(names.map { .string($0) })) }
  override func enter() throws -> Value? { .object(self) }
  override var stringKeys: [String] { names }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    name == "files" ? .list(names.map { .string($0) }) : nil
  }

  private static func archive(_ value: Value) throws -> ArrayArchiveObject {
    guard let object = value.object(as: ArrayArchiveObject.self) else {
      throw Raised.typeError("descriptor requires an 'NpzFile' object but received a '\(value.typeName)'")
    }
    return object
  }

  private static let start = "np.savez('/tmp/lgs-example.npz', a=[1, 2])\nz = np.load('/tmp/lgs-example.npz')\n"

  static let methods: [Builtin] = [
    ArrayRecord(
      "keys(self)", of: "NpzFile", "The names of the arrays.", example: start + "list(z.keys())\n#> ['a']"
    ) { .list(try archive($0[0]).names.map { .string($0) }) },
    ArrayRecord(
      "values(self)", of: "NpzFile", "The arrays.", example: start + "list(z.values())\n#> [array([1, 2])]"
    ) { arguments in
      let object = try archive(arguments[0])
      return .list(try object.names.map { try object.item(.string($0)) })
    },
    ArrayRecord(
      "items(self)", of: "NpzFile", "The names with the arrays.",
      example: start + "list(z.items())\n#> [('a', array([1, 2]))]"
    ) { arguments in
      let object = try archive(arguments[0])
      return .list(try object.names.map { .tuple([.string($0), try object.item(.string($0))]) })
    },
    ArrayRecord("close(self)", of: "NpzFile", "Does nothing more.", example: start + "print(z.close())\n#> None") { _ in
      .none
    },
  ]
}

/// `np.save`, `np.savez` and `np.load`.
enum NumPyFiles {
  private static func path(_ value: Value, suffix: String) throws -> String {
    guard
      let path = value.stringValue ?? (try? Operators.call(Operators.attribute(value, "__fspath__"), []).stringValue)
    else { throw Raised.notInLgs("files of NumPy that are not named by their path") }
    return path.hasSuffix(suffix) ? path : path + suffix
  }

  static let functions: [Builtin] = [
    ArrayRecord(
      "save(file, arr, allow_pickle=True)", "Writes an array into a file, whose name ends in .npy.",
      example: "np.save('/tmp/lgs-example.npy', [1.5, 2])\nnp.load('/tmp/lgs-example.npy')\n#> array([1.5, 2. ])"
    ) { arguments in
      try FigureFile.write(ArrayFile.encoded(arguments.elements(1)), to: path(arguments[0], suffix: ".npy"))
      return .none
    },
    savez("savez"), savez("savez_compressed"),
    ArrayRecord(
      "load(file, mmap_mode=<no value>, allow_pickle=False, fix_imports=True, encoding='ASCII', *, max_header_size=10000)",
      "The array of an .npy file, or the arrays of an .npz file; nothing in the file is run.",
      example: "np.save('/tmp/lgs-example.npy', [1.5, 2])\nnp.load('/tmp/lgs-example.npy')\n#> array([1.5, 2. ])"
    ) { arguments in
      if try arguments.truth(2) { throw Raised.notInLgs("numpy.load with allow_pickle=True") }
      let name = try path(arguments[0], suffix: "")
      let bytes = try LibraryFile.bytes(name)
      if bytes.starts(with: [0x50, 0x4b, 3, 4]) || bytes.starts(with: [0x50, 0x4b, 5, 6]) {
        return .object(ArrayArchiveObject(name, try StoredArchive(reading: bytes)))
      }
      if bytes.isEmpty { throw Raised(ExceptionTypes.endOfFile, "No data left in file") }
      guard ArrayFile.isArray(bytes[...]) else {
        throw Raised.valueError(
          "This file contains pickled (object) data. If you trust the file you can load it unsafely using the "
            + "`allow_pickle=` keyword argument or `pickle.load()`.")
      }
      return NumPyCreation.result(try ArrayFile.decoded(bytes[...]))
    },
  ]

  private static func savez(_ name: String) -> Builtin {
    ArrayRecord(
      "\(name)(file, *args, allow_pickle=True, **kwds)",
      "Writes arrays under names into a file, whose name ends in .npz.",
      example: "np.\(name)('/tmp/lgs-example.npz', a=[1, 2])\nnp.load('/tmp/lgs-example.npz')['a']\n#> array([1, 2])"
    ) { arguments in
      var members = try arguments.extra.map { entry in
        (name: entry.name.name + ".npy", bytes: try ArrayFile.encoded(ArrayConversion.tensor(entry.value)))
      }
      for (place, value) in arguments.rest.enumerated() {
        let name = "arr_\(place).npy"
        if members.contains(where: { $0.name == name }) {
          throw Raised.valueError("Cannot use un-named variables and keyword arr_\(place)")
        }
        members.append((name, try ArrayFile.encoded(ArrayConversion.tensor(value))))
      }
      try FigureFile.write(StoredArchive(members).encoded(), to: path(arguments[0], suffix: ".npz"))
      return .none
    }
  }
}
