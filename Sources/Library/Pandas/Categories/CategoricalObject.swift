import DataFrames
import Interpreter

import enum Syntax.ComparisonOperator

/// `pandas.Categorical`: values out of a few known ones, without labels.
final class CategoricalObject: Object {
  let categories: Categories

  init(_ categories: Categories) {
    self.categories = categories
    super.init()
  }

  override var type: TypeObject { PandasTypes.categorical }
  override func length() throws -> Int { categories.codes.count }

  override func repr() throws -> String {
    let names = categories.listed
    let values = categories.codes.map { $0 < 0 ? "NaN" : names[$0] }
    let shown = values.count > 10 ? Array(values.prefix(5)) + ["..."] + values.suffix(5) : values
    let length = values.count > 10 ? "Length: \(values.count)\n" : ""
    return "[\(shown.joined(separator: ", "))]\n\(length)\(categories.text)"
  }

  override func item(_ index: Value) throws -> Value {
    guard let position = try Operators.indexValue(index) else {
      throw Raised.notInLgs("an item of a Categorical by a \(index.typeName)")
    }
    let place = position < 0 ? position &+ categories.codes.count : position
    guard categories.codes.indices.contains(place) else {
      throw Raised.indexError("index \(position) is out of bounds for axis 0 with size \(categories.codes.count)")
    }
    return PandasValue.python(Column.category(categories)[place])
  }

  override func makeIterator() throws -> Object {
    try ListObject(categories.decoded.cells.map(PandasValue.python)).makeIterator()
  }

  override func contains(_ value: Value) throws -> Bool {
    guard let cell = PandasValue.optionalCell(value), let code = categories.code(of: cell) else { return false }
    return categories.codes.contains(code)
  }

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let operation = ComparisonOperation(operation), let cell = PandasValue.optionalCell(other) else { return nil }
    return try table {
      let column = Column.category(categories)
      return try PandasValue.array(.bool(try column.compared(operation, Column(repeating: cell, count: column.count))))
    }
  }

  // MARK: Constructor

  private static let signature =
    "Categorical(values, categories=None, ordered=None, dtype=None, copy=True)"

  static let constructor = PandasConstructor(
    signature, of: "pandas", PandasTypes.categorical.summary,
    example: "pd.Categorical(['a', 'b', 'a'])\n#> ['a', 'b', 'a']\n#> Categories (2, str): ['a', 'b']", style: .python,
    body: PandasRecord.body(signature, name: "pandas.Categorical", lacking: []) { arguments in
      let column = try PandasValue.column(arguments.required("values"))
      if let type = arguments["dtype"]?.object(as: CategoryTypeObject.self) {
        return .object(CategoricalObject(try type.categories(of: column)))
      }
      let isOrdered = try arguments.flag("ordered")
      guard let known = arguments["categories"] else {
        var categories = try Categories(column)
        categories.isOrdered = isOrdered
        return .object(CategoricalObject(categories))
      }
      return .object(
        CategoricalObject(try Categories(column.decoded, among: try distinct(known), isOrdered: isOrdered)))
    })

  /// Categories from a list.
  /// - Throws: ValueError when one stands there twice.
  static func distinct(_ value: Value) throws -> Column {
    let column = try PandasValue.column(value)
    guard Set(column.cells).count == column.count else {
      throw Raised.valueError("Categorical categories must be unique")
    }
    return column
  }

  static func install() {
    let type = PandasTypes.categorical
    type.constructor = constructor
    func property(_ name: String, _ summary: String, _ get: @escaping (Categories) throws -> Value) {
      type.add(
        Symbol(name),
        .property(
          TypeObject.Property(summary) { value in
            guard let object = value.object(as: CategoricalObject.self) else {
              throw Raised.typeError("a Categorical is needed")
            }
            return try table { try get(object.categories) }
          }))
    }
    property("codes", "The number of each value's category.") { _ in
      throw Raised.notInLgs("Categorical.codes (an array of int8; a series' .cat.codes gives a series), which")
    }
    property("categories", "The categories.") { Value(Index($0.values)) }
    property("ordered", "Whether the categories have an order.") { .bool($0.isOrdered) }
    property("dtype", "The type of the values.") { .object(CategoryTypeObject($0)) }
    type.add([
      PandasMethods<CategoricalObject>(owner: "Categorical")(
        "tolist(self)", "The values as a list.", "pd.Categorical(['a', 'b']).tolist()\n#> ['a', 'b']"
      ) { object, _ in .list(try object.categories.decoded.cells.map(PandasValue.python)) },
      PandasMethods<CategoricalObject>(owner: "Categorical")(
        "value_counts(self)", "How often each category occurs.",
        "pd.Categorical(['a', 'b', 'a']).value_counts().tolist()\n#> [2, 1]"
      ) { object, _ in
        let series = Series(.category(object.categories))
        return Value(try series.valueCounts(ascending: false, keepsMissing: true, normalizes: false, sorts: false))
      },
    ])
  }
}

/// `pandas.CategoricalDtype`: the type of values out of a few known ones; nil categories are those of the values.
final class CategoryTypeObject: Object {
  private let known: Categories?

  init(_ known: Categories?) {
    self.known = known
    super.init()
  }

  override var type: TypeObject { PandasTypes.categoryType }
  override func str() throws -> String { "category" }
  override func hash() throws -> Int { 8 }

  override func repr() throws -> String {
    guard let known else { return "CategoricalDtype(categories=None, ordered=False, categories_dtype=None)" }
    return "CategoricalDtype(categories=[\(known.listed.joined(separator: ", "))], ordered="
      + "\(known.isOrdered ? "True" : "False"), categories_dtype=\(known.typeName))"
  }

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    let isSame = other.stringValue == "category" || other.object(as: CategoryTypeObject.self) === self
    switch operation {
    case .equal: return .bool(isSame)
    case .notEqual: return .bool(!isSame)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .is, .isNot, .in, .notIn: return nil
    }
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "name": return .string("category")
    case "categories": return known.map { Value(Index($0.values)) } ?? Value.none
    case "ordered": return .bool(known?.isOrdered ?? false)
    case _: return nil
    }
  }

  /// A column as values of this type.
  func categories(of column: Column) throws -> Categories {
    guard let known else { return try Categories(column.decoded) }
    return try Categories(column.decoded, among: known.values, isOrdered: known.isOrdered)
  }

  private static let signature = "CategoricalDtype(categories=None, ordered=False)"

  static let constructor = PandasConstructor(
    signature, of: "pandas", PandasTypes.categoryType.summary,
    example: "pd.CategoricalDtype(['a', 'b'], ordered=True)\n"
      + "#> CategoricalDtype(categories=['a', 'b'], ordered=True, categories_dtype=str)", style: .python,
    body: PandasRecord.body(signature, name: "pandas.CategoricalDtype", lacking: []) { arguments in
      guard let known = arguments["categories"] else { return .object(CategoryTypeObject(nil)) }
      let values = try CategoricalObject.distinct(known)
      return .object(
        CategoryTypeObject(Categories(codes: [], values: values, isOrdered: try arguments.flag("ordered"))))
    })
}
