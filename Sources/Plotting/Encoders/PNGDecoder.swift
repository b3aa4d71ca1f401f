import CDraw

/// Reads pictures from PNG files: grey, colours, palettes, with and without alpha, 8 or 16 bits.
public struct PNGDecoder {
  /// What a file holds, from 0 to 1.
  public struct Image {
    public var width: Int
    public var height: Int
    /// Per pixel: 1 (grey), 3 or 4.
    public var channels: Int
    public var values: [Double]
  }

  private let bytes: [UInt8]
  private var width = 0
  private var height = 0
  private var depth = 0
  private var kind = 0
  private var palette: [UInt8] = []
  private var transparency: [UInt8] = []
  private var packed: [UInt8] = []

  /// - Throws: ValueError for what is no such file, OSError when zlib is missing.
  public static func decode(_ bytes: [UInt8]) throws -> Image {
    var decoder = PNGDecoder(bytes: bytes)
    return try decoder.run()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private static let malformed = PlottingError(.valueError, "cannot identify image file: it is not a whole PNG file")

  private mutating func run() throws -> Image {
    guard bytes.count > 8, Array(bytes[0..<8]) == PNGEncoder.signature else { throw Self.malformed }
    var place = 8
    var isOver = false
    while !isOver, place + 12 <= bytes.count {
      let length = Int(number(place))
      guard length <= bytes.count - place - 12 else { throw Self.malformed }
      let name = String(decoding: bytes[(place + 4)..<(place + 8)], as: UTF8.self)
      let body = place + 8
      switch name {
      case "IHDR": try readHeader(body, length)
      case "PLTE": palette = Array(bytes[body..<(body + length)])
      case "tRNS": transparency = Array(bytes[body..<(body + length)])
      case "IDAT": packed += bytes[body..<(body + length)]
      case "IEND": isOver = true
      case _: break
      }
      place = body + length + 4
    }
    guard isOver, width > 0 else { throw Self.malformed }
    return image(try unfiltered())
  }

  private func number(_ place: Int) -> UInt32 {
    bytes[place..<(place + 4)].reduce(0) { $0 << 8 | UInt32($1) }
  }

  private mutating func readHeader(_ place: Int, _ length: Int) throws {
    guard length == 13 else { throw Self.malformed }
    (width, height) = (Int(number(place)), Int(number(place + 4)))
    (depth, kind) = (Int(bytes[place + 8]), Int(bytes[place + 9]))
    guard (1...65_535).contains(width), (1...65_535).contains(height), [0, 2, 3, 4, 6].contains(kind),
      [1, 2, 4, 8, 16].contains(depth), depth >= 8 || kind == 0 || kind == 3
    else { throw Self.malformed }
    guard bytes[place + 12] == 0 else {
      throw PlottingError(.notImplementedError, "lgs does not read interlaced PNG files")
    }
  }

  /// Samples of a pixel in the file.
  private var samples: Int {
    switch kind {
    case 2: 3
    case 4: 2
    case 6: 4
    case _: 1
    }
  }

  private var rowLength: Int { (width * samples * depth + 7) / 8 }

  /// The rows without the filters that made them small.
  private func unfiltered() throws -> [UInt8] {
    try PNGEncoder.checkZlib()
    let length = (rowLength + 1) * height
    let filtered = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      count = draw_unzip(packed, packed.count, buffer.baseAddress, length)
    }
    guard filtered.count == length else { throw Self.malformed }
    let pixel = max(1, samples * depth / 8)
    var rows = [UInt8](repeating: 0, count: rowLength * height)
    for row in 0..<height {
      let source = row * (rowLength + 1)
      let start = row * rowLength
      for index in 0..<rowLength {
        let left = index >= pixel ? Int(rows[start + index - pixel]) : 0
        let up = row > 0 ? Int(rows[start + index - rowLength]) : 0
        let corner = row > 0 && index >= pixel ? Int(rows[start + index - rowLength - pixel]) : 0
        let guess: Int
        switch filtered[source] {
        case 0: guess = 0
        case 1: guess = left
        case 2: guess = up
        case 3: guess = (left + up) / 2
        case 4: guess = Self.nearest(left, up, corner)
        case _: throw Self.malformed
        }
        rows[start + index] = filtered[source + 1 + index] &+ UInt8(truncatingIfNeeded: guess)
      }
    }
    return rows
  }

  private static func nearest(_ left: Int, _ up: Int, _ corner: Int) -> Int {
    let guess = left + up - corner
    let (a, b, c) = (abs(guess - left), abs(guess - up), abs(guess - corner))
    return a <= b && a <= c ? left : b <= c ? up : corner
  }

  private func sample(_ rows: [UInt8], _ row: Int, _ index: Int) -> Int {
    let start = row * rowLength
    switch depth {
    case 8: return Int(rows[start + index])
    case 16: return Int(rows[start + 2 * index]) << 8 | Int(rows[start + 2 * index + 1])
    case _:
      let bit = index * depth
      let byte = Int(rows[start + bit / 8])
      return byte >> (8 - depth - bit % 8) & (1 << depth - 1)
    }
  }

  private func image(_ rows: [UInt8]) -> Image {
    let most = Double(1 << depth - 1)
    let isPalette = kind == 3
    let channels = isPalette ? (transparency.isEmpty ? 3 : 4) : kind == 4 ? 4 : samples
    var values: [Double] = []
    values.reserveCapacity(width * height * channels)
    for row in 0..<height {
      for column in 0..<width {
        let first = column * samples
        if isPalette {
          let index = sample(rows, row, first)
          for part in 0..<3 {
            values.append(3 * index + part < palette.count ? Double(palette[3 * index + part]) / 255 : 0)
          }
          if channels == 4 { values.append(index < transparency.count ? Double(transparency[index]) / 255 : 1) }
        } else if kind == 4 {
          let grey = Double(sample(rows, row, first)) / most
          values += [grey, grey, grey, Double(sample(rows, row, first + 1)) / most]
        } else {
          for part in 0..<samples { values.append(Double(sample(rows, row, first + part)) / most) }
        }
      }
    }
    return Image(width: width, height: height, channels: channels, values: values)
  }
}
