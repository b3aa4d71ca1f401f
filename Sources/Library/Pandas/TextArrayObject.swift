import DataFrames
import Interpreter

/// `pandas.arrays.StringArray`: the values of a column of texts without labels.
final class TextArrayObject: Object {
  let column: Column

  init(_ column: Column) {
    self.column = column
    super.init()
  }

  override var type: TypeObject { PandasTypes.textArray }
  override func length() throws -> Int { column.count }
  override func contains(_ value: Value) throws -> Bool {
    guard let cell = PandasValue.optionalCell(value) else { return false }
    return column.cells.contains(cell)
  }

  override func repr() throws -> String {
    "<StringArray>\n\(try IndexText.list(column, className: nil))\nLength: \(column.count), dtype: str"
  }

  override func item(_ index: Value) throws -> Value {
    if let slice = index.object(as: SliceObject.self) {
      return .object(TextArrayObject(try column.taking(Array(try slice.indices(count: column.count)))))
    }
    guard let position = try Operators.indexValue(index) else {
      throw Raised.indexError(
        "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid "
          + "indices")
    }
    let place = position < 0 ? position + column.count : position
    guard place >= 0, place < column.count else {
      throw Raised.indexError("index \(position) is out of bounds for axis 0 with size \(column.count)")
    }
    return PandasValue.python(column[place])
  }

  override func makeIterator() throws -> Object {
    let column = self.column
    var position = 0
    return ClosureIterator(BuiltinTypes.sequenceIterator, over: [.object(self)]) {
      guard position < column.count else { return nil }
      defer { position += 1 }
      return PandasValue.python(column[position])
    }
  }

  static func install() {
    let method = PandasMethods<TextArrayObject>(owner: "StringArray")
    PandasTypes.textArray.add([
      method(
        "tolist(self)", "The texts as a list.", "pd.Series(['b', 'a', 'b']).unique().tolist()\n#> ['b', 'a']"
      ) { object, _ in .list(object.column.cells.map(PandasValue.python)) }
    ])
    PandasTypes.textArray.add(
      "shape",
      .property(
        TypeObject.Property("The number of texts, in a tuple.") {
          .tuple([.int($0.object(as: TextArrayObject.self)?.column.count ?? 0)])
        }))
  }
}

extension PandasValue {
  /// What `values` gives: an array, for texts an array of pandas' own.
  static func values(_ column: Column) throws -> Value {
    if case .string = column { return .object(TextArrayObject(column)) }
    return try array(column)
  }
}
