import Syntax

/// Python's special methods behind operators.
enum SpecialNames {
  enum Form { case plain, reflected, inPlace }

  static func binary(_ operation: BinaryOperator, _ form: Form) -> Symbol {
    let names = binaryNames[BinaryOperator.allCases.firstIndex(of: operation) ?? 0]
    switch form {
    case .plain: return names.plain
    case .reflected: return names.reflected
    case .inPlace: return names.inPlace
    }
  }

  private static let binaryNames = BinaryOperator.allCases.map { operation in
    let word = word(of: operation)
    return (plain: Symbol("__\(word)__"), reflected: Symbol("__r\(word)__"), inPlace: Symbol("__i\(word)__"))
  }

  private static func word(of operation: BinaryOperator) -> String {
    switch operation {
    case .add: return "add"
    case .subtract: return "sub"
    case .multiply: return "mul"
    case .divide: return "truediv"
    case .floorDivide: return "floordiv"
    case .modulo: return "mod"
    case .power: return "pow"
    case .matrixMultiply: return "matmul"
    case .and: return "and"
    case .or: return "or"
    case .xor: return "xor"
    case .shiftLeft: return "lshift"
    case .shiftRight: return "rshift"
    }
  }

  static func comparison(_ operation: ComparisonOperator) -> Symbol? {
    switch operation {
    case .equal: return "__eq__"
    case .notEqual: return "__ne__"
    case .less: return "__lt__"
    case .lessOrEqual: return "__le__"
    case .greater: return "__gt__"
    case .greaterOrEqual: return "__ge__"
    case .is, .isNot, .in, .notIn: return nil
    }
  }

  static func unary(_ operation: UnaryOperator) -> Symbol? {
    switch operation {
    case .negate: return "__neg__"
    case .plus: return "__pos__"
    case .invert: return "__invert__"
    case .not: return nil
    }
  }
}
