/// Rules that a text can break although its grammar is right, checked on the finished tree.
///
/// As in CPython, all rules about names come before all rules about the places of statements.
enum ProgramRules {
  static func check(_ statements: [Statement]) throws(SyntaxProblem) {
    var names = ScopeRules()
    try names.check(statements)
    var places = PlacementRules()
    try places.check(statements)
  }
}
