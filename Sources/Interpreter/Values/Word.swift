/// A value as the machine's registers hold it: two machine words, no automatic reference counting.
///
/// The one discipline: a register that holds an object owns one reference to it. `Word(_:)` takes a reference,
/// `release()` gives it back, `value` makes an owned copy, `take()` moves the reference out.
@frozen
public struct Word {
  @frozen
  public enum Tag {
    public static let unbound: UInt = 0
    public static let none: UInt = 1
    public static let bool: UInt = 2
    public static let int: UInt = 3
    public static let float: UInt = 4
    public static let object: UInt = 5
  }

  public var tag: UInt
  public var bits: UInt

  @inline(__always)
  init(tag: UInt, bits: UInt) {
    self.tag = tag
    self.bits = bits
  }

  public static let unbound = Word(tag: Tag.unbound, bits: 0)
  static let none = Word(tag: Tag.none, bits: 0)

  @inline(__always)
  init(int: Int) { self.init(tag: Tag.int, bits: UInt(bitPattern: int)) }

  @inline(__always)
  init(float: Double) { self.init(tag: Tag.float, bits: UInt(float.bitPattern)) }

  @inline(__always)
  init(bool: Bool) { self.init(tag: Tag.bool, bits: bool ? 1 : 0) }

  /// Takes one reference to the object of `value`.
  @inline(__always)
  public init(_ value: Value) {
    switch value {
    case .none: self = .none
    case .bool(let bool): self.init(bool: bool)
    case .int(let int): self.init(int: int)
    case .float(let float): self.init(float: float)
    case .object(let object): self.init(object: object)
    }
  }

  /// Takes one reference to `object`.
  @inline(__always)
  init(object: Object) {
    self.init(tag: Tag.object, bits: UInt(bitPattern: Unmanaged.passRetained(object).toOpaque()))
  }

  /// Takes over a reference that is counted already.
  @inline(__always)
  init(owning object: Unmanaged<Object>) {
    self.init(tag: Tag.object, bits: UInt(bitPattern: object.toOpaque()))
  }

  @inline(__always)
  var asInt: Int { Int(bitPattern: bits) }

  @inline(__always)
  var asFloat: Double { Double(bitPattern: UInt64(bits)) }

  @inline(__always)
  var asBool: Bool { bits != 0 }

  @inline(__always)
  var isUnbound: Bool { tag == Tag.unbound }

  @inline(__always)
  var unmanaged: Unmanaged<Object> {
    // A word tagged as an object always carries the bits of a live reference.
    Unmanaged.fromOpaque(UnsafeRawPointer(bitPattern: bits).unsafelyUnwrapped)
  }

  /// An owned copy of the value; an unbound word reads as None.
  @inline(__always)
  public var value: Value {
    switch tag {
    case Tag.bool: return .bool(asBool)
    case Tag.int: return .int(asInt)
    case Tag.float: return .float(asFloat)
    case Tag.object: return .object(unmanaged.takeUnretainedValue())
    case _: return .none
    }
  }

  @inline(__always)
  func retain() {
    // Not `unmanaged.retain()`, whose count is atomic.
    if tag == Tag.object { unmanaged._withUnsafeGuaranteedRef { _ = Unmanaged.passRetained($0) } }
  }

  @inline(__always)
  func release() {
    if tag == Tag.object { unmanaged.release() }
  }

  /// The kind of the object, or `.other` for a value that is none.
  @inline(__always)
  var kind: Object.Kind {
    tag == Tag.object ? unmanaged._withUnsafeGuaranteedRef { $0.kind } : .other
  }
}

extension Word {
  @inline(__always)
  static func areInts(_ x: Word, _ y: Word) -> Bool { x.tag == Tag.int && y.tag == Tag.int }
}

extension UnsafeMutablePointer where Pointee == Word {
  /// Replaces the word, giving back the reference it held; `word`'s own reference moves in.
  @inline(__always)
  func overwrite(with word: Word) {
    let old = pointee
    pointee = word
    old.release()
  }

  /// Moves the value out and leaves the register unbound.
  @inline(__always)
  func take() -> Value {
    let word = pointee
    pointee = .unbound
    switch word.tag {
    case Word.Tag.object: return .object(word.unmanaged.takeRetainedValue())
    case _: return word.value
    }
  }
}
