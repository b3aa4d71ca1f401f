import Syntax

/// The ways to go on at a place of a source text.
public struct Completion {
  public enum Kind: String {
    case name, keyword, attribute, argument, key, module, path
  }

  public struct Candidate {
    /// What replaces the range.
    public var text: String
    public var kind: Kind
    /// One line about it: signature and summary of a function, what a variable holds.
    public var detail: String
  }

  /// The bytes that a candidate replaces.
  public var range: Range<Int>
  public var candidates: [Candidate]
}

extension Session {
  /// The ways to go on at the cursor, without running any code of the program.
  /// - Parameter offset: the cursor in bytes of UTF-8.
  public func completion(of text: String, at offset: Int) -> Completion {
    let context = CursorContext(text, at: offset)
    let word = String(decoding: Array(text.utf8)[context.word], as: UTF8.self)
    let candidates: [Completion.Candidate]
    switch context.place {
    case .nothing: candidates = []
    case .name: candidates = arguments(of: context.call) + names()
    case .attribute(let object): candidates = attributes(of: object)
    case .key(let object, let quote):
      let keys = keys(of: object, quote: quote)
      candidates = keys.isEmpty && quote == nil ? names() : keys
    case .string:
      let paths = FolderContents.completions(of: word)
      return Completion(
        range: context.word.upperBound - paths.matched..<context.word.upperBound, candidates: paths.found)
    case .module: return modules(context, text)
    case .memberOfModule(let path): candidates = modules[path].map { members(of: $0) } ?? []
    }
    return Completion(range: context.word, candidates: Session.matching(word, candidates))
  }

  /// The attributes of an object, named by an expression; for an empty one, the names that stand for something.
  public func names(of object: String) -> [String] {
    let candidates = object.isEmpty ? names().filter { $0.kind == .name } : attributes(of: object)
    return candidates.map(\.text)
  }

  /// The signature of the call that the cursor stands in, or nil.
  public func callHint(in text: String, at offset: Int) -> String? {
    guard let call = CursorContext(text, at: offset).call, let known = knowledge(of: call.callee) else { return nil }
    guard case .value(let callee) = known else { return nil }
    return CallableSignature(of: callee)?.line
  }

  /// Candidates that begin with the word; without such, those that begin so in other cases, or contain it.
  private static func matching(_ word: String, _ candidates: [Completion.Candidate]) -> [Completion.Candidate] {
    let shown = candidates.filter { word.hasPrefix("_") || !$0.text.hasPrefix("_") }
    if word.isEmpty { return shown }
    let exact = shown.filter { $0.text.utf8.starts(with: word.utf8) }
    if !exact.isEmpty { return exact }
    let lowered = word.lowercased()
    let loose = shown.filter { $0.text.lowercased().hasPrefix(lowered) }
    if !loose.isEmpty || lowered.utf8.count < 3 { return loose }
    return shown.filter { $0.text.lowercased().contains(lowered) }
  }

  // MARK: Candidates

  /// The program's variables, newest first in the alphabet's place, then everything that needs no import.
  private func names() -> [Completion.Candidate] {
    let own = globals.boundNames.map(\.name).sorted()
    let known = Set(own)
    let words = Keyword.allCases.map { Completion.Candidate(text: $0.rawValue, kind: .keyword, detail: "") }
    let others = builtins.names.map(\.name).filter { !known.contains($0) }.sorted()
    return (own + others).map { name in
      // What a program of the library makes is not made for a menu.
      let value = globals[Symbol(name)] ?? builtins.known(Symbol(name))
      return Completion.Candidate(text: name, kind: .name, detail: value.map { Session.detail(name, $0) } ?? name)
    } + words
  }

  private func arguments(of call: CursorContext.Call?) -> [Completion.Candidate] {
    guard let call, case .value(let callee)? = knowledge(of: call.callee),
      let signature = CallableSignature(of: callee)
    else { return [] }
    return signature.keywords.filter { !call.keywords.contains($0) }.map {
      Completion.Candidate(text: $0 + "=", kind: .argument, detail: signature.line)
    }
  }

  private func attributes(of text: String) -> [Completion.Candidate] {
    switch knowledge(of: text) {
    case .value(.object(let namespace as NamespaceObject)): return members(of: namespace)
    case .value(let value):
      return Attributes.names(of: value).map { name in
        Completion.Candidate(text: name, kind: .attribute, detail: attributeDetail(name, of: value))
      }
    case .instance(let type):
      let names = Set(type.resolutionOrder.flatMap { $0.members.keys.map(\.name) }).sorted()
      return names.map {
        Completion.Candidate(text: $0, kind: .attribute, detail: Session.detail($0, type.lookUp(Symbol($0))))
      }
    case nil: return []
    }
  }

  private func members(of namespace: NamespaceObject) -> [Completion.Candidate] {
    namespace.ownAttributeNames.map(\.name).sorted().map { name in
      let value = namespace.members[Symbol(name)]
      return Completion.Candidate(
        text: name, kind: .attribute, detail: value.map { Session.detail(name, $0) } ?? name)
    }
  }

  private func attributeDetail(_ name: String, of value: Value) -> String {
    let type = value.object(as: TypeObject.self) ?? value.type
    if let member = type.lookUp(Symbol(name)) { return Session.detail(name, member) }
    guard let own = try? machine.withoutCalls({ try Operators.attribute(value, Symbol(name)) }) else { return name }
    return Session.detail(name, own)
  }

  private static func detail(_ name: String, _ member: TypeObject.Member?) -> String {
    switch member {
    case .method(let builtin): return CallableSignature(builtin, hidesReceiver: true).line
    case .staticMethod(let builtin): return CallableSignature(builtin, hidesReceiver: false).line
    case .property(let property): return "\(name): \(CallableSignature.firstLine(property.summary))"
    case .value(let value): return detail(name, value)
    case nil: return name
    }
  }

  private static func detail(_ name: String, _ value: Value) -> String {
    if let signature = CallableSignature(of: value) { return signature.line }
    return "\(name): \(value.briefDescription)"
  }

  private func keys(of text: String, quote: UInt8?) -> [Completion.Candidate] {
    guard case .value(.object(let object))? = knowledge(of: text) else { return [] }
    let mark = quote.map { String(decoding: [$0], as: UTF8.self) }
    return object.stringKeys.filter { !$0.contains("\\") && !$0.contains("\n") && !$0.contains(mark ?? "'") }
      .map { key in
        let text = mark.map { key + $0 + "]" } ?? "'\(key)']"
        return Completion.Candidate(text: text, kind: .key, detail: "\(text.dropLast()) of \(object.type.name)")
      }
  }

  /// Modules whose path begins with what is written.
  private func modules(_ context: CursorContext, _ text: String) -> Completion {
    var start = context.word.lowerBound
    let bytes = Array(text.utf8)
    while start > 0, bytes[start - 1] == UInt8(ascii: ".") || CursorContext.isNameByte(bytes[start - 1]) { start -= 1 }
    let path = String(decoding: bytes[start..<context.word.upperBound], as: UTF8.self)
    let found = modules.keys.sorted().filter { $0.hasPrefix(path) }
    return Completion(
      range: start..<context.word.upperBound,
      candidates: found.map { Completion.Candidate(text: $0, kind: .module, detail: "module \($0)") })
  }
}

extension CursorContext {
  static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte >= 0x80 || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
      || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
  }
}

extension Value {
  /// One line that says what the value is: its type, a tensor's shape and dtype, a short number as it is.
  public var briefDescription: String {
    switch self {
    case .none: return "None"
    case .bool(let value): return value ? "bool True" : "bool False"
    case .int(let value): return "int \(value)"
    case .float(let value): return "float \(FloatText.repr(value))"
    case .object(let object): return object.briefDescription
    }
  }
}
