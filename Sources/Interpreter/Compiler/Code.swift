import Syntax

/// The compiled form of a function body or of a module.
public final class Code {
  public let name: String
  public let qualifiedName: String
  public let source: SourceFile
  public let documentation: String?
  let instructions: UnsafeMutablePointer<Instruction>
  let instructionCount: Int
  /// The source span of each instruction.
  let spans: [Span]
  let constants: UnsafeMutablePointer<Word>
  let constantCount: Int
  let symbols: [Symbol]
  let keywordNames: [[Symbol]]
  /// Code of the functions defined inside.
  let functions: [Code]
  let handlers: [Handler]
  let registerCount: Int
  /// Registers below hold named locals; those at or above are temporaries that their reader consumes.
  let localCount: Int
  let localNames: [Symbol]
  public let parameters: ParameterLayout
  /// What the parameters and the result are said to be; evaluated when a program asks.
  let annotations: [(name: String, value: Expression)]
  /// Registers that the enclosing function's cells are copied to on entry.
  let freeRegisters: [Int]
  let isGenerator: Bool
  /// The number of parameters of a function that a plain positional call enters directly; -1 when it needs binding.
  let directArity: Int

  /// A range of instructions whose exceptions are handled in the same function.
  struct Handler {
    let start: Int
    let end: Int
    let target: Int
    /// Temporaries from here on are released before the handler runs.
    let firstTemporary: Int
  }

  /// Where the arguments of a call go; parameters occupy the first registers in this order.
  public struct ParameterLayout {
    public var positional: [Symbol] = []
    public var positionalOnlyCount = 0
    public var keywordOnly: [Symbol] = []
    public var variadic: Symbol?
    public var keywordVariadic: Symbol?
    public var defaultCount = 0

    public init() {}

    /// Whether only positional parameters exist, so that a plain call binds by position.
    var isPlain: Bool { keywordOnly.isEmpty && variadic == nil && keywordVariadic == nil }
  }

  init(_ draft: CodeDraft) {
    name = draft.name
    qualifiedName = draft.qualifiedName
    source = draft.source
    documentation = draft.documentation
    instructionCount = draft.instructions.count
    instructions = .allocate(capacity: max(1, draft.instructions.count))
    instructions.initialize(from: draft.instructions, count: draft.instructions.count)
    spans = draft.spans
    constantCount = draft.constants.count
    constants = .allocate(capacity: max(1, draft.constants.count))
    for (index, constant) in draft.constants.enumerated() { constants[index] = Word(constant) }
    symbols = draft.symbols
    keywordNames = draft.keywordNames
    functions = draft.functions
    handlers = draft.handlers
    registerCount = draft.registerCount
    localCount = draft.localNames.count
    localNames = draft.localNames
    parameters = draft.parameters
    annotations = draft.annotations
    freeRegisters = draft.freeRegisters
    isGenerator = draft.isGenerator
    directArity = draft.parameters.isPlain && !draft.isGenerator ? draft.parameters.positional.count : -1
  }

  deinit {
    for index in 0..<constantCount { constants[index].release() }
    constants.deallocate()
    instructions.deallocate()
  }

  /// The innermost handler of the instruction at `index`.
  func handler(at index: Int) -> Handler? {
    handlers.first { $0.start <= index && index < $0.end }
  }
}

/// What the compiler gathers before a `Code` is made.
struct CodeDraft {
  var name: String
  var qualifiedName: String
  var source: SourceFile
  var documentation: String?
  var instructions: [Instruction] = []
  var spans: [Span] = []
  var constants: [Value] = []
  var symbols: [Symbol] = []
  /// Entry 0 is the empty list: calls without keywords.
  var keywordNames: [[Symbol]] = [[]]
  var functions: [Code] = []
  /// Innermost first.
  var handlers: [Code.Handler] = []
  var registerCount = 0
  var localNames: [Symbol] = []
  var parameters = Code.ParameterLayout()
  var annotations: [(name: String, value: Expression)] = []
  var freeRegisters: [Int] = []
  var isGenerator = false
}

/// A source text with its name, kept for tracebacks.
public final class SourceFile {
  public let name: String
  public let text: String
  /// Whether the text is a part of the library: tracebacks leave its lines out, as they leave out functions in Swift.
  public let isLibrary: Bool
  private lazy var lines = SourceText(text)

  public init(name: String, text: String, isLibrary: Bool = false) {
    self.name = name
    self.text = text
    self.isLibrary = isLibrary
  }

  /// The line, counted from 1, and the column in bytes, counted from 0.
  public func position(of offset: Int) -> (line: Int, column: Int) {
    let line = lines.line(of: offset)
    return (line, max(0, offset - lines.lineStarts[line - 1]))
  }

  /// The text of a line, counted from 1, without its line break.
  public func line(_ number: Int) -> String { lines.text(ofLine: number) }
}
