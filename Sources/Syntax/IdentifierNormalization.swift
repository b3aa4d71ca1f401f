@_spi(_Unicode) import Swift

/// Python's rule that names which differ only in form are one name: `ϵ` is `ε`, `ﬁ` is `fi`.
enum IdentifierNormalization {
  /// The NFKC form of a name, as Python stores it.
  ///
  /// The standard library composes canonically; the compatibility step before it comes from `CompatibilityMappings`.
  static func normalize(_ name: String) -> String {
    let mappings = CompatibilityMappings.shared
    var mapped = String.UnicodeScalarView()
    var isMapped = false
    for scalar in name.unicodeScalars {
      if let replacement = mappings[scalar] {
        mapped.append(contentsOf: replacement)
        isMapped = true
      } else {
        mapped.append(scalar)
      }
    }
    var composed = String.UnicodeScalarView()
    for scalar in (isMapped ? String(mapped) : name)._nfc { composed.append(scalar) }
    return String(composed)
  }
}
