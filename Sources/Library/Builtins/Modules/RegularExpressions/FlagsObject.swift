import Interpreter
import Syntax

/// Flags of regular expressions, which `|` puts together.
final class FlagsObject: Object {
  let flags: PatternFlags

  init(_ flags: PatternFlags) {
    self.flags = flags
    super.init()
  }

  static let flagsType = TypeObject(
    "RegexFlag", module: "re", bases: [BuiltinTypes.int], [.arithmetic, .ordering],
    summary: "Flags of regular expressions.")

  override var type: TypeObject { FlagsObject.flagsType }
  override func repr() throws -> String { flags.isEmpty ? "re.NOFLAG" : flags.text }
  override func str() throws -> String { try repr() }
  override func isTrue() throws -> Bool { !flags.isEmpty }
  override func hash() throws -> Int { flags.rawValue }
  override func indexValue() throws -> Int? { flags.rawValue }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "value": return .int(flags.rawValue)
    case "name": return flags.isEmpty ? Value.none : .string(flags.text.replacingPrefixes())
    case _: return nil
    }
  }

  private static func number(_ value: Value) throws -> Int? {
    if let object = value.object(as: FlagsObject.self) { return object.flags.rawValue }
    if case .int(let number) = value { return number }
    return nil
  }

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let number = try FlagsObject.number(other) else { return nil }
    return try Operators.compare(operation, .int(flags.rawValue), .int(number))
  }

  override func binary(_ operation: BinaryOperator, _ other: Value, reflected: Bool) throws -> Value? {
    guard let number = try FlagsObject.number(other) else { return nil }
    switch operation {
    case .or: return .object(FlagsObject(PatternFlags(rawValue: flags.rawValue | number)))
    case .and: return .object(FlagsObject(PatternFlags(rawValue: flags.rawValue & number)))
    case .xor: return .object(FlagsObject(PatternFlags(rawValue: flags.rawValue ^ number)))
    case .add, .subtract, .multiply, .divide, .floorDivide, .modulo, .power, .matrixMultiply, .shiftLeft, .shiftRight:
      let (a, b) = (Value.int(flags.rawValue), Value.int(number))
      return try reflected ? Operators.binary(operation, b, a) : Operators.binary(operation, a, b)
    }
  }

  override func unary(_ operation: UnaryOperator) throws -> Value? {
    switch operation {
    case .invert:
      let all = PatternFlags.names.reduce(0) { $0 | $1.flag.rawValue }
      return .object(FlagsObject(PatternFlags(rawValue: all & ~flags.rawValue)))
    case .negate: return .int(-flags.rawValue)
    case .plus: return .int(flags.rawValue)
    case .not: return nil
    }
  }
}

extension String {
  /// `re.A|re.B` as `A|B`.
  fileprivate func replacingPrefixes() -> String {
    split(separator: "|").map { $0.hasPrefix("re.") ? String($0.dropFirst(3)) : String($0) }.joined(separator: "|")
  }
}
