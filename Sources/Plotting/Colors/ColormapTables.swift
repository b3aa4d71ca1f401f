/// The defining data of colormaps; the tables themselves are in `Tables`.
enum ColormapTables {
  /// A place in 0...1 with the value to its left and to its right.
  struct Stop: Equatable {
    var place: Double
    var left: Double
    var right: Double
  }

  static func color(hexadecimal digits: Substring) -> Color? {
    guard let number = Int(digits, radix: 16) else { return nil }
    return Color(
      red: Double(number >> 16) / 255, green: Double(number >> 8 & 255) / 255, blue: Double(number & 255) / 255)
  }

  static func colors(hexadecimal table: String) -> [Color] {
    table.split(separator: " ").compactMap(color(hexadecimal:))
  }

  /// Colours from millionths in four base-64 digits per part.
  static func colors(millionths table: String) -> [Color] {
    var parts: [Double] = []
    var number = 0
    for (index, byte) in table.utf8.enumerated() {
      number = number << 6 | value(ofDigit: byte)
      guard index % 4 == 3 else { continue }
      parts.append(Double(number) / 1_000_000)
      number = 0
    }
    return stride(from: 0, to: parts.count - 2, by: 3).map {
      Color(red: parts[$0], green: parts[$0 + 1], blue: parts[$0 + 2])
    }
  }

  /// The stops of red, green and blue, from "place,left[,right] … | … | …".
  static func channels(segments table: String) -> [[Stop]] {
    table.split(separator: "|").map { channel in
      channel.split(separator: " ").compactMap { entry in
        let numbers = entry.split(separator: ",").compactMap { Double($0) }
        return numbers.count < 2 ? nil : Stop(place: numbers[0], left: numbers[1], right: numbers[numbers.count - 1])
      }
    }
  }

  /// The stops of red, green and blue, from "place,red,green,blue …".
  static func channels(uneven table: String) -> [[Stop]] {
    let rows = table.split(separator: " ").map { $0.split(separator: ",").compactMap { Double($0) } }
      .filter { $0.count == 4 }
    return (1...3).map { channel in
      rows.map { Stop(place: $0[0], left: $0[channel], right: $0[channel]) }
    }
  }

  /// The stops of red, green and blue of colours at equal distances.
  static func channels(even colors: [Color]) -> [[Stop]] {
    [\Color.red, \Color.green, \Color.blue].map { part in
      colors.enumerated().map { index, color in
        Stop(
          place: Double(index) / Double(max(colors.count - 1, 1)), left: color[keyPath: part],
          right: color[keyPath: part])
      }
    }
  }

  private static func value(ofDigit byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte) - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) + 4
    case UInt8(ascii: "+"): 62
    case _: 63
    }
  }
}
