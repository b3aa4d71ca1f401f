import Syntax

extension Compiler {
  /// Compiles `body` so that its exceptions reach the handler that `finishProtection` places.
  private func protect(_ body: () throws -> Void) rethrows -> Protection {
    let protection = Protection(start: position)
    protections.append(protection)
    try body()
    protections.removeLast()
    protection.ranges.append((protection.start, position))
    return protection
  }

  /// The handler starts here.
  private func placeHandler(for protection: Protection) {
    for range in protection.ranges where range.start < range.end {
      draft.handlers.append(
        Code.Handler(start: range.start, end: range.end, target: position, firstTemporary: top))
    }
  }

  func compileTry(
    _ body: [Statement], _ handlers: [ExceptionHandler], _ otherwise: [Statement], _ finally: [Statement]
  ) throws {
    guard !finally.isEmpty else { return try compileTryExcept(body, handlers, otherwise) }
    blocks.append(.finally(finally, depth: protections.count))
    let protection = try protect {
      if handlers.isEmpty { try compile(body) } else { try compileTryExcept(body, handlers, otherwise) }
    }
    blocks.removeLast()
    try compile(finally)
    let end = emit(.jump, wide: 0)
    placeHandler(for: protection)
    let exception = try temporary()
    emit(.enterHandler, exception)
    blocks.append(.handler(name: nil, exception: exception))
    try compile(finally)
    blocks.removeLast()
    emit(.reraise)
    patch(end)
  }

  private func compileTryExcept(
    _ body: [Statement], _ handlers: [ExceptionHandler], _ otherwise: [Statement]
  ) throws {
    let protection = try protect { try compile(body) }
    try compile(otherwise)
    var ends = [emit(.jump, wide: 0)]
    placeHandler(for: protection)
    let mark = top
    let exception = try temporary()
    emit(.enterHandler, exception)
    for handler in handlers {
      var skips: [Int] = []
      span = handler.span
      if let type = handler.type {
        let matched = try temporary()
        let kept = try temporary()
        emit(.copy, kept, exception)
        let typeRegister = try compileToTemporary(type)
        span = type.span
        emit(.matchException, matched, kept, typeRegister)
        skips.append(emit(.jumpIfFalse, matched, wide: 0))
        top = exception + 1
      }
      try compileHandlerBody(handler, exception)
      ends.append(emit(.jump, wide: 0))
      patch(skips)
    }
    emit(.reraise)
    patch(ends)
    top = mark
  }

  private func compileHandlerBody(_ handler: ExceptionHandler, _ exception: Int) throws {
    let name = handler.name.map { Symbol($0) }
    if let name {
      let copy = try temporary()
      emit(.copy, copy, exception)
      try store(name, from: copy)
    }
    blocks.append(.handler(name: name, exception: exception))
    try compile(handler.body)
    blocks.removeLast()
    emit(.clear, exception)
    try leaveHandler(name)
  }

  func compileWith(_ items: ArraySlice<WithItem>, _ body: [Statement]) throws {
    guard let item = items.first else { return try compile(body) }
    span = item.context.span
    let manager = try compileToTemporary(item.context)
    let entered = try temporary()
    emit(.enterContext, entered, manager)
    if let target = item.target {
      try assign(to: target, from: entered)
    } else {
      emit(.clear, entered)
    }
    top = manager + 1
    blocks.append(.with(manager, depth: protections.count))
    let protection = try protect { try compileWith(items.dropFirst(), body) }
    blocks.removeLast()
    emit(.exitContext, manager)
    let end = emit(.jump, wide: 0)
    placeHandler(for: protection)
    let exception = try temporary()
    let swallowed = try temporary()
    emit(.enterHandler, exception)
    emit(.exitContextRaising, manager, exception, swallowed)
    let leaves = emit(.jumpIfTrue, swallowed, wide: 0)
    emit(.reraise)
    patch(leaves)
    emit(.leaveHandler)
    patch(end)
  }
}
