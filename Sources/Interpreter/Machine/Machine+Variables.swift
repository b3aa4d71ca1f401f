extension Machine {
  /// The variable that a name means where the running code stands: a local of its function, or one of its module.
  public func variable(_ name: Symbol) -> Value? {
    let depth = state.pointee.frameCount
    guard depth > 0 else { return nil }
    let frame = frames[depth - 1]
    let code = frame.code.takeUnretainedValue()
    if frame.function != nil, let place = code.localNames.firstIndex(of: name) {
      let word = frame.registers[place]
      if !word.isUnbound {
        // Variables that inner functions use stand in cells.
        guard let cell = word.value.object(as: CellObject.self) else { return word.value }
        if !cell.word.isUnbound { return cell.word.value }
      }
    }
    let module = frame.module.takeUnretainedValue()
    return module[name] ?? module.builtins[name]
  }

  /// The exception that the running code handles.
  public var handledException: ExceptionObject? { handled.last }

  /// The variables of the module whose code is running, as a dict that stands for them.
  public var globalNames: DictionaryObject { DictionaryObject(of: runningGlobals) }

  /// The variables of the running function as they are; at the level of a module, those of the module.
  public func localNames() throws -> DictionaryObject {
    let frame = frames[state.pointee.frameCount - 1]
    if frame.function == nil { return globalNames }
    var table = ValueTable()
    for (name, value) in Machine.locals(of: frame) where !name.name.hasPrefix(".") && name != Scope.classCell {
      try table.set(.string(name.name), value)
    }
    return DictionaryObject(table)
  }

  /// The module of a path, as `import` finds it.
  public func module(_ path: String) throws -> Value { try importer(path) }
}
