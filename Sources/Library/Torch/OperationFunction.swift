import Interpreter
import Tensors

/// A tensor operation as a function or method of the language: its record binds the arguments.
final class OperationFunction: Builtin {
  let operation: Operation
  private let isMethod: Bool
  private let isInPlace: Bool

  /// - inPlace: `name_`, which overwrites the receiver.
  init(_ operation: Operation, name: String? = nil, method: Bool, inPlace: Bool = false) {
    self.operation = operation
    isMethod = method
    isInPlace = inPlace
    super.init(
      (name ?? operation.name) + (inPlace ? "_" : ""), of: method ? "Tensor" : "torch",
      inPlace ? operation.summary + " In place." : operation.summary, example: operation.example, style: .python
    ) { _ in .none }
  }

  override var resultType: TypeObject? {
    OperationFunction.givesOtherThanTensors.contains(operation.name) ? nil : TorchTypes.tensor
  }

  /// Operations whose result is no single tensor.
  private static let givesOtherThanTensors: Set<String> = [
    "item", "tolist", "size", "dim", "numel", "is_floating_point", "equal", "allclose", "split", "chunk", "unbind",
    "sort", "topk", "kthvalue", "mode", "meshgrid", "is_contiguous", "stride", "element_size", "nelement", "ndimension",
  ]

  override var signatureText: String {
    var parts: [String] = []
    var hasStar = false
    for (index, parameter) in operation.parameters.enumerated() {
      if parameter.isKeywordOnly, !hasStar {
        parts.append("*")
        hasStar = true
      }
      let name = index == 0 && isMethod ? "self" : parameter.name
      if case .ints(variadic: true) = parameter.kind, !hasStar {
        parts.append("*\(name)")
        hasStar = true
      } else {
        parts.append(parameter.defaultValue.map { "\(name)=\(OperationFunction.text(of: $0))" } ?? name)
      }
    }
    return "\(name)(" + parts.joined(separator: ", ") + ")"
  }

  private static func text(of argument: Argument) -> String {
    switch argument {
    case .none: return "None"
    case .tensor: return "tensor"
    case .int(let value): return String(value)
    case .float(let value): return FloatText.repr(value)
    case .bool(let value): return value ? "True" : "False"
    case .ints(let values): return "(" + values.map(String.init).joined(separator: ", ") + ")"
    case .dtype(let dtype): return "torch.\(dtype.name)"
    case .string(let text): return "'\(text)'"
    case .tensors: return "[]"
    case .data: return "[]"
    }
  }

  override func call(_ arguments: CallArguments, receiver: Value?) throws -> Value {
    let binding = OperationBinding(function: self, arguments: arguments, receiver: receiver)
    let bound = try binding.bind()
    let generator = try binding.generator()
    if try isInPlace || (isMethod && name.hasSuffix("_")) || binding.changesInput() {
      return try generator.draw { try changeInPlace(bound, arguments, receiver) }
    }
    return try generator.draw {
      try torch {
        try operation.checkDType(bound)
        return Value(try operation.evaluate(bound))
      }
    }
  }

  /// The receiver takes over the changed tensor and is the result.
  private func changeInPlace(_ bound: [Argument], _ arguments: CallArguments, _ receiver: Value?) throws -> Value {
    guard let object = (receiver ?? arguments[0]).object(as: TensorObject.self) else {
      throw Raised.typeError("\(name)() needs a tensor")
    }
    object.tensor = try torch {
      guard isInPlace || !name.hasSuffix("_") else { return try operation.evaluate(bound).tensor() }
      return try object.tensor.changed {
        var arguments = bound
        arguments[0] = .tensor($0)
        // `F.elu(x, inplace=True)`: this writes, and the operation computes.
        if let place = operation.parameters.firstIndex(where: { $0.name == "inplace" }) {
          arguments[place] = .bool(false)
        }
        return try operation.evaluate(arguments).tensor()
      }
    }
    return .object(object)
  }
}

/// One call's arguments on their way to an operation's parameters, with PyTorch's error messages.
struct OperationBinding {
  let function: OperationFunction
  let arguments: CallArguments
  let receiver: Value?

  private var parameters: [Parameter] { function.operation.parameters }
  private var given: Int { arguments.count + (receiver == nil ? 0 : 1) }

  private func positional(_ index: Int) -> Value {
    guard let receiver else { return arguments[index] }
    return index == 0 ? receiver : arguments[index - 1]
  }

  /// Whether a function of `torch.nn.functional` overwrites its input: `F.relu(x, inplace=True)`.
  func changesInput() throws -> Bool {
    guard function.operation.places.contains(.namespace("nn.functional")) else { return false }
    for (index, keyword) in arguments.keywords.enumerated() where keyword == "inplace" {
      return try Operators.isTrue(arguments.keywordValue(index))
    }
    return false
  }

  /// Where random numbers come from.
  func generator() throws -> GeneratorObject {
    for (index, keyword) in arguments.keywords.enumerated() where keyword == "generator" {
      return try GeneratorObject.of(arguments.keywordValue(index), function.name)
    }
    return .shared
  }

  func bind() throws -> [Argument] {
    var values: [Value?] = Array(repeating: nil, count: parameters.count)
    try placePositional(&values)
    for (index, keyword) in arguments.keywords.enumerated() {
      try place(keyword.name, arguments.keywordValue(index), in: &values)
    }
    return try bindValues(values)
  }

  /// Whether the first argument is that of the second parameter, as in `randint(10, (2,))`.
  private var skipsFirst: Bool {
    guard parameters.count > 1, parameters[0].defaultValue != nil, parameters[1].defaultValue == nil else {
      return false
    }
    if given == 1 { return !arguments.keywords.contains { $0.name == parameters[1].name } }
    guard given == 2, case .object(let second) = positional(1) else { return false }
    return second.type.isSubtype(of: BuiltinTypes.tuple) || second.type.isSubtype(of: BuiltinTypes.list)
  }

  private func placePositional(_ values: inout [Value?]) throws {
    if skipsFirst {
      for index in 0..<given { values[index + 1] = positional(index) }
      return
    }
    for index in 0..<given {
      guard index < parameters.count, !parameters[index].isKeywordOnly else { throw tooMany() }
      if parameters[index].isVariadic, positional(index).tensor != nil {
        values[index] = .tuple((index..<given).map(positional))
        return
      }
      if case .ints(variadic: true) = parameters[index].kind, given > index + 1 || isInteger(positional(index)) {
        values[index] = .tuple((index..<given).map(positional))
        return
      }
      values[index] = positional(index)
    }
  }

  private func isInteger(_ value: Value) -> Bool {
    if case .int = value { return true }
    return value.arrayScalar?.dtype.isInteger ?? false
  }

  private func place(_ name: String, _ value: Value, in values: inout [Value?]) throws {
    if let index = parameters.firstIndex(where: { $0.name == name || $0.aliases.contains(name) }) {
      guard values[index] == nil else {
        throw Raised.typeError("\(function.name)() got multiple values for argument '\(name)'")
      }
      values[index] = value
      return
    }
    switch name {
    case "device": try DeviceObject.check(value)
    case "inplace" where function.operation.places.contains(.namespace("nn.functional")): break
    case "generator": _ = try GeneratorObject.of(value, function.name)
    case "out", "memory_format", "layout", "pin_memory", "non_blocking", "names", "sparse_grad":
      if !value.isNone { throw Raised.notInLgs("the argument '\(name)' of \(function.name)()") }
    case _: throw Raised.typeError("\(function.name)() got an unexpected keyword argument '\(name)'")
    }
  }

  private func tooMany() -> Raised {
    let count = parameters.filter { !$0.isKeywordOnly }.count
    return .typeError(
      "\(function.name)() takes \(count) positional argument\(count == 1 ? "" : "s") but \(given) "
        + "\(given == 1 ? "was" : "were") given")
  }

  private func bindValues(_ values: [Value?]) throws -> [Argument] {
    var bound: [Argument] = []
    bound.reserveCapacity(parameters.count)
    var missing: [String] = []
    for (index, parameter) in parameters.enumerated() {
      if let value = values[index] {
        if value.isNone, case .some(.none) = parameter.defaultValue {
          bound.append(.none)
          continue
        }
        guard let argument = try ArgumentConversion.argument(value, parameter.kind) else {
          throw wrongType(parameter, position: index + 1, value)
        }
        bound.append(argument)
      } else if let defaultValue = parameter.defaultValue {
        bound.append(defaultValue)
      } else {
        missing.append("\"\(parameter.name)\"")
        bound.append(.none)
      }
    }
    try takeDType(of: values, into: &bound)
    if !missing.isEmpty {
      throw Raised.typeError(
        "\(function.name)() missing \(missing.count) required positional arguments: \(missing.joined(separator: ", "))")
    }
    return bound
  }

  /// Data that has a dtype keeps it when no other is asked for.
  private func takeDType(of values: [Value?], into bound: inout [Argument]) throws {
    guard case .data? = parameters.first?.kind, let value = values.first ?? nil,
      let place = parameters.firstIndex(where: { $0.name == "dtype" }), values[place].map(\.isNone) ?? true,
      let dtype = try ValueData.dtype(of: value)
    else { return }
    bound[place] = .dtype(dtype)
  }

  private func wrongType(_ parameter: Parameter, position: Int, _ value: Value) -> Raised {
    // A method's receiver does not count among the positions that messages show.
    let shown = receiver == nil && function.owner != "Tensor" ? position : position - 1
    let place = parameter.isKeywordOnly ? "" : " (position \(shown))"
    let given = ArgumentConversion.shownType(value, parameter.kind)
    return .typeError(
      "\(function.name)(): argument '\(parameter.name)'\(place) must be \(ArgumentConversion.name(of: parameter.kind)), "
        + "not \(given)")
  }
}

/// Values of the language as arguments of tensor operations.
enum ArgumentConversion {
  /// The argument, or nil when the value is not of the kind.
  static func argument(_ value: Value, _ kind: Parameter.Kind) throws -> Argument? {
    if value.isNone { return acceptsNone(kind) ? Argument.none : nil }
    switch kind {
    case .tensor: return value.tensor.map { .tensor($0) }
    case .tensorOrScalar: return value.tensor.map { .tensor($0) } ?? value.scalar.map { Argument($0) }
    case .scalar: return try number(value).map { Argument($0) }
    case .float: return try number(value).map { Argument($0) }
    case .int: return try integer(value).map { .int($0) }
    case .bool:
      if case .bool(let bool) = value { return .bool(bool) }
      return nil
    case .dtype:
      if let dtype = DTypeObject.dtype(of: value) { return .dtype(dtype) }
      return nil
    case .string: return value.stringValue.map { .string($0) }
    case .tensors:
      guard value.object(as: ListObject.self) != nil || value.object(as: TupleObject.self) != nil else { return nil }
      let items = try Operators.array(value)
      let tensors = items.compactMap(\.tensor)
      return tensors.count == items.count ? .tensors(tensors) : nil
    case .ints: return try integers(value).map { .ints($0) }
    case .intOrInts:
      if let int = try integer(value) { return .int(int) }
      return try integers(value).map { .ints($0) }
    case .data: return .data(try ValueData.nested(value))
    case .anyOf(let kinds):
      for kind in kinds {
        if let argument = try argument(value, kind) { return argument }
      }
      return nil
    }
  }

  private static func acceptsNone(_ kind: Parameter.Kind) -> Bool {
    switch kind {
    case .tensor, .tensorOrScalar, .tensors, .bool, .string, .data: return false
    case .scalar, .int, .float, .dtype, .ints, .intOrInts: return true
    case .anyOf(let kinds): return kinds.contains(where: acceptsNone)
    }
  }

  private static func number(_ value: Value) throws -> Scalar? {
    if let scalar = value.scalar { return scalar }
    guard let tensor = value.tensor, tensor.rank == 0 else { return nil }
    return try torch { try tensor.item() }
  }

  private static func integer(_ value: Value) throws -> Int? {
    switch value {
    case .int(let int): return int
    case .bool(let bool): return bool ? 1 : 0
    case .none, .float: return nil
    case .object:
      if value.object(as: BigIntObject.self) != nil { throw Raised.runtimeError("Overflow when unpacking long long") }
      if let scalar = value.arrayScalar { return scalar.dtype.isInteger ? scalar.value.int : nil }
      guard let tensor = value.tensor, tensor.count == 1, !tensor.dtype.isFloatingPoint else { return nil }
      return try torch { try tensor.item().int }
    }
  }

  private static func integers(_ value: Value) throws -> [Int]? {
    guard value.object(as: ListObject.self) != nil || value.object(as: TupleObject.self) != nil else {
      return try integer(value).map { [$0] }
    }
    var result: [Int] = []
    for item in try Operators.array(value) {
      // `reshape((2, 3))` and `reshape([2, 3])` come wrapped when the sizes are given as one argument.
      guard let int = try integer(item) else {
        return result.isEmpty ? try integers(nested: item, value) : nil
      }
      result.append(int)
    }
    return result
  }

  private static func integers(nested item: Value, _ whole: Value) throws -> [Int]? {
    guard try Operators.length(whole) == 1,
      item.object(as: TupleObject.self) != nil || item.object(as: ListObject.self) != nil
    else { return nil }
    return try integers(item)
  }

  /// What messages call the kind.
  static func name(of kind: Parameter.Kind) -> String {
    switch kind {
    case .tensor, .tensorOrScalar: return "Tensor"
    case .scalar: return "Number"
    case .int: return "int"
    case .float: return "float"
    case .bool: return "bool"
    case .dtype: return "torch.dtype"
    case .string: return "str"
    case .tensors: return "tuple of Tensors"
    case .ints: return "tuple of ints"
    case .intOrInts: return "tuple of ints"
    case .data: return "sequence"
    case .anyOf(let kinds): return kinds.first.map(name) ?? "Tensor"
    }
  }

  /// The type of a wrong argument; of the first wrong item when a sequence was wanted.
  static func shownType(_ value: Value, _ kind: Parameter.Kind) -> String {
    switch kind {
    case .ints, .intOrInts:
      if let tuple = value.object(as: TupleObject.self), let first = tuple.items.first { return first.typeName }
      return value.typeName
    case .tensor, .tensorOrScalar, .scalar, .int, .float, .bool, .dtype, .string, .tensors, .data, .anyOf:
      return value.typeName
    }
  }
}
