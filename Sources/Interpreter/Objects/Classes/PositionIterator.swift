/// Walks an object that has only `__getitem__`: positions from 0 to the first IndexError.
final class PositionIterator: Object {
  private let method: Value
  private var position = 0
  private var isFinished = false

  init(_ method: Value) {
    self.method = method
    super.init()
  }

  override var type: TypeObject { BuiltinTypes.sequenceIterator }
  override func makeIterator() throws -> Object { self }

  override func next() throws -> Value? {
    if isFinished { return nil }
    do {
      let value = try Operators.call(method, [.int(position)])
      position += 1
      return value
    } catch let raised as Raised
      where raised.exception.type.isSubtype(of: BuiltinTypes.indexError)
      || raised.exception.type.isSubtype(of: BuiltinTypes.stopIteration)
    {
      isFinished = true
      return nil
    }
  }

  override func visitChildren(_ visit: (Value) -> Void) { visit(method) }
}
