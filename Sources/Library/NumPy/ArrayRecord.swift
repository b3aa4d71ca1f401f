import Interpreter
import Tensors

/// A function of `numpy`, or a method of its arrays. Parameters whose default is written `<no value>` are NumPy's and not
/// lgs's: their use is refused by name.
final class ArrayRecord: Builtin {
  private lazy var refusedPlaces = signature.parameters.indices.filter { place in
    let parameter = signature.parameters[place]
    return parameter.defaultText == "<no value>" && place != resultPlace && place != maskPlace
  }
  /// The place of `out=`, an array that takes the result.
  private lazy var resultPlace = place(of: "out")
  /// The place of `where=` of a function of single elements: which of them the result takes.
  private lazy var maskPlace = isElementwise ? place(of: "where") : nil

  override init(
    _ signature: String, of owner: String = "numpy", _ summary: String, example: String,
    style: MessageStyle = .python, body: @escaping (Arguments) throws -> Value
  ) {
    // The record is made before its body can refer to it.
    final class Reference { unowned(unsafe) var record: ArrayRecord? }
    let reference = Reference()
    super.init(signature, of: owner, summary, example: example, style: style) { arguments in
      guard let record = reference.record else { return try body(arguments) }
      try record.refuse(arguments)
      if record.takesTexts, let texts = try TextArrayFunctions.result(record.name, arguments) { return texts }
      try LabelledResult.check(record.name, arguments)
      let result = try record.stored(try withNumPysWords { try body(arguments) }, arguments)
      return record.isElementwise ? try LabelledResult.labelled(result, arguments) : result
    }
    reference.record = self
  }

  private lazy var takesTexts = owner == "numpy" && TextArrayFunctions.names.contains(name)

  private func place(of name: String) -> Int? {
    signature.parameters.firstIndex { $0.name == name && $0.defaultText == "<no value>" }
  }

  private func refuse(_ arguments: Arguments) throws {
    for place in refusedPlaces where arguments.optional(place).map({ !$0.isNone }) ?? false {
      throw Raised.notInLgs("the argument '\(signature.parameters[place].name)' of \(qualifiedName)()")
    }
  }

  /// The result, or the array of `out=` that has taken it.
  private func stored(_ result: Value, _ arguments: Arguments) throws -> Value {
    let mask = maskPlace.flatMap(arguments.optional).flatMap { $0.isNone ? nil : $0 }
    guard var target = resultPlace.flatMap(arguments.optional), !target.isNone else {
      if let mask, case .bool(true) = mask { return result }
      if mask != nil { throw Raised.notInLgs("the argument 'where' of \(qualifiedName)() without 'out'") }
      return result
    }
    if let tuple = target.object(as: TupleObject.self), tuple.items.count == 1 { target = tuple.items[0] }
    guard let array = target.array else { throw Raised.typeError("return arrays must be of ArrayType") }
    let elements = try ArrayConversion.tensor(result)
    guard ArrayPromotion.canAssign(elements.dtype, to: array.dtype) else {
      throw ArrayTypes.castingError(name, elements.dtype, array.dtype)
    }
    guard ArrayShape.common([elements.shape, array.shape]).map({ $0 == array.shape }) ?? false else {
      throw Raised.valueError(
        "non-broadcastable output operand with shape \(ArrayShape.text(array.shape)) doesn't match the broadcast "
          + "shape \(ArrayShape.text(elements.shape))")
    }
    try torch {
      var taken = ArrayShape.broadcast(try elements.elements(as: array.dtype), to: array.shape)
      if let mask {
        let chosen = try ArrayConversion.tensor(mask).elements(as: .bool)
        taken = try Tensor.where(
          ArrayShape.broadcast(chosen, to: array.shape).packed(), .tensor(taken.packed()), .tensor(array.packed()))
      }
      try array.overwrite(with: taken)
    }
    return target
  }

  override func attribute(_ name: Symbol) throws -> Value? {
    guard isElementwise, ["x", "x1"].contains(parameterNames.first) else { return nil }
    return try ArrayTypes.ufunc.members[name]?.bound(to: .object(NativeFunction(self)))
  }

  override var messageName: String { name }

  /// Whether the result has an element for each of the arguments': then it keeps the labels of series and tables.
  private lazy var isElementwise =
    ["x", "x1"].contains(parameterNames.first) || ["cumsum", "cumprod", "round", "clip"].contains(name)

  override func describe(address: String) -> String? {
    if parameterNames.first == "x" || parameterNames.first == "x1" { return "<ufunc '\(name)'>" }
    return style == .python ? "<function \(name) at \(address)>" : nil
  }

  private var parameterNames: [String] { signature.parameters.map(\.name) }
}

/// Bytes as NumPy counts them: three digits and a binary unit.
private func sizeText(_ bytes: Int) throws -> String {
  let units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]
  var (size, place) = (Double(bytes), 0)
  while size.rounded() >= 1024, place < units.count - 1 { (size, place) = (size / 1024, place + 1) }
  let isGeneral = place > 0 && size.rounded() < 1000
  let digits = try FloatText.formatted(
    size, isGeneral ? .general : .fixed, precision: isGeneral ? 3 : 0, keepsPoint: isGeneral)
  return "\(digits) \(units[place])"
}

/// Runs the body; what no memory holds is told in NumPy's words.
private func withNumPysWords(_ body: () throws -> Value) throws -> Value {
  do {
    return try body()
  } catch let raised as Raised where raised.exception.type === BuiltinTypes.runtimeError {
    guard let problem = raised.exception.message.flatMap(TensorError.memoryProblem) else { throw raised }
    switch problem {
    case .outOfMemory(let bytes):
      throw Raised(BuiltinTypes.memoryError, "Unable to allocate \(try sizeText(bytes)) for an array")
    case .tooLarge: throw ArrayShape.tooLarge
    }
  }
}

extension Arguments {
  /// The elements of the argument at `place`.
  func elements(_ place: Int) throws -> Tensor { try ArrayConversion.tensor(self[place]) }

  /// The number or the elements at `place`.
  func operand(_ place: Int, of function: String) throws -> ArrayOperand {
    guard let operand = try ArrayOperand(self[place]) else { throw ArrayArithmetic.unsupported(function) }
    return operand
  }

  /// The axis at `place`, or nil when it is None or left out.
  func axis(_ place: Int, rank: Int) throws -> Int? {
    let value = self[place]
    return value.isNone ? nil : try ArrayTypes.axis(Arguments.index(value), rank: rank)
  }

  /// The truth of the argument at `place`; false when it was left out.
  func truth(_ place: Int) throws -> Bool { try optional(place).map(Operators.isTrue) ?? false }

  /// The dtype at `place`, or nil when it is None or left out.
  func dtype(_ place: Int) throws -> DType? {
    let value = self[place]
    return value.isNone ? nil : try ArrayDTypeObject.dtype(of: value)
  }
}

/// What is both a function of `numpy` and a method of arrays, such as `np.sum(a)` and `a.sum()`.
struct SharedRecord {
  private let function: ArrayRecord
  private let method: ArrayRecord

  /// - Parameters:
  ///   - parameters: Those after the array.
  ///   - operand: The example's array, as a list.
  ///   - arguments: The example's other arguments.
  ///   - output: What the example shows.
  init(
    _ name: String, _ parameters: String, _ summary: String, operand: String, arguments: String = "", output: String,
    body: @escaping (Arguments) throws -> Value
  ) {
    let rest = parameters.isEmpty ? "" : ", " + parameters
    // Character by character: a session's start is no place for the first use of `split` and `joined`.
    var shown = "#> "
    for character in output {
      shown.append(character)
      if character == "\n" { shown += "#> " }
    }
    let others = arguments.isEmpty ? "" : ", " + arguments
    function = ArrayRecord(
      "\(name)(a\(rest))", summary, example: "np.\(name)(\(operand)\(others))\n" + shown
    ) { arguments in
      guard arguments[0].tensor != nil else { return try body(arguments) }
      try TensorDispatch.check(name, hasAxis: !arguments[1].isNone)
      return TensorDispatch.result(name, try body(arguments))
    }
    method = ArrayRecord(
      "\(name)(self, /\(rest))", of: "ndarray", summary,
      example: "np.array(\(operand)).\(name)(\(arguments))\n" + shown, style: .native, body: body)
  }

  static func functions(_ records: [SharedRecord]) -> [Builtin] { records.map(\.function) }
  static func methods(_ records: [SharedRecord]) -> [Builtin] { records.map(\.method) }
}
