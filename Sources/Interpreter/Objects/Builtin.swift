/// One documented function or method written in Swift: its signature in Python's notation, what it does, an example.
///
/// The signature is the only statement of arity, names and kinds; binding, `help` and completion read it.
open class Builtin {
  /// Whose habits the error messages of argument binding follow.
  public enum MessageStyle {
    /// CPython's functions written in C: `len() takes exactly one argument (2 given)`.
    case native
    /// Functions written in Python: `f() missing 1 required positional argument: 'x'`.
    case python
  }

  public let name: String
  /// The owning type's name for a method, or the namespace for a function of one; empty for a plain builtin.
  public let owner: String
  private let declaration: String
  public let summary: String
  /// Source of a runnable example; lines starting with `#>` are its expected output.
  public let example: String
  public let style: MessageStyle
  public let symbol: Symbol
  public private(set) lazy var signature = Signature(parsing: signatureText)
  let body: (Arguments) throws -> Value
  /// The function without a receiver, shared by all its uses.
  private(set) lazy var function = NativeFunction(self)

  /// Name and parameters in Python's notation. A subclass that has them in another form writes them on demand: a session
  /// begins with a thousand functions and shows few.
  open var signatureText: String { declaration }

  /// The signature as `help` shows it.
  open var shownSignature: String { signatureText }

  /// What `help` says of the arguments: a name and a meaning each.
  open var argumentMeanings: [(name: String, meaning: String)] { [] }

  /// Names of arguments that the original has and lgs refuses.
  open var refusedArguments: [String] { [] }

  /// - Parameter signature: Name and parameters, such as `"sorted(iterable, /, *, key=None, reverse=False)"`; the name
  ///   alone from subclasses that write the signature themselves.
  public init(
    _ signature: String, of owner: String = "", _ summary: String, example: String, style: MessageStyle = .native,
    body: @escaping (Arguments) throws -> Value
  ) {
    let nameEnd = signature.utf8.firstIndex(of: UInt8(ascii: "(")) ?? signature.endIndex
    name = String(signature[..<nameEnd])
    declaration = signature
    self.owner = owner
    self.summary = summary
    self.example = example
    self.style = style
    self.body = body
    symbol = Symbol(name)
  }

  /// The numbers of positional arguments that need no binding work.
  private lazy var directCounts = signature.directCounts

  /// The name as messages show it: `list.append` for a method.
  public var qualifiedName: String { owner.isEmpty ? name : "\(owner).\(name)" }

  /// The name that messages of argument binding show.
  open var messageName: String { qualifiedName }

  /// What `repr` shows of the function without a receiver; nil for the words of functions written in C.
  open func describe(address: String) -> String? { nil }

  /// An attribute that the function has beyond those of all functions.
  open func attribute(_ name: Symbol) throws -> Value? { nil }

  /// Arguments that Python counts and the signature does not show: the instance under construction.
  open var hiddenArgumentCount: Int { 0 }

  /// The type of the result, where it is always the same, for completion.
  open var resultType: TypeObject? { nil }

  /// Calls with arguments that are bound already.
  public func apply(_ arguments: Arguments) throws -> Value { try body(arguments) }

  /// Calls with the words of a call site; `receiver` becomes the first argument of a method.
  open func call(_ arguments: CallArguments, receiver: Value?) throws -> Value {
    if receiver == nil, arguments.keywords.isEmpty, directCounts.contains(arguments.count) {
      return try body(Arguments(words: arguments.words, count: arguments.count))
    }
    return try signature.bind(arguments, receiver: receiver, for: self)
  }
}

/// A parameter list in Python's notation, parsed once.
public struct Signature {
  public struct Parameter {
    public let name: String
    public let symbol: Symbol
    /// The default as source text; nil when the argument is required.
    public let defaultText: String?
    public let isPositionalOnly: Bool
    public let isKeywordOnly: Bool
  }

  public private(set) var parameters: [Parameter] = []
  public private(set) var variadicName: String?
  public private(set) var keywordVariadicName: String?
  /// How many parameters can be given by position.
  public private(set) var positionalCount = 0
  public private(set) var requiredPositionalCount = 0
  private var hasRequiredKeyword = false

  public init(parsing text: String) {
    guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")") else { return }
    var keywordOnly = false
    var slash: Int?
    for piece in Signature.pieces(of: text[text.index(after: open)..<close]) {
      if piece == "/" {
        slash = parameters.count
      } else if piece.hasPrefix("**") {
        keywordVariadicName = String(piece.dropFirst(2))
      } else if piece.hasPrefix("*") {
        keywordOnly = true
        if piece.count > 1 { variadicName = String(piece.dropFirst()) }
      } else {
        append(piece, keywordOnly: keywordOnly)
      }
    }
    if let slash { makePositionalOnly(upTo: slash) }
  }

  private mutating func append(_ piece: String, keywordOnly: Bool) {
    let parts = piece.split(separator: "=", maxSplits: 1)
    let name = String(parts[0])
    let defaultText = parts.count > 1 ? String(parts[1]) : nil
    parameters.append(
      Parameter(
        name: name, symbol: Symbol(name), defaultText: defaultText, isPositionalOnly: false,
        isKeywordOnly: keywordOnly))
    if keywordOnly {
      hasRequiredKeyword = hasRequiredKeyword || defaultText == nil
    } else {
      positionalCount += 1
      if defaultText == nil { requiredPositionalCount = positionalCount }
    }
  }

  private mutating func makePositionalOnly(upTo count: Int) {
    for index in 0..<count {
      let old = parameters[index]
      parameters[index] = Parameter(
        name: old.name, symbol: old.symbol, defaultText: old.defaultText, isPositionalOnly: true, isKeywordOnly: false)
    }
  }

  /// Splits at commas outside brackets and quotes, so that defaults such as `(0.9, 0.999)` or `', '` stay whole.
  private static func pieces(of text: Substring) -> [String] {
    var pieces: [String] = []
    var current = ""
    var depth = 0
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if "([{".contains(character) {
        depth += 1
      } else if ")]}".contains(character) {
        depth -= 1
      }
      if character == ",", depth == 0, quote == nil {
        pieces.append(current.trimmingSpaces())
        current = ""
      } else {
        current.append(character)
      }
    }
    let last = current.trimmingSpaces()
    return last.isEmpty ? pieces : pieces + [last]
  }

  /// The numbers of positional arguments that need no binding work when there are no keywords.
  var directCounts: Range<Int> {
    variadicName == nil && !hasRequiredKeyword ? requiredPositionalCount..<(positionalCount + 1) : 0..<0
  }
}

extension String {
  /// The text without spaces at both ends.
  func trimmingSpaces() -> String {
    guard let first = firstIndex(where: { $0 != " " }), let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[first...last])
  }
}
