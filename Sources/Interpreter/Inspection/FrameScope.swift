/// Looking at the places that an error has passed, once they are gone.
extension Session {
  /// Whether errors keep the variables of the functions that they leave (`TracebackEntry.locals`).
  public var keepsLocals: Bool {
    get { machine.keepsLocals }
    set { machine.keepsLocals = newValue }
  }

  /// The names that a place sees: the program's variables and, before them, those of the function.
  ///
  /// What is assigned in it stays in it. Errors: MemoryError, when there are more names than a module can have.
  public func scope(at place: ExceptionObject.TracebackEntry) throws -> Globals {
    let scope = Globals(builtins: builtins)
    for name in globals.boundNames {
      if let value = globals[name] { try scope.set(name, value) }
    }
    for (name, value) in place.locals { try scope.set(name, value) }
    return scope
  }

  /// Does something while the names of a scope stand for the program's own.
  public func looking<Result>(into scope: Globals, _ body: () throws -> Result) rethrows -> Result {
    let outer = globals
    globals = scope
    defer { globals = outer }
    return try body()
  }
}
