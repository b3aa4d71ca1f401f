// The standard library's normaliser. Foundation's would add megabytes and milliseconds for the same table.
@_spi(_Unicode) import Swift

/// Unicode's composed form (NFC), in which Korean syllables and accented letters are single scalars.
///
/// Terminals place marks that come after their letter differently, and macOS sends Korean text decomposed.
enum TextNormalization {
  static func composed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard scalars.contains(where: { $0.value >= 0x300 }) else { return scalars }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return Array(String(text)._nfc)
  }
}
