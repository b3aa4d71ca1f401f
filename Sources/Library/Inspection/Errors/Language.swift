/// The language of notes and explanations. Error messages themselves are Python's in both.
public enum Language: String, CaseIterable {
  case english = "en"
  case korean = "ko"

  /// The language that a locale such as `ko_KR.UTF-8` asks for.
  public init(locale: String) { self = locale.hasPrefix("ko") ? .korean : .english }
}

/// A text in every language.
public struct LocalizedText {
  let english: String
  let korean: String

  init(_ english: String, ko korean: String) {
    self.english = english
    self.korean = korean
  }

  public subscript(language: Language) -> String {
    switch language {
    case .english: return english
    case .korean: return korean
    }
  }
}
