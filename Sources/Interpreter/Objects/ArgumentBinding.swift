/// Binding of call-site arguments to a signature. The only writer of arity and keyword errors for functions in Swift.
extension Signature {
  func bind(_ arguments: CallArguments, receiver: Value?, for function: Builtin) throws -> Value {
    let positionalGiven = arguments.count + (receiver == nil ? 0 : 1)
    let total = parameters.count
    return try withUnsafeTemporaryAllocation(of: Word.self, capacity: max(total, 1)) { buffer in
      let places = buffer.baseAddress.unsafelyUnwrapped
      for index in 0..<total { places[index] = .unbound }
      defer { for index in 0..<total { places[index].release() } }
      func positional(_ index: Int) -> Value {
        guard let receiver else { return arguments[index] }
        return index == 0 ? receiver : arguments[index - 1]
      }
      for index in 0..<min(positionalGiven, positionalCount) { places[index] = Word(positional(index)) }
      var rest: [Value] = []
      if positionalGiven > positionalCount {
        guard variadicName != nil else { throw tooMany(positionalGiven, for: function) }
        rest = (positionalCount..<positionalGiven).map(positional)
      }
      let extra = try bindKeywords(arguments, into: places, for: function)
      try checkRequired(places, positionalGiven: positionalGiven, for: function)
      return try function.body(Arguments(words: places, count: total, rest: rest, extra: extra))
    }
  }

  private func bindKeywords(
    _ arguments: CallArguments, into places: UnsafeMutablePointer<Word>, for function: Builtin
  ) throws -> [(name: Symbol, value: Value)] {
    var extra: [(name: Symbol, value: Value)] = []
    for (index, name) in arguments.keywords.enumerated() {
      if let place = parameters.firstIndex(where: { $0.symbol == name && !$0.isPositionalOnly }) {
        guard places[place].isUnbound else { throw givenTwice(name, position: place, for: function) }
        places[place] = Word(arguments.keywordValue(index))
      } else if keywordVariadicName != nil {
        extra.append((name, arguments.keywordValue(index)))
      } else {
        throw unexpectedKeyword(name, for: function)
      }
    }
    return extra
  }

  private func checkRequired(
    _ places: UnsafeMutablePointer<Word>, positionalGiven: Int, for function: Builtin
  ) throws {
    var missing: [Parameter] = []
    for (index, parameter) in parameters.enumerated() where parameter.defaultText == nil && places[index].isUnbound {
      missing.append(parameter)
    }
    guard let first = missing.first else { return }
    switch function.style {
    case .python:
      let kind = first.isKeywordOnly ? "keyword-only" : "positional"
      let names = Signature.listing(missing.filter { $0.isKeywordOnly == first.isKeywordOnly }.map { "'\($0.name)'" })
      let count = missing.filter { $0.isKeywordOnly == first.isKeywordOnly }.count
      throw Raised.typeError(
        "\(function.messageName)() missing \(count) required \(kind) argument\(count == 1 ? "" : "s"): \(names)")
    case .native:
      if first.isPositionalOnly { throw wrongCount(positionalGiven, for: function) }
      let position = (parameters.firstIndex { $0.symbol == first.symbol } ?? 0) + 1 - receiverCount(function)
      throw Raised.typeError("\(function.name)() missing required argument '\(first.name)' (pos \(position))")
    }
  }

  /// `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`.
  public static func listing(_ names: [String]) -> String {
    switch names.count {
    case 0, 1: return names.joined()
    case 2: return names.joined(separator: " and ")
    case _: return names.dropLast().joined(separator: ", ") + ", and " + names[names.count - 1]
    }
  }

  private func receiverCount(_ function: Builtin) -> Int { parameters.first?.name == "self" ? 1 : 0 }

  private func tooMany(_ given: Int, for function: Builtin) -> Raised {
    switch function.style {
    case .native: return wrongCount(given, for: function)
    case .python:
      let least = requiredPositionalCount + function.hiddenArgumentCount
      let most = positionalCount + function.hiddenArgumentCount
      let all = given + function.hiddenArgumentCount
      let range = least == most ? "\(most)" : "from \(least) to \(most)"
      return .typeError(
        "\(function.messageName)() takes \(range) positional argument\(most == 1 ? "" : "s") "
          + "but \(all) \(all == 1 ? "was" : "were") given")
    }
  }

  /// CPython words the count by how the function was declared: none, exactly one, a range, or with keywords.
  private func wrongCount(_ given: Int, for function: Builtin) -> Raised {
    let own = receiverCount(function)
    if given < own { return .typeError("unbound method \(function.qualifiedName)() needs an argument") }
    let least = requiredPositionalCount - own
    let most = positionalCount - own
    let got = given - own
    let name = function.name
    func counted(_ count: Int, _ what: String) -> String { "\(count) \(what)argument\(count == 1 ? "" : "s")" }
    if parameters.dropFirst(own).contains(where: { !$0.isPositionalOnly && !$0.isKeywordOnly }) {
      if got > most { return .typeError("\(name)() takes at most \(counted(most, "")) (\(got) given)") }
      let bound = least == most ? "exactly" : "at least"
      return .typeError("\(name)() takes \(bound) \(counted(least, "positional ")) (\(got) given)")
    }
    if most == 0 {
      if parameters.count > own { return .typeError("\(name)() takes no positional arguments") }
      return .typeError("\(function.qualifiedName)() takes no arguments (\(got) given)")
    }
    if most == 1, least == 1, parameters.allSatisfy({ $0.isPositionalOnly }) {
      return .typeError("\(function.qualifiedName)() takes exactly one argument (\(got) given)")
    }
    let bound = least == most ? "" : got < least ? "at least " : "at most "
    return .typeError("\(name) expected \(bound)\(counted(got < least ? least : most, "")), got \(got)")
  }

  private func unexpectedKeyword(_ name: Symbol, for function: Builtin) -> Raised {
    switch function.style {
    case .python:
      return .typeError("\(function.messageName)() got an unexpected keyword argument '\(name)'")
    case .native:
      if !parameters.contains(where: { !$0.isPositionalOnly }) {
        return .typeError("\(function.qualifiedName)() takes no keyword arguments")
      }
      return .typeError("'\(name)' is an invalid keyword argument for \(function.name)()")
    }
  }

  private func givenTwice(_ name: Symbol, position: Int, for function: Builtin) -> Raised {
    switch function.style {
    case .python: return .typeError("\(function.messageName)() got multiple values for argument '\(name)'")
    case .native:
      return .typeError(
        "argument for \(function.name)() given by name ('\(name)') and position (\(position + 1))")
    }
  }
}
