import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The module `tqdm`: an iterable that shows on a terminal how far a loop has come.
enum ProgressNamespace {
  /// `tqdm`, and the modules under which notebooks import the same names.
  static func make() -> [NamespaceObject] {
    ["tqdm", "tqdm.auto", "tqdm.notebook", "tqdm.std"].map { path in
      let namespace = NamespaceObject(path)
      namespace.add([type])
      namespace.add([range])
      namespace.lacking = ["tnrange", "tqdm_notebook", "tqdm_gui", "tqdm_pandas"]
      return namespace
    }
  }

  static let type: TypeObject = {
    let type = TypeObject(
      "tqdm", module: "tqdm.std", [.iterable, .length, .contextManager],
      summary: "An iterable that shows on a terminal how far a loop over it has come.")
    type.constructor = Builtin(
      "tqdm(iterable=None, desc=None, total=None, leave=True, unit='it', disable=False)", of: "tqdm",
      "An iterable that shows on a terminal how far a loop over it has come.",
      example: "from tqdm import tqdm\nfor i in tqdm(range(2)): print(i)\n#> 0\n#> 1", style: .python
    ) { arguments in .object(try ProgressObject(arguments)) }
    type.add(methods)
    type.add("write", .staticMethod(write))
    return type
  }()

  private static let range = Builtin(
    "trange(*args, **kwargs)", of: "tqdm", "tqdm(range(…)).",
    example: "from tqdm import trange\nlist(trange(2))\n#> [0, 1]"
  ) { arguments in
    let range = try Operators.call(.object(BuiltinTypes.range), arguments.rest)
    return try Operators.call(
      .object(type), [range], keywords: arguments.extra.map { (Symbol($0.name.name), $0.value) })
  }

  private static let write = Builtin(
    "write(s, file=None, end='\\n', nolock=False)", of: "tqdm", "Prints a text above the bars.",
    example: "from tqdm import tqdm\ntqdm.write('a')\n#> a"
  ) { arguments in
    var keywords: [(Symbol, Value)] = []
    if let file = arguments.optional(1), !file.isNone { keywords.append(("file", file)) }
    if let end = arguments.optional(2) { keywords.append(("end", end)) }
    return try Operators.call(.object(NativeFunction(BuiltinsLibrary.print)), [arguments[0]], keywords: keywords)
  }

  private static func method(
    _ signature: String, _ summary: String, example: String,
    _ body: @escaping (ProgressObject, Arguments) throws -> Void
  ) -> Builtin {
    Builtin(signature, of: "tqdm", summary, example: setUp + example, style: .python) { arguments in
      guard let object = arguments[0].object(as: ProgressObject.self) else {
        throw Raised.typeError("a method of tqdm needs a tqdm, not '\(arguments[0].typeName)'")
      }
      try body(object, arguments)
      return .none
    }
  }

  private static let setUp = "from tqdm import tqdm\nbar = tqdm(total=4)\n"

  private static let methods: [Builtin] = [
    method("update(self, n=1)", "Goes on by n steps.", example: "bar.update(2)\nbar.n\n#> 2") { bar, arguments in
      guard case .int(let count) = arguments.optional(1) ?? .int(1) else { throw Raised.notInLgs("update of no int") }
      bar.advance(by: count)
    },
    method(
      "set_description(self, desc=None)", "Writes a text before the bar.",
      example: "bar.set_description('epoch')\nbar.n\n#> 0"
    ) {
      bar, arguments in bar.describe(arguments[1].stringValue)
    },
    method(
      "set_postfix(self, **kwargs)", "Writes values behind the bar.", example: "bar.set_postfix(loss=0.5)\nbar.n\n#> 0"
    ) {
      bar, arguments in
      bar.postfix = try arguments.extra.map { name, value in ", \(name)=\(try postfixText(value))" }.joined()
      bar.draw()
    },
    method(
      "set_postfix_str(self, s='')", "Writes a text behind the bar.", example: "bar.set_postfix_str('a')\nbar.n\n#> 0"
    ) {
      bar, arguments in
      bar.postfix = arguments[1].stringValue.map { ", " + $0 } ?? ""
      bar.draw()
    },
    method("close(self)", "Ends the bar.", example: "bar.update(4)\nbar.close()\nbar.n\n#> 4") { bar, _ in bar.finish()
    },
    method("refresh(self)", "Draws the bar.", example: "bar.refresh()\nbar.n\n#> 0") { bar, _ in bar.draw() },
  ]

  private static func postfixText(_ value: Value) throws -> String {
    switch value {
    case .int, .float: return try Operators.format(value, ".3g")
    case .none, .bool, .object: return try Operators.str(value)
    }
  }
}

/// A loop's progress, drawn on standard error when that is a terminal.
final class ProgressObject: Object {
  private let iterable: Value
  private let total: Int?
  private let leaves: Bool
  private let isVisible: Bool
  private var done = 0
  private var prefix = ""
  var postfix = ""
  private let start = ProgressObject.seconds
  private var drawnAt = 0.0
  private var isFinished = false

  init(over iterable: Value, total: Int?, description: String? = nil, leaves: Bool = true, isDisabled: Bool = false) {
    self.iterable = iterable
    self.total = total
    self.leaves = leaves
    isVisible = !isDisabled && isatty(2) == 1
    super.init()
    prefix = description.map { $0.isEmpty ? "" : $0 + ": " } ?? ""
    draw()
  }

  convenience init(_ arguments: Arguments) throws {
    let iterable = arguments[0]
    var total: Int?
    if case .int(let given)? = arguments.optional(2) {
      total = given
    } else if !iterable.isNone, iterable.type.has(.length) {
      total = try Operators.length(iterable)
    }
    self.init(
      over: iterable, total: total, description: arguments[1].stringValue,
      leaves: try arguments.optional(3).map(Operators.isTrue) ?? true,
      isDisabled: try arguments.optional(5).map(Operators.isTrue) ?? false)
  }

  override var type: TypeObject { ProgressNamespace.type }
  override func visitChildren(_ visit: (Value) -> Void) { visit(iterable) }
  override func isTrue() throws -> Bool { try total.map { $0 > 0 } ?? Operators.isTrue(iterable) }
  override func enter() throws -> Value? { .object(self) }
  override var ownAttributeNames: [Symbol] { ["n", "total"] }

  override func exit(_ exception: ExceptionObject?) throws -> Bool {
    finish()
    return false
  }

  override func length() throws -> Int {
    if let total { return total }
    return try Operators.length(iterable)
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "n": return .int(done)
    case "total": return total.map { .int($0) } ?? Value.none
    case _: return nil
    }
  }

  override func makeIterator() throws -> Object {
    guard !iterable.isNone else { throw Raised.typeError("'NoneType' object is not iterable") }
    let items = try Operators.makeIterator(iterable)
    var isFirst = true
    return ClosureIterator(BuiltinTypes.generator, over: [.object(self), .object(items)]) { [unowned self] in
      if !isFirst { advance(by: 1) }
      isFirst = false
      guard let item = try items.next() else {
        finish()
        return nil
      }
      return item
    }
  }

  // MARK: Drawing

  private static let interval = 0.1

  func advance(by count: Int) {
    done &+= count
    if isVisible, Self.seconds - drawnAt >= Self.interval { draw() }
  }

  func describe(_ text: String?) {
    prefix = text.map { $0.isEmpty ? "" : $0 + ": " } ?? ""
    draw()
  }

  func finish() {
    guard !isFinished else { return }
    draw()
    isFinished = true
    if isVisible { StandardError.write(leaves ? "\n" : "\r\u{1B}[K") }
  }

  func draw() {
    guard isVisible, !isFinished else { return }
    let now = Self.seconds
    drawnAt = now
    let rate = now > start ? Double(done) / (now - start) : 0
    let line =
      total.map {
        ProgressText.line(
          done: done, total: $0, elapsed: now - start, rate: rate, prefix: prefix, postfix: postfix,
          columns: Self.columns)
      } ?? ProgressText.line(done: done, elapsed: now - start, rate: rate, prefix: prefix, postfix: postfix)
    StandardError.write("\r\(line)\u{1B}[K")
  }

  private static var columns: Int {
    var window = winsize()
    return ioctl(2, UInt(TIOCGWINSZ), &window) == 0 && window.ws_col > 9 ? Int(window.ws_col) : 80
  }

  private static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
