/// The type of a tensor's elements.
public enum DType: UInt8, CaseIterable {
  case bool, int64, float32, float64

  /// The dtype of numbers with fractions where none is asked for: `torch.set_default_dtype`.
  @exclusivity(unchecked) public static var standard: DType = .float32

  /// PyTorch's name: what stands behind `torch.` in a printed dtype.
  public var name: String {
    switch self {
    case .bool: return "bool"
    case .int64: return "int64"
    case .float32: return "float32"
    case .float64: return "float64"
    }
  }

  /// Bytes of one element.
  public var byteSize: Int {
    switch self {
    case .bool: return 1
    case .int64, .float64: return 8
    case .float32: return 4
    }
  }

  /// True for the dtypes that can carry a gradient.
  public var isFloatingPoint: Bool {
    switch self {
    case .bool, .int64: return false
    case .float32, .float64: return true
    }
  }

  /// The C++ name that PyTorch's error messages use (`Float`, `Long`).
  public var scalarTypeName: String {
    switch self {
    case .bool: return "Bool"
    case .int64: return "Long"
    case .float32: return "Float"
    case .float64: return "Double"
    }
  }

  /// The class name that `x.type()` gives (`torch.FloatTensor`).
  public var legacyTypeName: String { "torch.\(scalarTypeName)Tensor" }

  /// The C++ spelling in a few messages of matrix products (`float`, `long int`).
  var nativeTypeName: String {
    switch self {
    case .bool: return "bool"
    case .int64: return "long int"
    case .float32: return "float"
    case .float64: return "double"
    }
  }

  /// The rank in PyTorch's promotion: a scalar of a higher category changes a tensor's dtype, a lower one does not.
  var category: Int {
    switch self {
    case .bool: return 0
    case .int64: return 1
    case .float32, .float64: return 2
    }
  }
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
