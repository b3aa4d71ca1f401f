extension Parser {
  mutating func importStatement() throws(SyntaxProblem) -> Statement.Form? {
    advance()
    var modules: [ImportedModule] = []
    repeat {
      let start = position
      guard let path = dottedName() else { return nil }
      let alias = alias()
      modules.append(ImportedModule(path: path, alias: alias, span: span(from: start)))
    } while accept(.comma)
    return .import(modules)
  }

  private mutating func dottedName() -> String? {
    guard var path = name()?.text else { return nil }
    while at(.dot) {
      let mark = position
      advance()
      guard let part = name() else {
        position = mark
        break
      }
      path += "." + part.text
    }
    return path
  }

  mutating func alias() -> String? {
    let mark = position
    guard accept(.as) else { return nil }
    if let alias = name() { return alias.text }
    position = mark
    return nil
  }

  mutating func importFromStatement() throws(SyntaxProblem) -> Statement.Form? {
    advance()
    if at(.dot) || at(.ellipsis) { throw SyntaxProblem("relative imports are not in lgs", tokens[position].span) }
    guard let module = dottedName(), accept(.import) else { return nil }
    if accept(.star) { return .importFrom(module: module, names: nil) }
    if accept(.leftParenthesis) {
      guard let names = importedNames() else { return nil }
      _ = accept(.comma)
      return accept(.rightParenthesis) ? .importFrom(module: module, names: names) : nil
    }
    guard let names = importedNames() else { return nil }
    if at(.comma) {
      advance()
      if isDiagnosing, kind == .newline {
        throw problemAtFurthest("trailing comma not allowed without surrounding parentheses")
      }
      return nil
    }
    return .importFrom(module: module, names: names)
  }

  private mutating func importedNames() -> [ImportedName]? {
    var names: [ImportedName] = []
    while names.isEmpty || (at(.comma) && kind(after: 1) == .name) {
      if !names.isEmpty { advance() }
      let start = position
      guard let (text, _) = name() else { return nil }
      let alias = alias()
      names.append(ImportedName(name: text, alias: alias, span: span(from: start)))
    }
    return names
  }
}
