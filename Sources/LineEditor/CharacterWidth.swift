/// Columns that texts take on a terminal, for front ends.
public enum TextWidth {
  /// Columns of a text that holds neither tabs nor newlines.
  public static func columns(of text: String) -> Int { CharacterWidth.columns(of: text) }
}

/// Columns that characters take on a terminal.
enum CharacterWidth {
  /// Columns of one scalar by itself: 0 for combining marks and invisible characters, 2 for wide ones, else 1.
  ///
  /// Control characters are drawn as `^X`, so they take 2.
  static func columns(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x7F { return value < 0x20 ? 2 : 1 }
    if value < 0xA0 { return 2 }
    if value < 0x300 { return value == 0xAD ? 0 : 1 }
    if isHangulSyllable(value) { return 2 }
    if isWide(value) { return 2 }
    // Medial vowels and final consonants join the leading consonant before them.
    if 0x1160...0x11FF ~= value || 0xD7B0...0xD7FF ~= value { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .spacingMark,
      .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation, .dashPunctuation, .openPunctuation,
      .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol, .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .surrogate,
      .privateUse, .unassigned:
      return 1
    @unknown default: return 1
    }
  }

  /// Columns of a text that holds neither tabs nor newlines.
  static func columns(of text: String) -> Int {
    Cells(Array(text.unicodeScalars)).reduce(0) { $0 + $1.columns }
  }

  static func isHangulSyllable(_ value: UInt32) -> Bool { 0xAC00...0xD7A3 ~= value }

  private static func isWide(_ value: UInt32) -> Bool {
    var low = 0
    var high = WideRanges.all.count
    while low < high {
      let middle = (low + high) / 2
      if WideRanges.all[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < WideRanges.all.count && WideRanges.all[low].contains(value)
  }
}

/// One grapheme cluster of a text and the columns it takes.
struct Cell: Equatable {
  /// Scalars of the text.
  var range: Range<Int>
  var columns: Int
  /// Whether terminals disagree about the columns (joined emoji, flags, variation selectors).
  var isUncertain: Bool
}

/// The grapheme clusters of a text given as scalars, in order.
struct Cells: Sequence, IteratorProtocol {
  private let scalars: ArraySlice<Unicode.Scalar>
  private var position: Int

  init(_ scalars: ArraySlice<Unicode.Scalar>) {
    self.scalars = scalars
    position = scalars.startIndex
  }

  init(_ scalars: [Unicode.Scalar]) { self.init(scalars[...]) }

  mutating func next() -> Cell? {
    guard position < scalars.endIndex else { return nil }
    let start = position
    let first = scalars[start]
    let isAlone = start + 1 == scalars.endIndex || Self.neverExtends(scalars[start + 1])
    guard !(isAlone && Self.neverExtends(first)) else {
      position = start + 1
      return Cell(range: start..<position, columns: CharacterWidth.columns(of: first), isUncertain: false)
    }
    position = start + clusterLength(from: start)
    return cluster(start..<position)
  }

  /// Whether the scalar starts a cluster of its own whatever stands before it, and joins nothing that does likewise.
  private static func neverExtends(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    return value < 0x300 || CharacterWidth.isHangulSyllable(value) || 0x3041...0x3096 ~= value
      || 0x30A1...0x30FA ~= value || 0x3400...0x9FFF ~= value
  }

  /// The longest cluster looked at; a longer one is drawn in pieces.
  private static let longest = 32

  private func clusterLength(from start: Int) -> Int {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[start..<Swift.min(start + Self.longest, scalars.endIndex)])
    return String(text).first?.unicodeScalars.count ?? 1
  }

  private func cluster(_ range: Range<Int>) -> Cell {
    let parts = scalars[range]
    let hasJoiner = parts.contains { $0.value == 0x200D }
    let hasSelector = parts.contains { $0.value == 0xFE0F }
    let isFlag = parts.count > 1 && parts.allSatisfy { 0x1F1E6...0x1F1FF ~= $0.value }
    let hasSkinTone = parts.count > 1 && parts.contains { 0x1F3FB...0x1F3FF ~= $0.value }
    if hasJoiner || hasSelector || isFlag || hasSkinTone { return Cell(range: range, columns: 2, isUncertain: true) }
    let columns = parts.reduce(0) { $0 + CharacterWidth.columns(of: $1) }
    return Cell(range: range, columns: columns, isUncertain: parts.count > 1 && columns > 2)
  }
}
