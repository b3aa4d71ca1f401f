import Foundation
import XCTest

@testable import Plotting

/// What terminals are sent decodes to the picture that was drawn.
final class TerminalPictureTests: XCTestCase {
  private static let engine = TextEngine()

  /// A figure with lines, letters and a colormap.
  private func drawing() throws -> Picture {
    let figure = try Figure(size: (3, 2))
    let axes = try figure.addSubplot()
    try axes.imshow(.values((0..<12).map(Double.init), rows: 3, columns: 4))
    try axes.plot(x: [0, 1, 2, 3], y: [0, 2, 1, 2])
    axes.setTitle("after 100 epochs")
    return try RasterRenderer(text: Self.engine).render(FigureLayout(figure, text: Self.engine).displayList())
  }

  func testKittyStreamHoldsThePicture() throws {
    let picture = try drawing()
    let stream = try TerminalPictures.kitty(picture, dpi: 100)
    var text = ""
    for piece in stream.components(separatedBy: "\u{1B}_G").dropFirst() {
      let body = try XCTUnwrap(piece.components(separatedBy: "\u{1B}\\").first)
      let payload = try XCTUnwrap(body.split(separator: ";", maxSplits: 1).last)
      XCTAssertLessThanOrEqual(payload.utf8.count, 4096)
      text += payload
    }
    let file = try XCTUnwrap(Data(base64Encoded: text))
    XCTAssertEqual(try DecodedPNG(Array(file)).pixels, picture.pixels)
  }

  func testITerm2StreamHoldsThePicture() throws {
    let picture = try drawing()
    let stream = try TerminalPictures.iTerm2(picture, dpi: 100)
    let parts = stream.dropFirst("\u{1B}]1337;File=inline=1;size=".count).split(separator: ":", maxSplits: 1)
    let payload = try XCTUnwrap(parts.last?.split(separator: "\u{7}").first)
    let file = try XCTUnwrap(Data(base64Encoded: String(payload)))
    XCTAssertEqual(parts.first.map(String.init), "\(file.count)")
    XCTAssertEqual(try DecodedPNG(Array(file)).pixels, picture.pixels)
  }

  /// Sixel has 256 colours of hundredths: a picture of fewer colours comes back to within a hundredth.
  func testSixelStreamHoldsThePicture() throws {
    let figure = try Figure(size: (1, 1))
    try figure.addSubplot().setXLim(0, 1)
    let picture = try RasterRenderer(text: Self.engine).render(FigureLayout(figure, text: Self.engine).displayList())
    let decoded = try DecodedSixel(TerminalPictures.sixel(picture))
    XCTAssertEqual([decoded.width, decoded.height], [picture.width, picture.height])
    for place in 0..<(picture.width * picture.height) {
      let wanted = picture.opaque(place)
      for shift: UInt32 in [16, 8, 0] {
        let (a, b) = (Int(wanted >> shift & 255), Int(decoded.colors[place] >> shift & 255))
        XCTAssertLessThanOrEqual(abs(a - b), 2, "pixel \(place)")
      }
    }
  }
}

/// The pixels of a PNG with 8 bits of red, green, blue and alpha, without interlacing.
struct DecodedPNG {
  private(set) var width = 0
  private(set) var height = 0
  private(set) var pixels: [UInt8] = []

  init(_ file: [UInt8]) throws {
    var compressed: [UInt8] = []
    var place = 8
    while place + 8 <= file.count {
      let length = Self.number(file[place..<(place + 4)])
      let kind = String(decoding: file[(place + 4)..<(place + 8)], as: UTF8.self)
      let body = Array(file[(place + 8)..<(place + 8 + length)])
      if kind == "IHDR" { (width, height) = (Self.number(body[0..<4]), Self.number(body[4..<8])) }
      if kind == "IDAT" { compressed += body }
      place += 12 + length
    }
    let rows = try Inflate.bytes(ofZlib: compressed)
    let stride = width * 4
    XCTAssertEqual(rows.count, (stride + 1) * height)
    for row in 0..<height { unfilter(rows, row: row, stride: stride) }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

  private mutating func unfilter(_ rows: [UInt8], row: Int, stride: Int) {
    let start = row * (stride + 1)
    let filter = rows[start]
    for column in 0..<stride {
      let left = column < 4 ? 0 : Int(pixels[row * stride + column - 4])
      let up = row == 0 ? 0 : Int(pixels[(row - 1) * stride + column])
      let corner = row == 0 || column < 4 ? 0 : Int(pixels[(row - 1) * stride + column - 4])
      let guess: Int
      switch filter {
      case 1: guess = left
      case 2: guess = up
      case 3: guess = (left + up) / 2
      case 4:
        let estimate = left + up - corner
        let distances = [abs(estimate - left), abs(estimate - up), abs(estimate - corner)]
        guess = distances[0] <= min(distances[1], distances[2]) ? left : distances[1] <= distances[2] ? up : corner
      case _: guess = 0
      }
      pixels.append(UInt8(truncatingIfNeeded: Int(rows[start + 1 + column]) + guess))
    }
  }
}

/// The colours that a sixel stream paints.
struct DecodedSixel {
  private(set) var width = 0
  private(set) var height = 0
  private(set) var colors: [UInt32] = []
  private var palette: [Int: UInt32] = [:]
  private var color = 0
  private var column = 0
  private var band = 0

  init(_ stream: String) throws {
    let body = try XCTUnwrap(
      stream.components(separatedBy: "q").dropFirst().first?.components(separatedBy: "\u{1B}").first)
    var rest = Array(body.utf8)[...]
    while let letter = rest.popFirst() {
      switch letter {
      case UInt8(ascii: "\""):
        let size = Self.numbers(&rest)
        (width, height) = (size[2], size[3])
        colors = Array(repeating: 0, count: width * height)
      case UInt8(ascii: "#"): choose(Self.numbers(&rest))
      case UInt8(ascii: "!"):
        let count = Self.numbers(&rest)[0]
        if let mask = rest.popFirst() { paint(mask, count: count) }
      case UInt8(ascii: "$"): column = 0
      case UInt8(ascii: "-"): (column, band) = (0, band + 1)
      case _: paint(letter, count: 1)
      }
    }
  }

  private mutating func choose(_ numbers: [Int]) {
    color = numbers[0]
    if numbers.count == 5 {
      palette[color] = numbers.dropFirst(2).reduce(0) { $0 << 8 | UInt32(($1 * 255 + 50) / 100) }
    }
  }

  private mutating func paint(_ letter: UInt8, count: Int) {
    for _ in 0..<count {
      for bit in 0..<6 where (letter - 63) & (1 << bit) != 0 && band * 6 + bit < height {
        colors[(band * 6 + bit) * width + column] = palette[color] ?? 0
      }
      column += 1
    }
  }

  private static func numbers(_ rest: inout ArraySlice<UInt8>) -> [Int] {
    var digits = ""
    while let letter = rest.first, letter == UInt8(ascii: ";") || (48...57).contains(letter) {
      digits.unicodeScalars.append(Unicode.Scalar(letter))
      rest = rest.dropFirst()
    }
    return digits.split(separator: ";").compactMap { Int($0) }
  }
}
