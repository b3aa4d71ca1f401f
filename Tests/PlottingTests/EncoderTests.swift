import XCTest

@testable import Plotting

final class EncoderTests: XCTestCase {
  private let red: [UInt8] = [255, 0, 0, 255]
  private let clear: [UInt8] = [0, 0, 0, 0]

  private func picture(_ pixels: [[UInt8]], width: Int) -> Picture {
    Picture(width: width, height: pixels.count / width, pixels: pixels.flatMap { $0 })
  }

  func testPNGHasSizeResolutionAndEnd() throws {
    let file = try PNGEncoder.encode(picture([red, clear, clear, red, red, red], width: 3), dpi: 100)
    XCTAssertEqual(Array(file[..<8]), PNGEncoder.signature)
    XCTAssertEqual(Array(file[12..<29]), Array("IHDR".utf8) + [0, 0, 0, 3, 0, 0, 0, 2, 8, 6, 0, 0, 0])
    // 100 dots per inch are 3937 per metre.
    let bytes = Array("pHYs".utf8) + [0, 0, 0x0F, 0x61, 0, 0, 0x0F, 0x61, 1]
    XCTAssertTrue(file.indices.dropLast(bytes.count).contains { Array(file[$0..<($0 + bytes.count)]) == bytes })
    XCTAssertEqual(Array(file.suffix(12)), [0, 0, 0, 0, 73, 69, 78, 68, 0xAE, 0x42, 0x60, 0x82])
  }

  func testSixelWritesOneBandOfRuns() {
    let row = [[UInt8]](repeating: red, count: 5)
    XCTAssertEqual(
      TerminalPictures.sixel(picture(row, width: 5)), "\u{1B}P0;1q\"1;1;5;1#0;2;100;0;0#0!5@-\u{1B}\\\n")
  }

  func testKittySendsLongPicturesInPieces() throws {
    var generator = SystemRandomNumberGenerator()
    let noise = (0..<16384).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let stream = try TerminalPictures.kitty(Picture(width: 64, height: 64, pixels: noise), dpi: 100)
    let pieces = stream.components(separatedBy: "\u{1B}_G").dropFirst()
    XCTAssertGreaterThan(pieces.count, 1)
    XCTAssertTrue(pieces.first?.hasPrefix("a=T,f=100,m=1;") ?? false)
    XCTAssertTrue(pieces.dropFirst().dropLast().allSatisfy { $0.hasPrefix("m=1;") })
    XCTAssertTrue(pieces.last?.hasPrefix("m=0;") ?? false)
  }

  func testGIFOfOneColourIsTheKnownFile() throws {
    let file = try GIFEncoder.encode([picture([red, red, red, red], width: 2)], interval: 200)
    XCTAssertEqual(Array(file[..<13]), Array("GIF89a".utf8) + [2, 0, 2, 0, 0xF7, 0, 0])
    XCTAssertEqual(Array(file[13..<16]), [255, 0, 0])
    XCTAssertEqual(file.last, 0x3B)
  }

  func testAnimationsNeedFramesOfOneSize() {
    XCTAssertThrowsError(try APNGEncoder.encode([], dpi: 100, interval: 100))
    XCTAssertThrowsError(
      try GIFEncoder.encode([picture([red], width: 1), picture([red, red], width: 2)], interval: 100))
  }

  func testPaletteKeepsEveryColourWhenTheyAreFew() {
    let green: [UInt8] = [0, 128, 0, 255]
    var palette = ColorPalette([picture([red, green, clear, red], width: 2)])
    XCTAssertEqual(palette.colors.count, 3)
    for color: UInt32 in [0xFF0000, 0x008000, 0xFFFFFF] {
      let found = palette.colors[Int(palette.index(of: color))]
      XCTAssertEqual(UInt32(found.red) << 16 | UInt32(found.green) << 8 | UInt32(found.blue), color)
    }
  }
}
