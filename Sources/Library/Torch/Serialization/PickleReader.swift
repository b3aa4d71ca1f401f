import Interpreter
import Tensors

/// Reads the pickles of `torch.save`: plain values and tensors. Nothing is executed: names lead to a short list of
/// makers, and every other name is an error.
struct PickleReader {
  private let bytes: [UInt8]
  private let storage: (String) throws -> [UInt8]
  private var place = 0
  private var stack: [Item] = []
  private var marks: [Int] = []
  private var memo: [Int: Item] = [:]

  private enum Item {
    case value(Value)
    case maker(String)
    case storage(DType, [UInt8])
  }

  /// - storage: The bytes of the storage of a number.
  init(_ bytes: [UInt8], storage: @escaping (String) throws -> [UInt8]) {
    self.bytes = bytes
    self.storage = storage
  }

  private func broken() -> Raised { .runtimeError("PytorchStreamReader failed reading the pickle: it is broken") }

  private mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.count - place else { throw broken() }
    defer { place += count }
    return bytes[place..<place + count]
  }

  private mutating func number(_ count: Int) throws -> Int {
    Int(
      truncatingIfNeeded: try take(count).enumerated().reduce(UInt64(0)) {
        $0 | UInt64($1.element) << UInt64(8 * $1.offset)
      })
  }

  private mutating func line() throws -> String {
    guard let end = bytes[place...].firstIndex(of: 10) else { throw broken() }
    defer { place = end + 1 }
    return String(decoding: bytes[place..<end], as: UTF8.self)
  }

  private mutating func pop() throws -> Item {
    guard let item = stack.popLast() else { throw broken() }
    return item
  }

  private mutating func popValue() throws -> Value {
    guard case .value(let value) = try pop() else { throw broken() }
    return value
  }

  private mutating func popMark() throws -> [Item] {
    guard let mark = marks.popLast(), mark <= stack.count else { throw broken() }
    defer { stack.removeLast(stack.count - mark) }
    return Array(stack[mark...])
  }

  private func values(_ items: [Item]) throws -> [Value] {
    try items.map { item in
      guard case .value(let value) = item else { throw broken() }
      return value
    }
  }

  private mutating func push(_ value: Value) { stack.append(.value(value)) }

  /// The value of the pickle.
  /// Errors: RuntimeError for a broken pickle, UnpicklingError's words for names that are not read.
  mutating func read() throws -> Value {
    var steps = 0
    while true {
      steps += 1
      try Machine.current.checkInterrupt(after: steps)
      let opcode = try take(1).first ?? 0
      if opcode == UInt8(ascii: ".") { return try popValue() }
      try run(opcode)
    }
  }

  private mutating func run(_ opcode: UInt8) throws {
    switch opcode {
    case 0x80: _ = try take(1)
    case 0x95: _ = try take(8)
    case UInt8(ascii: "("): marks.append(stack.count)
    case UInt8(ascii: "N"): push(.none)
    case 0x88: push(.bool(true))
    case 0x89: push(.bool(false))
    case UInt8(ascii: "K"): push(.int(try number(1)))
    case UInt8(ascii: "M"): push(.int(try number(2)))
    case UInt8(ascii: "J"): push(.int(Int(Int32(truncatingIfNeeded: try number(4)))))
    case 0x8a: try readLong()
    case UInt8(ascii: "G"):
      push(.float(Double(bitPattern: try take(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })))
    case UInt8(ascii: "X"): try readText(number(4))
    case 0x8c: try readText(number(1))
    case 0x8d: try readText(number(8))
    case UInt8(ascii: "c"): stack.append(try named(line(), line()))
    case 0x93:
      let name = try popValue().stringValue ?? ""
      stack.append(try named(popValue().stringValue ?? "", name))
    case UInt8(ascii: "q"): try remember(number(1))
    case UInt8(ascii: "r"): try remember(number(4))
    case 0x94: try remember(memo.count)
    case UInt8(ascii: "h"): try recall(number(1))
    case UInt8(ascii: "j"): try recall(number(4))
    case UInt8(ascii: "0"): _ = try pop()
    case UInt8(ascii: "2"): stack.append(try stack.last ?? { throw broken() }())
    case _: try runContainer(opcode)
    }
  }

  private mutating func runContainer(_ opcode: UInt8) throws {
    switch opcode {
    case UInt8(ascii: "]"): push(.list([]))
    case UInt8(ascii: "}"): push(.object(DictionaryObject()))
    case UInt8(ascii: ")"): push(.tuple([]))
    case UInt8(ascii: "t"): stack.append(try tuple(popMark()))
    case 0x85, 0x86, 0x87:
      let count = Int(opcode) - 0x84
      guard stack.count >= count else { throw broken() }
      let items = Array(stack.suffix(count))
      stack.removeLast(count)
      stack.append(try tuple(items))
    case UInt8(ascii: "l"): push(.list(try values(popMark())))
    case UInt8(ascii: "a"):
      let item = try popValue()
      try list().items.append(item)
    case UInt8(ascii: "e"):
      let items = try values(popMark())
      try list().items += items
    case UInt8(ascii: "s"):
      let value = try popValue()
      try dictionary().table.set(popKey(), value)
    case UInt8(ascii: "u"): try setItems()
    case UInt8(ascii: "R"): try reduce()
    case UInt8(ascii: "Q"): try readStorage()
    case UInt8(ascii: "b"):
      // What OrderedDicts carry besides their items (`_metadata`) is not needed.
      _ = try pop()
    case _: throw broken()
    }
  }

  private mutating func popKey() throws -> Value {
    let key = try popValue()
    return key
  }

  private func list() throws -> ListObject {
    guard case .value(let value)? = stack.last, let list = value.object(as: ListObject.self) else { throw broken() }
    return list
  }

  private func dictionary() throws -> DictionaryObject {
    guard case .value(let value)? = stack.last, let dictionary = value.object(as: DictionaryObject.self) else {
      throw broken()
    }
    return dictionary
  }

  private mutating func setItems() throws {
    let items = try values(popMark())
    guard items.count % 2 == 0 else { throw broken() }
    let target = try dictionary()
    for index in stride(from: 0, to: items.count, by: 2) { try target.table.set(items[index], items[index + 1]) }
  }

  private mutating func readLong() throws {
    let count = try number(1)
    let digits = Array(try take(count))
    guard count <= 8 else { throw Raised.notInLgs("loading integers beyond 64 bits") }
    var value = UInt64(0)
    for (index, digit) in digits.enumerated() { value |= UInt64(digit) << UInt64(8 * index) }
    if let last = digits.last, last >= 0x80, count < 8 { value |= ~UInt64(0) << UInt64(8 * count) }
    push(.int(Int(truncatingIfNeeded: value)))
  }

  private mutating func readText(_ count: Int) throws {
    push(.string(String(decoding: try take(count), as: UTF8.self)))
  }

  private mutating func remember(_ number: Int) throws {
    guard let last = stack.last else { throw broken() }
    memo[number] = last
  }

  private mutating func recall(_ number: Int) throws {
    guard let item = memo[number] else { throw broken() }
    stack.append(item)
  }

  /// A tuple of values; one that names a storage stays apart.
  private func tuple(_ items: [Item]) throws -> Item {
    if items.count == 5, case .value(let word) = items[0], word.stringValue == "storage",
      case .maker(let type) = items[1],
      case .value(let key) = items[2], let name = key.stringValue
    {
      guard let dtype = DType.allCases.first(where: { type == "torch.\($0.scalarTypeName)Storage" }) else {
        throw Raised.notInLgs("loading elements of \(type)")
      }
      return .storage(dtype, try storage(name))
    }
    // Arguments of makers may be storages: they travel as tensors of all elements.
    return .value(
      .tuple(
        try items.map { item in
          switch item {
          case .value(let value): return value
          case .storage(let dtype, let bytes): return Value(try Tensor.of(bytes, dtype))
          case .maker: throw broken()
          }
        }))
  }

  private mutating func readStorage() throws {
    guard case .storage(let dtype, let bytes) = try pop() else { throw broken() }
    let tensor = try torch { try Tensor.of(bytes, dtype) }
    push(Value(tensor))
  }

  // MARK: Makers

  private static let makers: Set<String> = [
    "collections.OrderedDict", "torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_parameter", "torch.Size",
    "torch.device", "builtins.set",
  ]

  private func named(_ module: String, _ name: String) throws -> Item {
    let path = "\(module).\(name)"
    if PickleReader.makers.contains(path) || path.hasPrefix("torch.") && name.hasSuffix("Storage") {
      return .maker(path)
    }
    if let dtype = DType.allCases.first(where: { path == "torch.\($0.name)" }) { return .value(DTypeObject.of(dtype)) }
    throw Raised.runtimeError(
      "Weights only load failed. lgs loads tensors, numbers, texts, lists, tuples and dicts, and no \(path): save a "
        + "state_dict() instead of a whole model.")
  }

  private mutating func reduce() throws {
    guard let arguments = try popValue().object(as: TupleObject.self)?.items, case .maker(let name) = try pop() else {
      throw broken()
    }
    switch name {
    case "collections.OrderedDict":
      let made = DictionaryObject(isOrdered: true)
      if let pairs = arguments.first { try DictionaryType.insertPairs(of: pairs, into: made) }
      push(.object(made))
    case "torch._utils._rebuild_tensor_v2": push(Value(try tensor(arguments)))
    case "torch._utils._rebuild_parameter":
      guard arguments.count >= 2, let data = arguments[0].tensor else { throw broken() }
      let wanted = try Operators.isTrue(arguments[1])
      push(try torch { Value(try data.asParameter(requiresGrad: wanted)) })
    case "torch.Size": push(.object(SizeObject(items: try arguments.first.map(Operators.array) ?? [])))
    case "torch.device": push(.object(try DeviceObject.named(arguments.first ?? .none)))
    case "builtins.set":
      let made = SetObject()
      if let items = arguments.first { try made.update(items) }
      push(.object(made))
    case _: throw broken()
    }
  }

  private func tensor(_ arguments: [Value]) throws -> Tensor {
    guard arguments.count >= 5, let elements = arguments[0].tensor, case .int(let offset) = arguments[1] else {
      throw broken()
    }
    let sizes = try Operators.array(arguments[2]).map { try Operators.indexValue($0) ?? -1 }
    let strides = try Operators.array(arguments[3]).map { try Operators.indexValue($0) ?? -1 }
    guard sizes.count == strides.count, offset >= 0, sizes.allSatisfy({ $0 >= 0 }), strides.allSatisfy({ $0 >= 0 })
    else {
      throw broken()
    }
    var last = offset
    for (size, step) in zip(sizes, strides) where size > 0 {
      let (span, overflow) = (size - 1).multipliedReportingOverflow(by: step)
      guard !overflow, span <= elements.count else { throw broken() }
      last += span
    }
    guard sizes.contains(0) || last < elements.count else { throw broken() }
    let wanted = try Operators.isTrue(arguments[4])
    return try torch {
      let result = elements.window(shape: Shape(sizes), strides: Shape(strides), offset: sizes.contains(0) ? 0 : offset)
      if wanted { try result.setRequiresGrad(true) }
      return result
    }
  }
}

extension Tensor {
  /// A vector of the elements that bytes hold.
  fileprivate static func of(_ bytes: [UInt8], _ dtype: DType) throws -> Tensor {
    let count = bytes.count / dtype.byteSize
    return try Tensor.filled(Shape([count]), dtype, bytes: bytes)
  }
}
