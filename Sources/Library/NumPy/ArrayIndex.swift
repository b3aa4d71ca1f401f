import Interpreter
import Tensors

/// What stands between the brackets of `a[…]`: a window on the array, and the positions that arrays in the brackets pick
/// from it.
struct ArrayIndex {
  private let array: Tensor
  private var shape: [Int] = []
  private var strides: [Int] = []
  private var offset: Int
  /// The axis of the array that the next item selects from.
  private var axis = 0
  /// Axes of the window that arrays of positions select from.
  private var positions: [(axis: Int, tensor: Tensor)] = []
  /// Whether everything was an integer, so that a scalar results.
  private var isElement = true
  private var isSingleMask = false

  init(_ index: Value, of array: Tensor) throws {
    self.array = array
    offset = array.storageOffset
    let items = index.object(as: TupleObject.self)?.items ?? [index]
    let parsed = try items.map { try Item($0) }
    let hasPositions = parsed.contains { $0.isPositions }
    isSingleMask = items.count == 1 && items[0].array.map { $0.dtype == .bool } ?? false
    var used = 0
    for item in parsed { used += item.axisCount }
    if used > array.rank { throw tooMany(used) }
    if parsed.filter({ $0.isEllipsis }).count > 1 {
      throw Raised.indexError("an index can only have a single ellipsis ('...')")
    }
    for item in parsed { try apply(item, hidden: array.rank - used, asPositions: hasPositions) }
    while axis < array.rank { keep() }
  }

  private func tooMany(_ used: Int) -> Raised {
    .indexError(
      "too many indices for array: array is \(array.rank)-dimensional, but \(used) were indexed")
  }

  private enum Item {
    case integer(Int)
    case slice(SliceObject)
    case newAxis
    case ellipsis
    case truth(Bool)
    case mask(Tensor)
    case positions(Tensor)

    init(_ value: Value) throws {
      switch value {
      case .none: self = .newAxis
      case .bool(let bool): self = .truth(bool)
      case .int(let int): self = .integer(int)
      case .float: throw Item.invalid
      case .object(let object):
        if let slice = object as? SliceObject {
          self = .slice(slice)
        } else if object is SingletonObject {
          self = .ellipsis
        } else if object is ListObject || object is TupleObject || object is RangeObject || value.array != nil
          || value.tensor != nil || value.arrayScalar != nil
        {
          self = try Item.positions(in: value)
        } else {
          throw Item.invalid
        }
      }
    }

    private static func positions(in value: Value) throws -> Item {
      let tensor = try ArrayConversion.tensor(value)
      let isList = value.array == nil && value.arrayScalar == nil && value.tensor == nil
      switch tensor.dtype {
      case .bool: return tensor.rank == 0 ? .truth(try torch { try tensor.isTrue() }) : .mask(tensor)
      case .int64, .uint8, .int8, .int16, .int32:
        if tensor.rank == 0, let position = try torch({ try tensor.item().int }) { return .integer(position) }
        return .positions(try torch { try tensor.elements(as: .int64) })
      case .float32, .float64, .float16, .bfloat16:
        if isList, tensor.count == 0 { return .positions(try torch { try tensor.elements(as: .int64) }) }
        if isList || tensor.rank == 0 { throw invalid }
        throw Raised.indexError("arrays used as indices must be of integer (or boolean) type")
      }
    }

    static let invalid = Raised.indexError(
      "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid "
        + "indices")

    var isPositions: Bool {
      switch self {
      case .positions, .mask, .truth: return true
      case .integer, .slice, .newAxis, .ellipsis: return false
      }
    }

    var isEllipsis: Bool {
      if case .ellipsis = self { return true }
      return false
    }

    var axisCount: Int {
      switch self {
      case .integer, .slice, .positions: return 1
      case .mask(let mask): return mask.rank
      case .newAxis, .ellipsis, .truth: return 0
      }
    }
  }

  /// - Parameter hidden: The axes that an ellipsis stands for.
  private mutating func apply(_ item: Item, hidden: Int, asPositions: Bool) throws {
    switch item {
    case .integer(let index):
      let position = try checked(index)
      if asPositions {
        pick(try torch { try Tensor.scalar(.int(position), .int64) })
      } else {
        offset += position * array.strides[axis]
        axis += 1
      }
    case .slice(let slice):
      isElement = false
      let range = try slice.range(count: array.shape[axis])
      let count = stride(from: range.start, to: range.stop, by: range.step).underestimatedCount
      if count > 0 { offset += range.start * array.strides[axis] }
      shape.append(count)
      strides.append(array.strides[axis] &* range.step)
      axis += 1
    case .newAxis:
      isElement = false
      shape.append(1)
      strides.append(0)
    case .ellipsis:
      isElement = false
      for _ in 0..<hidden { keep() }
    case .truth(let truth):
      shape.append(1)
      strides.append(0)
      positions.append(
        (shape.count - 1, try torch { try Tensor.from(ints: truth ? [0] : []) }))
    case .mask(let mask): try applyMask(mask)
    case .positions(let tensor):
      try checkAll(tensor)
      pick(tensor)
    }
  }

  private mutating func keep() {
    isElement = false
    shape.append(array.shape[axis])
    strides.append(array.strides[axis])
    axis += 1
  }

  private mutating func pick(_ tensor: Tensor) {
    positions.append((shape.count, tensor))
    keep()
  }

  private mutating func applyMask(_ mask: Tensor) throws {
    for place in mask.shape.indices where mask.shape[place] != array.shape[axis + place] {
      throw Raised.indexError(
        "boolean index did not match indexed array along axis \(axis + place); size of axis is "
          + "\(array.shape[axis + place]) but size of corresponding boolean axis is \(mask.shape[place])")
    }
    for column in try ArraySearch.nonzero(mask) { pick(column) }
  }

  private func checked(_ index: Int) throws -> Int {
    let size = array.shape[axis]
    guard index >= -size, index < size else {
      throw Raised.indexError("index \(index) is out of bounds for axis \(axis) with size \(size)")
    }
    return index < 0 ? index + size : index
  }

  private func checkAll(_ tensor: Tensor) throws {
    let size = array.shape[axis]
    try torch {
      try tensor.withElements(of: Int.self) { elements in
        for index in elements where index < -size || index >= size { _ = try checked(index) }
      }
    }
  }

  // MARK: Results

  private var window: Tensor { array.window(shape: Shape(shape), strides: Shape(strides), offset: offset) }

  /// The index of the window; arrays of positions must broadcast.
  private func items() throws -> [IndexItem] {
    let shapes = positions.map(\.tensor.shape)
    if ArrayShape.common(shapes) == nil {
      throw Raised.indexError(
        "shape mismatch: indexing arrays could not be broadcast together with shapes "
          + shapes.map { ArrayShape.text($0) + " " }.joined())
    }
    return shape.indices.map { place in
      positions.first { $0.axis == place }.map { .indices($0.tensor) } ?? .slice(start: nil, stop: nil, step: nil)
    }
  }

  /// `a[…]`: a view for integers and slices, a copy for arrays of positions.
  func read() throws -> Value {
    if !positions.isEmpty {
      let items = try items()
      let copy = try torch { try window.item(items) }
      return copy.rank == 0 ? Value(array: copy) : .object(ArrayObject(copy))
    }
    return isElement && shape.isEmpty ? Value(array: window) : .object(ArrayObject(window))
  }

  /// `a[…] = value`.
  func write(_ value: Value) throws {
    if isElement, positions.isEmpty, shape.isEmpty { try checkElement(value) }
    let source = try ArrayConversion.tensor(value)
    let elements = try torch { try source.elements(as: array.dtype) }
    if positions.isEmpty {
      let target = window
      let fitting = try fitted(elements, to: target.shape) { from, to in
        "could not broadcast input array from shape \(from) into shape \(to)"
      }
      return try torch { try target.overwrite(with: fitting) }
    }
    let items = try items()
    let shape = try torch { try window.item(items).shape }
    let isMask = isSingleMask
    let fitting = try fitted(elements, to: shape) { from, to in
      isMask
        ? "NumPy boolean array indexing assignment cannot assign \(elements.count) input values to the "
          + "\(ArrayShape.count(shape)) output values where the mask is true"
        : "shape mismatch: value array of shape \(from) could not be broadcast to indexing result of shape \(to)"
    }
    _ = try torch { try window.setItem(items, .tensor(fitting)) }
  }

  /// An element takes a number alone.
  private func checkElement(_ value: Value) throws {
    guard array.rank > 0, case .object(let object) = value else { return }
    let isSequence = object is ListObject || object is TupleObject
    if isSequence, array.dtype.isInteger {
      throw Raised.typeError(
        "int() argument must be a string, a bytes-like object or a real number, not '\(value.typeName)'")
    }
    if isSequence || value.array.map({ $0.rank > 0 }) ?? false {
      throw Raised.valueError("setting an array element with a sequence.")
    }
  }

  private func fitted(_ source: Tensor, to shape: Shape, _ message: (String, String) -> String) throws -> Tensor {
    var source = source
    while source.rank > shape.count, source.shape[0] == 1 { source = try torch { try source.select(0, 0) } }
    guard source.rank <= shape.count, ArrayShape.common([source.shape, shape]).map({ $0 == shape }) ?? false else {
      throw Raised.valueError(message(ArrayShape.text(source.shape), ArrayShape.text(shape)))
    }
    return ArrayShape.broadcast(source, to: shape)
  }
}
