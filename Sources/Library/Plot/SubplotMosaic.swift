import Interpreter
import Plotting

/// `subplot_mosaic('AB;CC')`: axes by names, laid out as the names are written.
struct SubplotMosaic {
  private let figure: Figure
  private let cells: [[Value]]
  private let empty: Value

  /// - Throws: ValueError for rows of different lengths, NotImplementedError for layouts inside of layouts.
  init(_ figure: Figure, _ layout: Value, empty: Value) throws {
    self.figure = figure
    self.empty = empty
    if let text = layout.stringValue {
      cells = try Self.rows(of: text).map { $0.map { .string(String($0)) } }
    } else {
      cells = try Operators.array(layout).map { try Operators.array($0) }
    }
    for row in cells {
      for name in row where name.object(as: ListObject.self) != nil {
        throw Raised.notInLgs("a mosaic inside of a mosaic")
      }
    }
    guard let width = cells.first?.count, width > 0 else { throw Raised.valueError("The mosaic must not be empty") }
    if let row = cells.firstIndex(where: { $0.count != width }) {
      throw Raised.valueError(
        "All of the rows must be the same length, however the first row ("
          + "\(try Operators.repr(.list(cells[0])))) has length \(width) and row \(row) "
          + "(\(try Operators.repr(.list(cells[row])))) has length \(cells[row].count).")
    }
  }

  /// The rows of a text: lines, or parts between semicolons.
  private static func rows(of text: String) throws -> [String] {
    guard text.contains("\n") else { return text.split(separator: ";", omittingEmptySubsequences: false).map(trimmed) }
    return text.split(separator: "\n").map(trimmed).filter { !$0.isEmpty }
  }

  private static func trimmed(_ row: Substring) -> String {
    String(row.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }

  /// Makes the axes.
  /// - Throws: ValueError for a name whose cells are no rectangle.
  func make(_ grid: GridSpec, shareX: Bool, shareY: Bool, _ look: PlotKeywords) throws -> Value {
    var names: [(name: Value, rows: ClosedRange<Int>, columns: ClosedRange<Int>)] = []
    for (row, line) in cells.enumerated() {
      for (column, name) in line.enumerated() where try !Operators.areEqual(name, empty) {
        if let known = try names.firstIndex(where: { try Operators.areEqual($0.name, name) }) {
          names[known].rows = names[known].rows.lowerBound...row
          let columns = names[known].columns
          names[known].columns = min(columns.lowerBound, column)...max(columns.upperBound, column)
        } else {
          names.append((name, row...row, column...column))
        }
      }
    }
    var made: [(place: Int, axes: Axes)] = []
    var look = look
    let projection = try look.text("projection")
    let order = names.indices.sorted {
      (names[$0].rows.lowerBound, names[$0].columns.lowerBound)
        < (names[$1].rows.lowerBound, names[$1].columns.lowerBound)
    }
    for index in order {
      let item = names[index]
      for row in item.rows {
        for column in item.columns where try !Operators.areEqual(cells[row][column], item.name) {
          let label = try Operators.repr(item.name)
          throw Raised.valueError(
            "While trying to layout\n\(try array())\nwe found that the label \(label) "
              + "specifies a non-rectangular or non-contiguous area.")
        }
      }
      let axes = try figure.addSubplot(
        grid.cells(rows: item.rows, columns: item.columns), projection: projection,
        shareX: shareX ? made.first?.axes : nil, shareY: shareY ? made.first?.axes : nil)
      axes.label = try Operators.str(item.name)
      try FigureMembers.setRest(look, AxesObject.value(axes))
      made.append((index, axes))
    }
    let dictionary = DictionaryObject()
    for (index, item) in names.enumerated() {
      guard let axes = made.first(where: { $0.place == index })?.axes else { continue }
      try dictionary.setItem(item.name, to: AxesObject.value(axes))
    }
    return .object(dictionary)
  }

  /// The names as an array shows them.
  private func array() throws -> String {
    let rows = try cells.map { "[" + (try $0.map(Operators.repr).joined(separator: ", ")) + "]" }
    return "array([" + rows.joined(separator: ",\n       ") + "], dtype=object)"
  }

  /// The axes of a call: layout and what is said of the grid.
  /// - Parameter base: The place of the layout among the arguments.
  static func make(_ figure: Figure, _ arguments: Arguments, base: Int) throws -> Value {
    func flag(_ place: Int) throws -> Bool { try arguments.optional(base + place).map(Operators.isTrue) ?? false }
    func dictionary(_ place: Int, _ owner: String) throws -> PlotKeywords {
      guard let value = arguments.optional(base + place), !value.isNone else { return PlotKeywords([], owner: owner) }
      return try PlotKeywords(dictionary: value, owner: owner)
    }
    let mosaic = try SubplotMosaic(
      figure, arguments[base], empty: arguments.optional(base + 5) ?? .string("."))
    var gaps = try dictionary(7, "GridSpec")
    func ratios(_ place: Int, _ name: String) throws -> [Double]? {
      let value = try gaps.take(name) ?? arguments.optional(base + place)
      return try value.flatMap { $0.isNone ? nil : try PlotData.column($0) }
    }
    let grid = try GridSpec(
      rows: mosaic.cells.count, columns: mosaic.cells[0].count, widthRatios: ratios(3, "width_ratios"),
      heightRatios: ratios(4, "height_ratios"))
    grid.wspace = try gaps.number("wspace")
    grid.hspace = try gaps.number("hspace")
    try gaps.finish(lacking: ["left", "right", "top", "bottom"])
    return try mosaic.make(grid, shareX: flag(1), shareY: flag(2), dictionary(6, "Axes"))
  }
}
