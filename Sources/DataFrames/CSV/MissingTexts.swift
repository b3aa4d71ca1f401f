import CTables

/// The texts of a file that stand for missing values.
struct MissingTexts {
  /// What pandas takes for missing by itself.
  static let defaults = [
    "", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA",
    "NULL", "NaN", "None", "n/a", "nan", "null",
  ]

  private let texts: [[UInt8]]
  private let mayStart: [Bool]
  let longest: Int
  let containsEmpty: Bool
  /// Whether a number may stand for a missing value, so that numbers are compared first.
  let includesNumbers: Bool

  init(_ options: CSVOptions) {
    var all: [String] = []
    if options.detectsMissing {
      all = (options.keepsDefaultMissing ? MissingTexts.defaults : []) + options.missingTexts
    }
    texts = Set(all).map { Array($0.utf8) }.filter { !$0.isEmpty }
    var starts = [Bool](repeating: false, count: 256)
    for text in texts { if let first = text.first { starts[Int(first)] = true } }
    mayStart = starts
    longest = texts.map(\.count).max() ?? 0
    containsEmpty = all.contains("")
    includesNumbers = options.detectsMissing && options.missingTexts.contains { FloatNotation.parse($0) != nil }
  }

  /// The texts as C code compares with them, and for each byte whether one begins with it.
  func withTexts<Result>(
    _ body: (UnsafeBufferPointer<lgs_missing_text>, UnsafePointer<UInt8>?) -> Result
  ) -> Result {
    let joined = texts.flatMap { $0 }
    let starts = mayStart.map { $0 ? UInt8(1) : 0 }
    return joined.withUnsafeBufferPointer { bytes in
      var offset = 0
      let listed = texts.map { text -> lgs_missing_text in
        defer { offset += text.count }
        return lgs_missing_text(text: bytes.baseAddress.map { $0 + offset }, length: text.count)
      }
      return listed.withUnsafeBufferPointer { listed in
        starts.withUnsafeBufferPointer { body(listed, $0.baseAddress) }
      }
    }
  }

  @inline(__always)
  func contains(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    if count == 0 { return containsEmpty }
    if count > longest { return false }
    return mayStart.withUnsafeBufferPointer { $0[Int(bytes[0])] } && isListed(bytes, count)
  }

  private func isListed(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    texts.contains { text in
      text.count == count && text.withUnsafeBufferPointer { other in (0..<count).allSatisfy { other[$0] == bytes[$0] } }
    }
  }
}
