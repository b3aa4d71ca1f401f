import Interpreter
import Tensors

#if canImport(Glibc)
  import Glibc
#endif

/// Files on the disk, with CPython's errors.
enum LibraryFile {
  static func bytes(_ path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FigureFile.failure(path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var status = stat()
    // Growing would move what has been read, again and again.
    if fstat(descriptor, &status) == 0 { bytes.reserveCapacity(Int(status.st_size) + 1) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      try Machine.current.checkInterrupt()
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw FigureFile.failure(path)
      }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// What the parts of the library written in the language see of files.
  static let functions: [Builtin] = [
    Builtin("text_of_file(path)", "The text of a file.", example: "") { arguments in
      let path = arguments[0].stringValue ?? ""
      guard access(path, F_OK) == 0 else { throw Raised(BuiltinTypes.fileNotFoundError, "\(path) not found.") }
      return .string(String(decoding: try bytes(path), as: UTF8.self))
    },
    Builtin("write_text(path, text)", "Writes a file.", example: "") { arguments in
      try FigureFile.write(Array((arguments[1].stringValue ?? "").utf8), to: arguments[0].stringValue ?? "")
      return .none
    },
  ]
}

/// An array in NumPy's own format, `.npy`.
///
/// Source: the format that `numpy.lib.format` documents, versions 1 to 3.
enum ArrayFile {
  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  static func encoded(_ tensor: Tensor) throws -> [UInt8] {
    let description = ArrayDTypeObject.fileName(of: tensor.dtype)
    let shape = try Operators.repr(ArrayShape.tuple(tensor.shape))
    var header = Array("{'descr': '\(description)', 'fortran_order': False, 'shape': \(shape), }".utf8)
    // NumPy leaves room for one more digit of a size that may grow.
    let first = tensor.shape.first.map { String($0).utf8.count } ?? 21
    header += Array(repeating: 0x20, count: tensor.rank > 0 ? 21 - first : 0)
    let padding = 64 - (magic.count + 4 + header.count + 1) % 64
    header += Array(repeating: 0x20, count: padding) + [0x0a]
    let length = [UInt8(header.count & 0xff), UInt8(header.count >> 8)]
    return magic + [1, 0] + length + header + (try torch { try tensor.bytes() })
  }

  static func isArray(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.starts(with: magic) }

  static func decoded(_ bytes: ArraySlice<UInt8>) throws -> Tensor {
    let start = bytes.startIndex
    guard bytes.count > 12 else { throw damaged }
    let isLong = bytes[start + 6] > 1
    let width = isLong ? 4 : 2
    let length = (0..<width).reduce(0) { $0 | Int(bytes[start + 8 + $1]) << (8 * $1) }
    let data = start + 8 + width + length
    guard data <= bytes.endIndex else { throw damaged }
    let header = String(decoding: bytes[(start + 8 + width)..<data], as: UTF8.self)
    let isTransposed = header.contains("'fortran_order': True")
    guard let description = part(of: header, after: "'descr':", upTo: ","),
      let sizes = part(of: header, after: "'shape':", upTo: ")")
    else { throw damaged }
    let shape = sizes.split(separator: ",").compactMap { size in
      Int(String(size.unicodeScalars.filter { ("0"..."9").contains($0) }))
    }
    let tensor = try elements(
      bytes[data...], description.filter { $0 != "'" }, isTransposed ? shape.reversed() : shape)
    return isTransposed ? ArrayShape.permuted(tensor, tensor.shape.indices.reversed()) : tensor
  }

  static let damaged = Raised.valueError("the file is no array of NumPy, or a part of it is missing")

  private static func part(of text: String, after key: String, upTo end: Character) -> String? {
    let pieces = text.split(separator: "'", omittingEmptySubsequences: false)
    let name = key.filter { $0 != "'" && $0 != ":" }
    guard let place = pieces.firstIndex(where: { $0 == name }) else { return nil }
    let rest = pieces[(place + 1)...].joined(separator: "'").drop { $0 == ":" || $0 == " " }
    guard let stop = rest.firstIndex(of: end) else { return nil }
    return String(rest[..<stop])
  }

  private static func elements(_ bytes: ArraySlice<UInt8>, _ description: String, _ shape: [Int]) throws -> Tensor {
    var count = 1
    for size in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      if overflow { throw damaged }
      count = product
    }
    if let dtype = ArrayTypes.dtypes.first(where: { ArrayDTypeObject.fileName(of: $0) == description }) {
      guard bytes.count / dtype.byteSize >= count else { throw damaged }
      return try torch { try Tensor.filled(Shape(shape), dtype, bytes: bytes) }
    }
    switch description {
    case "|O":
      throw Raised.valueError("Object arrays cannot be loaded when allow_pickle=False")
    case _: throw Raised.notInLgs("the dtype '\(description)' of a file")
    }
  }
}
