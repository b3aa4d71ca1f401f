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
}
