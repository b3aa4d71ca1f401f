/// The compatibility step of the normal forms NFKC and NFKD.
public enum CompatibilityForms {
  /// The text with every character in its compatibility form; nil where the form of one is not known: those of
  /// characters that no name may hold, but ASCII, are not.
  public static func text(of text: String) -> String? {
    var mapped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let replacement = CompatibilityMappings.shared[scalar] {
        mapped.append(contentsOf: replacement)
      } else if scalar.isASCII || scalar.properties.isXIDContinue {
        mapped.append(scalar)
      } else {
        return nil
      }
    }
    return String(mapped)
  }
}
