import Interpreter
import Tensors

/// Questions about dtypes, and arrays as texts.
enum NumPyDTypes {
  static let functions: [Builtin] = kinds + texts

  private static let kinds: [Builtin] = [
    ArrayRecord(
      "issubdtype(arg1, arg2)", "Whether a dtype is of a kind.",
      example: "np.issubdtype(np.float32, np.floating)\n#> True"
    ) { arguments in
      .bool(try abstractType(arguments[0]).isSubtype(of: abstractType(arguments[1])))
    },
    ArrayRecord(
      "result_type(*arrays_and_dtypes)", "The dtype that an operation of arrays and dtypes gives.",
      example: "np.result_type(np.int64, np.float32)\n#> dtype('float64')"
    ) { arguments in
      if arguments.rest.isEmpty { throw Raised.valueError("at least one array or dtype is required") }
      var operands = try arguments.rest.map { value -> ArrayOperand in
        if let dtype = try? ArrayDTypeObject.dtype(of: value), !value.isNone {
          return .strong(try torch { try Tensor.scalar(.int(0), dtype) })
        }
        return try ArrayOperand(value) ?? .weak(.float(0))
      }
      operands.sort { isStrong($0) && !isStrong($1) }
      let first = operands[0]
      let dtype = try operands.dropFirst().reduce(first) { found, next in
        .strong(try torch { try Tensor.scalar(.int(0), ArrayPromotion.common(found, next)) })
      }
      return ArrayDTypeObject.of(ArrayPromotion.common(dtype, dtype))
    },
    ArrayRecord(
      "promote_types(type1, type2)", "The dtype that holds the values of both.",
      example: "np.promote_types('int64', 'float32')\n#> dtype('float64')"
    ) { arguments in
      ArrayDTypeObject.of(
        ArrayPromotion.common(
          try ArrayDTypeObject.dtype(of: arguments[0]), try ArrayDTypeObject.dtype(of: arguments[1])))
    },
    ArrayRecord(
      "can_cast(from_, to, casting='safe')", "Whether a dtype can become another without loss.",
      example: "np.can_cast(np.int64, np.float64)\n#> True"
    ) { arguments in
      let (from, to) = (try ArrayDTypeObject.dtype(of: arguments[0]), try ArrayDTypeObject.dtype(of: arguments[1]))
      switch arguments.optional(2)?.stringValue ?? "safe" {
      case "no", "equiv": return .bool(from == to)
      case "safe": return .bool(ArrayPromotion.common(from, to) == to)
      case "same_kind": return .bool(from == .bool || ArrayPromotion.canAssign(from, to: to))
      case "unsafe": return .bool(true)
      case _: throw Raised.valueError("casting must be one of 'no', 'equiv', 'safe', 'same_kind', or 'unsafe'")
      }
    },
    ArrayRecord(
      "iterable(y)", "Whether the value can be walked through.", example: "np.iterable([1, 2])\n#> True"
    ) { arguments in .bool((try? Operators.makeIterator(arguments[0])) != nil) },
    ArrayRecord(
      "shares_memory(a, b, max_work=<no value>)", "Whether two arrays lie in the same memory.",
      example: "a = np.zeros(3)\nnp.shares_memory(a, a[1:])\n#> True"
    ) { arguments in try overlap(arguments) },
    ArrayRecord(
      "may_share_memory(a, b, max_work=<no value>)", "Whether two arrays may lie in the same memory.",
      example: "np.may_share_memory(np.zeros(2), np.zeros(2))\n#> False"
    ) { arguments in try overlap(arguments) },
  ]

  private static func isStrong(_ operand: ArrayOperand) -> Bool {
    if case .strong = operand { return true }
    return false
  }

  private static func overlap(_ arguments: Arguments) throws -> Value {
    let (a, b) = (try arguments.elements(0), try arguments.elements(1))
    if a.count == 0 || b.count == 0 || !a.sharesStorage(with: b) { return .bool(false) }
    func span(_ tensor: Tensor) -> ClosedRange<Int> {
      var (low, high) = (tensor.storageOffset, tensor.storageOffset)
      for axis in tensor.shape.indices {
        let reach = (tensor.shape[axis] - 1) * tensor.strides[axis]
        if reach < 0 { low += reach } else { high += reach }
      }
      return low...high
    }
    return .bool(span(a).overlaps(span(b)))
  }

  /// The type that a value names: NumPy's own, an abstract one, or that of a dtype.
  private static func abstractType(_ value: Value) throws -> TypeObject {
    if let type = value.object(as: TypeObject.self), type.isSubtype(of: ArrayTypes.generic) { return type }
    return ArrayTypes.scalarType(of: try ArrayDTypeObject.dtype(of: value))
  }

  // MARK: Texts

  private static let texts: [Builtin] = [
    ArrayRecord(
      "get_printoptions()", "The options of printing, as a dictionary.",
      example: "np.get_printoptions()['precision']\n#> 8"
    ) { _ in
      let options = ArrayPrintOptions.current
      let dictionary = DictionaryObject()
      let entries: [(String, Value)] = [
        ("precision", .int(options.precision)), ("threshold", .int(options.threshold)),
        ("edgeitems", .int(options.edgeItems)), ("linewidth", .int(options.lineWidth)),
        ("suppress", .bool(options.suppressesSmall)), ("nanstr", .string("nan")), ("infstr", .string("inf")),
        ("sign", .string("-")), ("formatter", .none), ("floatmode", .string("maxprec")), ("legacy", .bool(false)),
        ("override_repr", .none),
      ]
      for (name, value) in entries { try dictionary.setItem(.string(name), to: value) }
      return .object(dictionary)
    },
    ArrayRecord(
      "array2string(a, max_line_width=None, precision=None, suppress_small=None, separator=' ', prefix='', *, "
        + "formatter=<no value>, threshold=None, edgeitems=None, sign=<no value>, floatmode=<no value>, suffix='')",
      "The array as a text.", example: "np.array2string(np.array([1.0, 2.5]), separator=', ')\n#> '[1. , 2.5]'"
    ) { arguments in
      var options = ArrayPrintOptions.current
      if !arguments[1].isNone { options.lineWidth = try arguments.index(1) }
      if !arguments[2].isNone { options.precision = max(0, try arguments.index(2)) }
      if !arguments[3].isNone { options.suppressesSmall = try arguments.truth(3) }
      if !arguments[7].isNone { options.threshold = try arguments.index(7) }
      if !arguments[8].isNone { options.edgeItems = try arguments.index(8) }
      let prefix = (arguments.optional(5)?.stringValue ?? "").utf8.count
      let suffix = (arguments.optional(11)?.stringValue ?? "").utf8.count
      return .string(
        try ArrayText.text(
          arguments.elements(0), options, separator: arguments.optional(4)?.stringValue ?? " ", indent: prefix + 1,
          closing: suffix))
    },
    ArrayRecord(
      "array_str(a, max_line_width=None, precision=None, suppress_small=None)", "The text that print shows.",
      example: "np.array_str(np.arange(3))\n#> '[0 1 2]'"
    ) { arguments in try shown(arguments) { try ArrayText.str($0) } },
    ArrayRecord(
      "array_repr(arr, max_line_width=None, precision=None, suppress_small=None)", "The text that the prompt shows.",
      example: "np.array_repr(np.arange(3))\n#> 'array([0, 1, 2])'"
    ) { arguments in try shown(arguments) { try ArrayText.repr($0) } },
  ]

  private static func shown(_ arguments: Arguments, _ text: (Tensor) throws -> String) throws -> Value {
    let outer = ArrayPrintOptions.current
    defer { ArrayPrintOptions.current = outer }
    if !arguments[1].isNone { ArrayPrintOptions.current.lineWidth = try arguments.index(1) }
    if !arguments[2].isNone { ArrayPrintOptions.current.precision = max(0, try arguments.index(2)) }
    if !arguments[3].isNone { ArrayPrintOptions.current.suppressesSmall = try arguments.truth(3) }
    return .string(try text(arguments.elements(0)))
  }
}
