/// Values out of a few known ones: the number of each value's category, -1 where it is missing.
public struct Categories: Sendable {
  public var codes: [Int]
  /// The categories, each once, in their order.
  public var values: Column
  /// Whether one category is less than the next.
  public var isOrdered: Bool

  public init(codes: [Int], values: Column, isOrdered: Bool = false) {
    (self.codes, self.values, self.isOrdered) = (codes, values, isOrdered)
  }

  /// The categories of a column in sorted order, or where that cannot be, as they first stand.
  public init(_ column: Column) throws {
    let present = Column(inferring: try column.uniqueCells().filter { !$0.isMissing })
    let order = try? Ordering.positions(of: present, ascending: true)
    let sorted = try order.map { try present.taking($0) } ?? present
    try self.init(column, among: column.dataType == .object ? sorted : sorted.isEmpty ? column.taking([]) : sorted)
  }

  /// The values of a column that are among the categories; others are missing.
  public init(_ column: Column, among values: Column, isOrdered: Bool = false) throws {
    var numbers: [Cell: Int] = [:]
    for (number, cell) in values.cells.enumerated() { numbers[cell] = number }
    let codes = try column.mapCells { $0.isMissing ? -1 : numbers[$0] ?? -1 }
    self.init(codes: codes, values: values, isOrdered: isOrdered)
  }

  /// The values themselves, in the type of the categories.
  public var decoded: Column { get throws { try values.taking(codes) } }

  subscript(position: Int) -> Cell { codes[position] < 0 ? .missing : values[codes[position]] }

  func with(codes: [Int]) -> Categories { Categories(codes: codes, values: values, isOrdered: isOrdered) }

  /// The code of a category, or nil when there is none.
  public func code(of cell: Cell) -> Int? { cell.isMissing ? -1 : values.cells.firstIndex(of: cell) }

  func hasSameCategories(as other: Categories) -> Bool {
    isOrdered == other.isOrdered && values.dataType == other.values.dataType && values.cells == other.values.cells
  }

  /// `Categories (3, str): ['a', 'b', 'c']`, as it stands below values.
  public var text: String {
    let names = listed
    let shown = names.count > 8 ? Array(names.prefix(4)) + ["..."] + names.suffix(4) : names
    let head = "Categories (\(names.count), \(typeName)): "
    let separator = isOrdered ? " < " : ", "
    let indent = String(repeating: " ", count: head.count + 1)
    var (body, used) = ("", head.count)
    for (place, name) in shown.enumerated() {
      if used + separator.count + name.count > 80 {
        body += separator.trimmingEnd() + "\n" + indent
        used = head.count + 1
      } else if place > 0 {
        body += separator
        used += separator.count
      }
      body += name
      used += name.count
    }
    return head + "[" + (names.count > 8 && isOrdered ? Categories.withoutSigns(body) : body) + "]"
  }

  /// Dots stand between blanks, without signs of order.
  private static func withoutSigns(_ text: String) -> String {
    let parts = text.split(separator: "...", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].hasSuffix(" < "), parts[1].hasPrefix(" < ") else { return text }
    return parts[0].dropLast(2) + "..." + parts[1].dropFirst(2)
  }

  /// The categories as lists show them.
  public var listed: [String] {
    values.cells.map { cell in
      switch cell {
      case .string, .date, .tuple: return cell.representation
      case .int, .bool, .none, .float, .timestamp, .timedelta, .interval, .foreign: return cell.plainText
      }
    }
  }

  /// What the type of the categories is called.
  public var typeName: String {
    if case .object(let cells) = values, case .interval(let interval)? = cells.first { return interval.typeName }
    return values.dataType.rawValue
  }
}
