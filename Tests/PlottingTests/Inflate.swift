/// Inflating of deflated bytes, written plainly: what the encoders compress is read by something that is not their
/// own library.
struct Inflate {
  private let source: [UInt8]
  private var place = 2
  private var bits = 0
  private var bitCount = 0
  private var output: [UInt8] = []

  struct Malformed: Error {}

  /// The bytes in a zlib stream.
  static func bytes(ofZlib source: [UInt8]) throws -> [UInt8] {
    var inflate = Inflate(source: source)
    try inflate.run()
    return inflate.output
  }

  private init(source: [UInt8]) { self.source = source }

  private mutating func take(_ count: Int) throws -> Int {
    while bitCount < count {
      guard place < source.count else { throw Malformed() }
      bits |= Int(source[place]) << bitCount
      (place, bitCount) = (place + 1, bitCount + 8)
    }
    defer { (bits, bitCount) = (bits >> count, bitCount - count) }
    return bits & (1 << count - 1)
  }

  private mutating func run() throws {
    var isLast = false
    while !isLast {
      isLast = try take(1) == 1
      switch try take(2) {
      case 0: try copyStored()
      case 1:
        let lengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
        try decode(Codes(lengths), Codes([Int](repeating: 5, count: 30)))
      case 2:
        let (literals, distances) = try readCodes()
        try decode(literals, distances)
      case _: throw Malformed()
      }
    }
  }

  private mutating func copyStored() throws {
    (bits, bitCount) = (0, 0)
    guard place + 4 <= source.count else { throw Malformed() }
    let length = Int(source[place]) | Int(source[place + 1]) << 8
    place += 4
    guard place + length <= source.count else { throw Malformed() }
    output += source[place..<(place + length)]
    place += length
  }

  /// Canonical codes: how many have each length, and the symbols in order.
  private struct Codes {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int] = []

    init(_ lengths: [Int]) {
      for length in lengths where length > 0 { counts[length] += 1 }
      symbols = lengths.indices.filter { lengths[$0] > 0 }.sorted { (lengths[$0], $0) < (lengths[$1], $1) }
    }
  }

  private mutating func symbol(_ codes: Codes) throws -> Int {
    var (code, first, index) = (0, 0, 0)
    for length in 1...15 {
      code |= try take(1)
      let count = codes.counts[length]
      if code - first < count { return codes.symbols[index + code - first] }
      (index, first, code) = (index + count, (first + count) << 1, code << 1)
    }
    throw Malformed()
  }

  private mutating func readCodes() throws -> (Codes, Codes) {
    let (literals, distances, count) = (try take(5) + 257, try take(5) + 1, try take(4) + 4)
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    var lengths = [Int](repeating: 0, count: 19)
    for place in 0..<count { lengths[order[place]] = try take(3) }
    let codes = Codes(lengths)
    var all: [Int] = []
    while all.count < literals + distances {
      switch try symbol(codes) {
      case 16:
        guard let last = all.last else { throw Malformed() }
        all += [Int](repeating: last, count: try take(2) + 3)
      case 17: all += [Int](repeating: 0, count: try take(3) + 3)
      case 18: all += [Int](repeating: 0, count: try take(7) + 11)
      case let length: all.append(length)
      }
    }
    return (Codes(Array(all[..<literals])), Codes(Array(all[literals...])))
  }

  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
  ]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
    8193, 12289, 16385, 24577,
  ]

  private mutating func decode(_ literals: Codes, _ distances: Codes) throws {
    while true {
      let code = try symbol(literals)
      if code < 256 {
        output.append(UInt8(code))
        continue
      }
      if code == 256 { return }
      let size = code - 257
      let length = Self.lengthBases[size] + (try take(size < 8 || size == 28 ? 0 : (size - 4) / 4))
      let far = try symbol(distances)
      let distance = Self.distanceBases[far] + (try take(far < 4 ? 0 : (far - 2) / 2))
      guard distance <= output.count else { throw Malformed() }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }
}
