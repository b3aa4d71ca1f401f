/// An interned name: attribute and keyword look-ups compare and hash one integer.
public struct Symbol: Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let id: UInt32

  private struct Table {
    var ids: [String: UInt32] = [:]
    var names: [String] = []
  }

  nonisolated(unsafe) private static var table = Table()

  public init(_ name: String) {
    if let id = Symbol.table.ids[name] {
      self.id = id
      return
    }
    let id = UInt32(Symbol.table.names.count)
    Symbol.table.ids[name] = id
    Symbol.table.names.append(name)
    self.id = id
  }

  public init(stringLiteral name: String) { self.init(name) }

  public var name: String { Symbol.table.names[Int(id)] }

  public var description: String { name }

  @inline(__always)
  public static func == (a: Symbol, b: Symbol) -> Bool { a.id == b.id }

  @inline(__always)
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
