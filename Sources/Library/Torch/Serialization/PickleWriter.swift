import Interpreter
import Tensors

/// Values as a pickle of protocol 2, in the way `torch.save` writes them: elements of tensors stand in files beside it.
struct PickleWriter {
  private(set) var bytes: [UInt8] = [0x80, 2]
  /// The elements of each storage, by its number.
  private(set) var storages: [[UInt8]] = []
  private var known: [(tensor: Tensor, number: Int)] = []
  private var depth = 0

  /// Errors: NotImplementedError for values that lgs does not write.
  init(_ value: Value) throws {
    try write(value)
    bytes.append(UInt8(ascii: "."))
  }

  private mutating func global(_ module: String, _ name: String) {
    bytes += [UInt8(ascii: "c")] + Array((module + "\n" + name + "\n").utf8)
  }

  private mutating func opcode(_ character: Unicode.Scalar) { bytes.append(UInt8(ascii: character)) }

  private mutating func little(_ value: Int, _ count: Int) {
    bytes += (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private mutating func write(_ value: Value) throws {
    guard depth < 200 else { throw Raised.recursionError() }
    depth += 1
    defer { depth -= 1 }
    switch value {
    case .none: opcode("N")
    case .bool(let bool): bytes += [bool ? 0x88 : 0x89]
    case .int(let int): write(int)
    case .float(let float):
      opcode("G")
      let bits = float.bitPattern
      bytes += (0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * $0)) }
    case .object(let object): try write(object, value)
    }
  }

  private mutating func write(_ int: Int) {
    if let small = Int32(exactly: int) {
      opcode("J")
      little(Int(small), 4)
    } else {
      bytes += [0x8a, 8]
      little(int, 8)
    }
  }

  private mutating func write(_ text: String) {
    let utf8 = Array(text.utf8)
    opcode("X")
    little(utf8.count, 4)
    bytes += utf8
  }

  private mutating func write(_ object: Object, _ value: Value) throws {
    if let tensor = value.tensor { return try write(tensor) }
    if let text = value.stringValue { return write(text) }
    switch object {
    case let size as SizeObject:
      global("torch", "Size")
      try writeTuple([.tuple(size.items)])
      opcode("R")
    case let tuple as TupleObject where tuple.type === BuiltinTypes.tuple: try writeTuple(tuple.items)
    case let list as ListObject:
      opcode("]")
      opcode("(")
      for item in list.items { try write(item) }
      opcode("e")
    case let dictionary as DictionaryObject: try write(dictionary)
    case let dtype as DTypeObject: global("torch", dtype.dtype.name)
    case let device as DeviceObject:
      global("torch", "device")
      try writeTuple([.string(device.name)] + (device.index.map { [.int($0)] } ?? []))
      opcode("R")
    case _:
      let hint = value.object(as: ModuleObject.self) == nil ? "" : ": save its state_dict(), which"
      throw Raised.notInLgs("saving a \(value.typeName)\(hint)")
    }
  }

  private mutating func writeTuple(_ items: [Value]) throws {
    opcode("(")
    for item in items { try write(item) }
    opcode("t")
  }

  private mutating func write(_ dictionary: DictionaryObject) throws {
    if dictionary.isOrdered {
      global("collections", "OrderedDict")
      opcode(")")
      opcode("R")
    } else {
      opcode("}")
    }
    opcode("(")
    for entry in dictionary.table.all {
      try write(entry.key)
      try write(entry.value)
    }
    opcode("u")
  }

  // MARK: Tensors

  private mutating func write(_ tensor: Tensor) throws {
    guard tensor.isParameter else { return try writeElements(of: tensor) }
    global("torch._utils", "_rebuild_parameter")
    opcode("(")
    try writeElements(of: tensor)
    bytes += [tensor.requiresGrad ? 0x88 : 0x89]
    writeNoHooks()
    opcode("t")
    opcode("R")
  }

  private mutating func writeNoHooks() {
    global("collections", "OrderedDict")
    opcode(")")
    opcode("R")
  }

  /// `_rebuild_tensor_v2(storage, offset, sizes, strides, requires_grad, hooks)`; elements are written in order.
  private mutating func writeElements(of tensor: Tensor) throws {
    guard tensor.isLeaf else {
      return try writeElements(of: tensor.detached())
    }
    let number = try storage(of: tensor)
    global("torch._utils", "_rebuild_tensor_v2")
    opcode("(")
    try writeTuple(
      [
        .string("storage"), .none, .string(String(number)), .string("cpu"), .int(tensor.count),
      ], storageOf: tensor)
    opcode("Q")
    write(0)
    try writeTuple(tensor.shape.map { .int($0) })
    try writeTuple(tensor.shape.rowMajorStrides.map { .int($0) })
    bytes += [tensor.requiresGrad && !tensor.isParameter ? 0x88 : 0x89]
    writeNoHooks()
    opcode("t")
    opcode("R")
  }

  private mutating func writeTuple(_ items: [Value], storageOf tensor: Tensor) throws {
    opcode("(")
    for (index, item) in items.enumerated() {
      if index == 1 {
        global("torch", "\(tensor.dtype.scalarTypeName)Storage")
      } else {
        try write(item)
      }
    }
    opcode("t")
  }

  /// Tensors on the same elements share a storage.
  private mutating func storage(of tensor: Tensor) throws -> Int {
    let same = known.first {
      $0.tensor.address == tensor.address && $0.tensor.shape == tensor.shape && $0.tensor.dtype == tensor.dtype
        && $0.tensor.isContiguous && tensor.isContiguous
    }
    if let same { return same.number }
    let dense = try torch { try tensor.detached().packed() }
    storages.append(try torch { try dense.bytes() })
    known.append((tensor, storages.count - 1))
    return storages.count - 1
  }
}

extension Shape {
  /// The strides of elements in row-major order without gaps.
  fileprivate var rowMajorStrides: [Int] {
    var strides = Array(repeating: 1, count: count)
    for axis in stride(from: count - 2, through: 0, by: -1) {
      strides[axis] = strides[axis + 1] * Swift.max(self[axis + 1], 1)
    }
    return strides
  }
}
