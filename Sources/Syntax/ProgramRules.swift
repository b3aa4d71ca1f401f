enum ProgramRules {
  static func check(_ statements: [Statement]) throws(SyntaxProblem) {}
}
