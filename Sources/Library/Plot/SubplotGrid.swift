import Interpreter
import Plotting
import Tensors

import enum Syntax.ComparisonOperator

/// `subplots(nrows, ncols)`: a grid of axes, some of them with shared directions.
struct SubplotGrid {
  private let figure: Figure
  private let rows: Int
  private let columns: Int
  private let isSqueezed: Bool
  private var axes: [Axes] = []

  private enum Sharing {
    case none, all, row, col

    init(_ value: Value?) throws {
      switch value {
      case nil: self = .none
      case .bool(let flag)?: self = flag ? .all : .none
      case .some(let value):
        switch value.stringValue {
        case "all": self = .all
        case "none": self = .none
        case "row": self = .row
        case "col": self = .col
        case _:
          throw Raised.valueError(
            "\(try Operators.repr(value)) is not a valid value for sharex. Supported values are 'all', 'row', 'col', "
              + "'none', False, True")
        }
      }
    }

    /// The place of the axes whose direction that at a place takes.
    func origin(row: Int, column: Int) -> (Int, Int)? {
      switch self {
      case .none: return nil
      case .all: return row == 0 && column == 0 ? nil : (0, 0)
      case .row: return column == 0 ? nil : (row, 0)
      case .col: return row == 0 ? nil : (0, column)
      }
    }
  }

  init(_ figure: Figure, _ arguments: Arguments, base: Int) throws {
    self.figure = figure
    rows = try Self.count(arguments.optional(base), "rows")
    columns = try Self.count(arguments.optional(base + 1), "columns")
    isSqueezed = try arguments.optional(base + 4).map(Operators.isTrue) ?? true
    let sharing = (try Sharing(arguments.optional(base + 2)), try Sharing(arguments.optional(base + 3)))
    var look = try Self.keywords(arguments.optional(base + 7), "Axes")
    var gaps = try Self.keywords(arguments.optional(base + 8), "GridSpec")
    func ratios(_ place: Int, _ name: String) throws -> [Double]? {
      let value = try gaps.take(name) ?? arguments.optional(base + place)
      return try value.flatMap { $0.isNone ? nil : try PlotData.column($0) }
    }
    let grid = try GridSpec(
      rows: rows, columns: columns, widthRatios: ratios(5, "width_ratios"), heightRatios: ratios(6, "height_ratios"))
    grid.wspace = try gaps.number("wspace")
    grid.hspace = try gaps.number("hspace")
    grid.left = try gaps.number("left")
    grid.right = try gaps.number("right")
    grid.top = try gaps.number("top")
    grid.bottom = try gaps.number("bottom")
    try gaps.finish()
    let projection = try look.text("projection")
    for row in 0..<rows {
      for column in 0..<columns {
        let x = sharing.0.origin(row: row, column: column).map { axes[$0.0 * columns + $0.1] }
        let y = sharing.1.origin(row: row, column: column).map { axes[$0.0 * columns + $0.1] }
        let made = try figure.addSubplot(
          grid.cells(rows: row...row, columns: column...column), projection: projection, shareX: x, shareY: y)
        try FigureMembers.setRest(look, AxesObject.value(made))
        axes.append(made)
      }
    }
    hideInnerLabels(sharing.0, sharing.1)
  }

  /// How many rows or columns; matplotlib's words for what is no integer.
  private static func count(_ value: Value?, _ name: String) throws -> Int {
    guard let value else { return 1 }
    if let count = try? Operators.indexValue(value), count <= 10_000 { return count }
    throw Raised.valueError("Number of \(name) must be a positive integer, not \(try Operators.repr(value))")
  }

  private static func keywords(_ value: Value?, _ owner: String) throws -> PlotKeywords {
    guard let value, !value.isNone else { return PlotKeywords([], owner: owner) }
    return try PlotKeywords(dictionary: value, owner: owner)
  }

  /// Tick labels inside a grid with shared directions are left out.
  private func hideInnerLabels(_ x: Sharing, _ y: Sharing) {
    for (place, axes) in axes.enumerated() {
      if x == .all || x == .col, place / columns < rows - 1 {
        axes.xaxis.setParameters(isMajor: true, isMinor: true) { $0.labelsFirst = false }
        axes.xaxis.showsOffset = false
      }
      if y == .all || y == .row, place % columns > 0 {
        axes.yaxis.setParameters(isMajor: true, isMinor: true) { $0.labelsFirst = false }
        axes.yaxis.showsOffset = false
      }
    }
  }

  /// One axes, a row or a matrix of them.
  func value() throws -> Value {
    let values = axes.map(AxesObject.value)
    if isSqueezed, values.count == 1 { return values[0] }
    let shape = isSqueezed && (rows == 1 || columns == 1) ? [values.count] : [rows, columns]
    return .object(AxesArrayObject(values, shape: shape))
  }
}

/// An array of axes, as `plt.subplots(2, 2)` gives it.
final class AxesArrayObject: Object {
  private let items: [Value]
  private let shape: [Int]

  init(_ items: [Value], shape: [Int]) {
    self.items = items
    self.shape = shape
    super.init()
  }

  override var type: TypeObject { Self.arrayType }

  private static let arrayType: TypeObject = {
    let type = TypeObject(
      "numpy.ndarray", [.subscriptable, .iterable, .length, .container], summary: "An array of axes.")
    func array(_ value: Value) -> AxesArrayObject? { value.object(as: AxesArrayObject.self) }
    let setUp = "fig, axes = plt.subplots(2, 2)\n"
    func flat(_ name: String, _ summary: String) -> Builtin {
      PlotBuiltin("\(name)(self)", of: "ndarray", summary, example: "\(setUp)len(axes.\(name)())\n#> 4") {
        .object(AxesArrayObject(array($0[0])?.items ?? [], shape: [array($0[0])?.items.count ?? 0]))
      }
    }
    type.add([flat("flatten", "All axes in one row."), flat("ravel", "All axes in one row.")])
    type.add("shape", .property(.init("The sizes.") { .tuple((array($0)?.shape ?? []).map { .int($0) }) }))
    type.add("size", .property(.init("The number of axes.") { .int(array($0)?.items.count ?? 0) }))
    type.add("ndim", .property(.init("The number of dimensions.") { .int(array($0)?.shape.count ?? 0) }))
    type.add(
      "flat",
      .property(
        .init("All axes in turn.") {
          .object(AxesArrayObject(array($0)?.items ?? [], shape: [array($0)?.items.count ?? 0]))
        }))
    type.add(
      "T",
      .property(
        .init("The rows as columns.") { value in
          guard let source = array(value), source.shape.count == 2 else { return value }
          let (rows, columns) = (source.shape[0], source.shape[1])
          let items = (0..<columns).flatMap { column in (0..<rows).map { source.items[$0 * columns + column] } }
          return .object(AxesArrayObject(items, shape: [columns, rows]))
        }))
    return type
  }()

  override func length() throws -> Int { shape[0] }

  private func row(_ place: Int) -> Value {
    if shape.count == 1 { return items[place] }
    let width = shape[1]
    return .object(AxesArrayObject(Array(items[(place * width)..<((place + 1) * width)]), shape: [width]))
  }

  override func item(_ index: Value) throws -> Value {
    // The positions go through NumPy's own indexing, on an array of the places.
    let places = try torch { try Tensor.from(ints: Array(items.indices)) }
    let found = try ArrayIndex(index, of: ArrayShape.reshaped(places, shape)).read()
    if let scalar = found.arrayScalar, let place = scalar.value.int { return items[place] }
    guard let array = found.array else { return found }
    let chosen = try torch { try array.integers() }.map { items[$0] }
    return .object(AxesArrayObject(chosen, shape: Array(array.shape)))
  }

  override func makeIterator() throws -> Object {
    var place = 0
    return ClosureIterator(BuiltinTypes.sequenceIterator, over: [.object(self)]) { [self] in
      guard place < shape[0] else { return nil }
      defer { place += 1 }
      return row(place)
    }
  }

  private func texts() throws -> (texts: [String], places: Tensor) {
    let places = try torch { try Tensor.from(ints: Array(items.indices)) }
    return (try items.map(Operators.repr), try ArrayShape.reshaped(places, shape))
  }

  override func repr() throws -> String {
    let (texts, places) = try texts()
    return try ArrayText.repr(texts: texts, places: places, ending: "dtype=object")
  }

  override func str() throws -> String {
    let (texts, places) = try texts()
    return try ArrayText.str(texts: texts, places: places)
  }

  override func visitChildren(_ visit: (Value) -> Void) { items.forEach(visit) }
}

/// Several rows of numbers as one array.
enum ArrayObjectStack {
  static func stack(_ rows: [[Double]]) throws -> Value {
    let width = rows.first?.count ?? 0
    return NumPyCreation.result(
      try torch { try Tensor.from(doubles: rows.flatMap { $0 }, shape: Shape([rows.count, width])) })
  }
}
