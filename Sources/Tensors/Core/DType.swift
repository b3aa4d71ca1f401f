/// The type of a tensor's elements.
///
/// The first four are the wide types, in which kernels compute. The others are narrow: they are stored in their own
/// width, and loops over them compute in their wide type.
public enum DType: UInt8, CaseIterable {
  case bool, int64, float32, float64
  case uint8, int8, int16, int32, float16, bfloat16

  /// The dtype of numbers with fractions where none is asked for: `torch.set_default_dtype`.
  @exclusivity(unchecked) public static var standard: DType = .float32

  /// PyTorch's name: what stands behind `torch.` in a printed dtype.
  public var name: String {
    switch self {
    case .bool: return "bool"
    case .int64: return "int64"
    case .float32: return "float32"
    case .float64: return "float64"
    case .uint8: return "uint8"
    case .int8: return "int8"
    case .int16: return "int16"
    case .int32: return "int32"
    case .float16: return "float16"
    case .bfloat16: return "bfloat16"
    }
  }

  /// Bytes of one element.
  public var byteSize: Int {
    switch self {
    case .bool, .uint8, .int8: return 1
    case .int16, .float16, .bfloat16: return 2
    case .float32, .int32: return 4
    case .int64, .float64: return 8
    }
  }

  /// True for the dtypes that are stored narrower than they are computed.
  @inline(__always)
  public var isNarrow: Bool { rawValue > DType.float64.rawValue }

  /// The dtype in which kernels compute.
  public var wide: DType {
    switch self {
    case .bool, .int64, .float32, .float64: return self
    case .uint8, .int8, .int16, .int32: return .int64
    case .float16, .bfloat16: return .float32
    }
  }

  /// The wide dtype, for choices between the types of elements.
  public var element: WideType {
    switch self {
    case .bool: return .bool
    case .int64, .uint8, .int8, .int16, .int32: return .int64
    case .float32, .float16, .bfloat16: return .float32
    case .float64: return .float64
    }
  }

  /// True for the dtypes that can carry a gradient.
  public var isFloatingPoint: Bool {
    switch self {
    case .bool, .int64, .uint8, .int8, .int16, .int32: return false
    case .float32, .float64, .float16, .bfloat16: return true
    }
  }

  /// True for whole numbers; bools are none.
  public var isInteger: Bool {
    switch self {
    case .int64, .uint8, .int8, .int16, .int32: return true
    case .bool, .float32, .float64, .float16, .bfloat16: return false
    }
  }

  /// True where negative numbers have a place of their own.
  public var isSigned: Bool { self != .bool && self != .uint8 }

  /// The smallest and the largest whole number; nil for other dtypes.
  public var integerRange: ClosedRange<Int>? {
    switch self {
    case .uint8: return 0...255
    case .int8: return -128...127
    case .int16: return -32768...32767
    case .int32: return Int(Int32.min)...Int(Int32.max)
    case .int64: return Int.min...Int.max
    case .bool, .float32, .float64, .float16, .bfloat16: return nil
    }
  }

  /// Digits of a fraction, in bits; nil for dtypes without fractions.
  public var significandBits: Int? {
    switch self {
    case .float64: return 53
    case .float32: return 24
    case .float16: return 11
    case .bfloat16: return 8
    case .bool, .int64, .uint8, .int8, .int16, .int32: return nil
    }
  }

  /// The largest finite number with a fraction; nil for dtypes without fractions.
  public var largestFinite: Double? {
    switch self {
    case .float64: return Double.greatestFiniteMagnitude
    case .float32: return Double(Float.greatestFiniteMagnitude)
    case .float16: return 65504
    case .bfloat16: return Double(sign: .plus, exponent: 127, significand: 2 - 1.0 / 128)
    case .bool, .int64, .uint8, .int8, .int16, .int32: return nil
    }
  }

  /// The C++ name that PyTorch's error messages use (`Float`, `Long`).
  public var scalarTypeName: String {
    switch self {
    case .bool: return "Bool"
    case .int64: return "Long"
    case .float32: return "Float"
    case .float64: return "Double"
    case .uint8: return "Byte"
    case .int8: return "Char"
    case .int16: return "Short"
    case .int32: return "Int"
    case .float16: return "Half"
    case .bfloat16: return "BFloat16"
    }
  }

  /// The class name that `x.type()` gives (`torch.FloatTensor`).
  public var legacyTypeName: String { "torch.\(scalarTypeName)Tensor" }

  /// The C++ spelling in a few messages of matrix products (`float`, `long int`).
  public var nativeTypeName: String {
    switch self {
    case .bool: return "bool"
    case .int64: return "long int"
    case .float32: return "float"
    case .float64: return "double"
    case .uint8: return "unsigned char"
    case .int8: return "signed char"
    case .int16: return "short"
    case .int32: return "int"
    case .float16: return "c10::Half"
    case .bfloat16: return "c10::BFloat16"
    }
  }

  /// The type in messages about numbers that do not fit (`uint8_t`, `c10::Half`).
  var checkedTypeName: String {
    switch self {
    case .uint8: return "uint8_t"
    case .int8: return "int8_t"
    case .int16: return "int16_t"
    case .int64: return "int64_t"
    case .bool, .int32, .float32, .float64, .float16, .bfloat16: return nativeTypeName
    }
  }

  /// The rank in PyTorch's promotion: a scalar of a higher category changes a tensor's dtype, a lower one does not.
  var category: Int { self == .bool ? 0 : isFloatingPoint ? 2 : 1 }
}

/// The dtypes that loops compute in; their elements are UInt8, Int, Float and Double in Swift.
public enum WideType {
  case bool, int64, float32, float64
}

/// A number of the language that stands beside a tensor in an operation.
public enum Scalar: Equatable {
  case int(Int)
  case float(Double)
  case bool(Bool)

  /// The value in double precision.
  public var double: Double {
    switch self {
    case .int(let value): return Double(value)
    case .float(let value): return value
    case .bool(let value): return value ? 1 : 0
    }
  }

  /// The value as an integer, truncated towards zero; nil when it has none (nan, inf, out of range).
  public var int: Int? {
    switch self {
    case .int(let value): return value
    case .float(let value): return Int(exactly: value.rounded(.towardZero))
    case .bool(let value): return value ? 1 : 0
    }
  }

  /// Whether a tensor of a dtype may be filled with the number. Negative numbers may wrap around to unsigned ones.
  public func fits(_ dtype: DType) -> Bool {
    switch self {
    case .bool: return true
    case .int(let value):
      guard let range = dtype.integerRange else { return dtype.largestFinite.map { double.magnitude <= $0 } ?? true }
      return range.contains(value) || (!dtype.isSigned && value < 0 && value >= -range.upperBound)
    case .float(let value):
      if let largest = dtype.largestFinite { return !value.isFinite || value.magnitude <= largest }
      guard dtype.isInteger else { return true }
      guard let whole = int else { return false }
      return Scalar.int(whole).fits(dtype)
    }
  }

  /// True unless zero.
  public var isTrue: Bool {
    switch self {
    case .int(let value): return value != 0
    case .float(let value): return value != 0
    case .bool(let value): return value
    }
  }

  /// The dtype a tensor made of this number alone has.
  public var defaultDType: DType {
    switch self {
    case .int: return .int64
    case .float: return .standard
    case .bool: return .bool
    }
  }

  var category: Int { defaultDType.category }
}
