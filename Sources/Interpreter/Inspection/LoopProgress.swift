extension Session {
  /// How far the outermost running loop has come that knows its end; nil outside such loops.
  ///
  /// To be asked in the machine's `moment`, between two instructions.
  public var loopProgress: (done: Int, total: Int)? {
    for index in 0..<machine.state.pointee.frameCount {
      let frame = machine.frames[index]
      let count = frame.code._withUnsafeGuaranteedRef { $0.registerCount }
      for register in 0..<count where frame.registers[register].tag == Word.Tag.object {
        guard case .object(let object) = frame.registers[register].value else { continue }
        if let progress = object.iterationProgress { return progress }
      }
    }
    return nil
  }

  /// Does something between two instructions whenever the flag holds `Machine.momentRequest`.
  public func setMoment(_ body: (() -> Void)?) { machine.moment = body }
}
