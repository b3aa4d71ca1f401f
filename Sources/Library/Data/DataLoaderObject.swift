import Interpreter
import Tensors

/// `DataLoader`: a data set in batches. Every loop over it draws the random numbers that PyTorch's draws.
final class DataLoaderObject: Object {
  private let dataset: Value
  private let batchSize: Int
  private let isShuffled: Bool
  private let dropsLast: Bool
  private let collate: Value
  /// Where positions, or lists of them, come from; None: from the data set's length.
  private let sampler: Value
  private let batchSampler: Value
  /// Where the order comes from; nil: a seed is drawn from the shared random numbers.
  private let generator: GeneratorObject?

  init(_ arguments: Arguments) throws {
    dataset = arguments[0]
    batchSize = try DataLoaderObject.batchSize(arguments.optional(1) ?? .int(1))
    isShuffled = try Operators.isTrue(arguments[2])
    collate = arguments[6]
    (sampler, batchSampler) = (arguments[3], arguments[4])
    dropsLast = try arguments.flag(8)
    generator = try DataLoaderObject.generator(arguments[12])
    super.init()
    try DataLoaderObject.refuse(arguments)
    if isShuffled, !sampler.isNone { throw Raised.valueError("sampler option is mutually exclusive with shuffle") }
    if !batchSampler.isNone, batchSize != 1 || isShuffled || !sampler.isNone || dropsLast {
      throw Raised.valueError(
        "batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and drop_last")
    }
    if isShuffled, try Operators.length(dataset) == 0 {
      throw Raised.valueError("num_samples should be a positive integer value, but got num_samples=0")
    }
  }

  private static func batchSize(_ value: Value) throws -> Int {
    if value.isNone { throw Raised.notInLgs("DataLoader with batch_size=None") }
    guard case .int(let size) = value, size > 0 else {
      throw Raised.valueError(
        "batch_size should be a positive integer value, but got batch_size=\(try Operators.repr(value))")
    }
    return size
  }

  /// Loading takes no other processes here, so that `num_workers` and `pin_memory` change nothing.
  private static func refuse(_ arguments: Arguments) throws {
    if !arguments[10].isNone { throw Raised.notInLgs("DataLoader with worker_init_fn") }
    if case .int(let workers)? = arguments.optional(5), workers < 0 {
      throw Raised.valueError(
        "num_workers option should be non-negative; use num_workers=0 to disable multiprocessing.")
    }
  }

  /// The generator that a value is; nil for None.
  static func generator(_ value: Value) throws -> GeneratorObject? {
    if value.isNone { return nil }
    guard let generator = value.object(as: GeneratorObject.self) else {
      throw Raised.typeError("expected a torch.Generator, but got \(value.typeName)")
    }
    return generator
  }

  override var type: TypeObject { DataNamespace.loader }

  override func length() throws -> Int {
    if !batchSampler.isNone { return try Operators.length(batchSampler) }
    let count = try Operators.length(sampler.isNone ? dataset : sampler)
    return count / batchSize + (dropsLast || count % batchSize == 0 ? 0 : 1)
  }

  override func makeIterator() throws -> Object {
    // PyTorch draws a seed for its workers here, also when there are none.
    _ = (generator ?? .shared).draw { RandomGenerator.nextInteger() }
    return DataLoaderIterator(self)
  }

  /// The positions of the data set in the order of one loop.
  func order() throws -> [Int] {
    let count = try Operators.length(dataset)
    if !sampler.isNone { return try DataLoaderObject.positions(Operators.array(sampler)) }
    guard isShuffled else { return Array(0..<count) }
    if let generator { return try generator.draw { try DataNamespace.permutation(count) } }
    return try RandomGenerator.with(seed: RandomGenerator.nextInteger()) { try DataNamespace.permutation(count) }
  }

  /// The batches that a sampler of batches gives; nil without one.
  func givenBatches() throws -> [Value]? { batchSampler.isNone ? nil : try Operators.array(batchSampler) }

  /// The batch of the positions in a list.
  func batch(of list: Value) throws -> Value? {
    try batch(at: DataLoaderObject.positions(Operators.array(list))[...])
  }

  private static func positions(_ values: [Value]) throws -> [Int] {
    try values.map { value in
      guard let position = try Operators.indexValue(value) else {
        throw Raised.notInLgs("DataLoader with positions that are no integers")
      }
      return position
    }
  }

  /// PyTorch's sampler draws one more order when its positions run out, from which it takes none.
  func exhaust() throws {
    guard isShuffled, let generator else { return }
    let count = try Operators.length(dataset)
    _ = try generator.draw { try DataNamespace.permutation(count) }
  }

  /// The positions of one batch from `start` on; nil behind the last.
  func batch(of order: [Int], from start: Int) throws -> Value? {
    let end = start + min(order.count - start, batchSize)
    guard start < end, !dropsLast || end - start == batchSize else { return nil }
    return try batch(at: order[start..<end])
  }

  private func batch(at positions: ArraySlice<Int>) throws -> Value? {
    if collate.isNone, let rows = dataset.object(as: TensorDatasetObject.self),
      rows.tensors.allSatisfy({ !$0.requiresGrad })
    {
      let index = try torch { try Tensor.from(ints: Array(positions)) }
      return .list(try rows.tensors.map { tensor in try torch { Value(try tensor.indexSelected(0, index)) } })
    }
    let items = try positions.map { position in
      try Machine.current.checkInterrupt(after: position)
      return try Operators.item(dataset, .int(position))
    }
    return try collate.isNone ? Collation.collate(items) : Operators.call(collate, [.list(items)])
  }

  var size: Int { batchSize }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "dataset": return dataset
    case "batch_size": return .int(batchSize)
    case "drop_last": return .bool(dropsLast)
    case "num_workers": return .int(0)
    case _: return nil
    }
  }

  override var ownAttributeNames: [Symbol] { ["dataset", "batch_size", "drop_last", "num_workers"] }

  override func visitChildren(_ visit: (Value) -> Void) {
    visit(dataset)
    visit(collate)
    visit(sampler)
    visit(batchSampler)
  }
}

/// One loop over a loader.
private final class DataLoaderIterator: Object {
  private let loader: DataLoaderObject
  /// Drawn at the first batch, as PyTorch's sampler does.
  private var order: [Int]?
  private var position = 0
  /// The lists of positions that a sampler of batches gave.
  private var batches: [Value]?
  /// Whether a batch has asked for more positions than there were.
  private var isExhausted = false

  init(_ loader: DataLoaderObject) {
    self.loader = loader
    super.init()
  }

  private static let iteratorType = TypeObject(
    "_SingleProcessDataLoaderIter", module: "torch.utils.data.dataloader", [.iterable, .iterator, .length])

  override var type: TypeObject { DataLoaderIterator.iteratorType }
  override func makeIterator() throws -> Object { self }
  override func length() throws -> Int { try loader.length() }
  override var iterationProgress: (done: Int, total: Int)? {
    order.map { (min(position, $0.count), $0.count) }
  }

  override func next() throws -> Value? {
    if position == 0, batches == nil { batches = try loader.givenBatches() }
    if let batches {
      guard position < batches.count else { return nil }
      position += 1
      return try loader.batch(of: batches[position - 1])
    }
    let order = try self.order ?? loader.order()
    self.order = order
    if order.count - position < loader.size, !isExhausted {
      isExhausted = true
      try loader.exhaust()
    }
    guard let batch = try loader.batch(of: order, from: position) else { return nil }
    position += min(loader.size, order.count - position)
    return batch
  }

  override func visitChildren(_ visit: (Value) -> Void) { visit(.object(loader)) }
}
