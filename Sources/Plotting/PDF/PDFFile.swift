/// The objects of a PDF file and their places in it.
struct PDFFile {
  private var bytes: [UInt8] = Array("%PDF-1.4\n%\u{E2}\u{E3}\n".utf8)
  /// Where each object starts, by its number less one; the first two are the catalogue and the list of pages.
  private var offsets: [Int] = [0, 0]

  /// Adds an object and gives its number.
  mutating func add(_ object: String) -> Int {
    offsets.append(bytes.count)
    bytes += Array("\(offsets.count) 0 obj\n\(object)\nendobj\n".utf8)
    return offsets.count
  }

  /// Adds a deflated stream and gives its number.
  /// - Throws: `PlottingError` when zlib is missing or memory runs out.
  mutating func add(stream: [UInt8], dictionary: String) throws -> Int {
    let packed = try PNGEncoder.deflated(stream, level: 6)
    offsets.append(bytes.count)
    bytes += Array(
      "\(offsets.count) 0 obj\n<< \(dictionary)/Filter /FlateDecode /Length \(packed.count) >>\nstream\n".utf8)
    bytes += packed
    bytes += Array("\nendstream\nendobj\n".utf8)
    return offsets.count
  }

  /// The whole file, with the contents of its page's dictionary.
  mutating func finish(page: String) -> [UInt8] {
    let number = add("<< \(page) >>")
    offsets[0] = bytes.count
    bytes += Array("1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n".utf8)
    offsets[1] = bytes.count
    bytes += Array("2 0 obj\n<< /Type /Pages /Kids [\(number) 0 R] /Count 1 >>\nendobj\n".utf8)
    let table = bytes.count
    bytes += Array("xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n".utf8)
    for offset in offsets {
      let digits = String(offset)
      bytes += Array("\(String(repeating: "0", count: max(0, 10 - digits.count)))\(digits) 00000 n \n".utf8)
    }
    bytes += Array("trailer\n<< /Size \(offsets.count + 1) /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n".utf8)
    return bytes
  }
}
