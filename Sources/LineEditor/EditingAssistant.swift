/// What a front end knows about the text while it is typed.
public protocol EditingAssistant: AnyObject {
  /// The ways to go on at the cursor.
  /// - Parameter cursor: a position in Unicode scalars, as in `Completions.range`.
  func completions(of text: String, at cursor: Int) -> Completions
  /// One line about the place of the cursor, such as the signature of the call being typed, or nil.
  func hint(for text: String, at cursor: Int) -> String?
}

/// The ways to go on at a place of a text, best first.
public struct Completions: Equatable, Sendable {
  public struct Candidate: Equatable, Sendable {
    /// What replaces the range.
    public var text: String
    /// What the menu shows.
    public var label: String
    /// One line about it: a signature, the first line of its documentation.
    public var detail: String

    public init(text: String, label: String? = nil, detail: String = "") {
      self.text = text
      self.label = label ?? text
      self.detail = detail
    }
  }

  /// The scalars that a candidate replaces.
  public var range: Range<Int>
  public var candidates: [Candidate]

  public init(range: Range<Int>, candidates: [Candidate]) {
    self.range = range
    self.candidates = candidates
  }

  public static func none(at cursor: Int) -> Completions { Completions(range: cursor..<cursor, candidates: []) }

  /// What all candidates begin with.
  var commonPrefix: [Unicode.Scalar] {
    guard let first = candidates.first else { return [] }
    var prefix = Array(first.text.unicodeScalars)
    for candidate in candidates.dropFirst() {
      let length = zip(prefix, candidate.text.unicodeScalars).prefix { $0 == $1 }.count
      prefix.removeSubrange(length...)
    }
    return prefix
  }
}
