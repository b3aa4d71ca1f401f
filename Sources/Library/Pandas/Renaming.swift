import DataFrames
import Interpreter

/// New labels by a dict or a function.
enum Renaming {
  static func renamed(_ index: Index, _ mapper: Value) throws -> Index {
    let cells = try index.cells.map { cell -> Cell in
      if let dictionary = mapper.object(as: DictionaryObject.self) {
        return try dictionary.table.value(for: PandasValue.python(cell)).map(PandasValue.label) ?? cell
      }
      if let series = mapper.object(as: SeriesObject.self)?.series {
        return series.index.positions(of: cell).first.map { series.values[$0] } ?? cell
      }
      return try PandasValue.label(Operators.call(mapper, [PandasValue.python(cell)]))
    }
    return Index(Column(inferring: cells), name: index.name)
  }

  /// Gives labels another name, or their levels other ones.
  static func name(_ index: inout Index, _ names: Value) throws {
    let list = PandasValue.isListLike(names) ? try Operators.array(names).map(PandasValue.label) : nil
    guard index.levelNames != nil || list != nil else {
      index.name = try PandasValue.label(names)
      return
    }
    guard let list else {
      throw Raised.typeError("Must pass list-like as `names`.")
    }
    guard list.count == index.levelCount else {
      throw Raised.valueError(
        index.levelNames == nil
          ? "Length of new names must be 1, got \(list.count)"
          : "Length of names must match number of levels in MultiIndex.")
    }
    if index.levelNames == nil { index.name = list[0] } else { index.levelNames = list }
  }
}

/// What `replace` exchanges for what.
struct Replacing {
  private var table: [Cell: Cell] = [:]

  init(_ arguments: NamedArguments) throws {
    let wanted = arguments.required("to_replace")
    if let dictionary = wanted.object(as: DictionaryObject.self) {
      for entry in dictionary.table.all { table[try PandasValue.cell(entry.key)] = try PandasValue.cell(entry.value) }
      return
    }
    guard let value = arguments.given("value") else { throw Raised.notInLgs("replace() without a value") }
    let olds = try arguments.list("to_replace") ?? [wanted]
    let news = PandasValue.isListLike(value) ? try Operators.array(value) : Array(repeating: value, count: olds.count)
    guard olds.count == news.count else {
      throw Raised.valueError(
        "Replacement lists must match in length. Expecting \(olds.count) got \(news.count) ")
    }
    for (old, new) in zip(olds, news) { table[try PandasValue.cell(old)] = try PandasValue.cell(new) }
  }

  func column(_ column: Column) throws -> Column { try column.exchanging(table) }
}
