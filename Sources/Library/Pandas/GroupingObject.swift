import DataFrames
import Interpreter

/// `df.groupby('column')`: rows in groups, of which statistics are taken.
final class GroupingObject: Object {
  let grouping: Grouping
  /// The columns picked by `[…]`, and whether it was a single one.
  private let selected: (places: [Int], isSingle: Bool)?

  init(_ grouping: Grouping, selected: (places: [Int], isSingle: Bool)?) {
    self.grouping = grouping
    self.selected = selected
    super.init()
  }

  override var type: TypeObject { PandasTypes.grouping }
  override func length() throws -> Int { grouping.rows.count }

  private var places: [Int] {
    selected?.places ?? grouping.frame.data.indices.filter { $0 != grouping.key }
  }

  override func item(_ index: Value) throws -> Value {
    try table {
      let isSingle = PandasValue.optionalCell(index) != nil
      let labels = try isSingle ? [PandasValue.label(index)] : Operators.array(index).map(PandasValue.label)
      let places = try labels.map { label in
        guard let place = grouping.frame.columns.positions(of: label).first else {
          throw Raised.keyError(.string("Column not found: \(label.plainText)"))
        }
        return place
      }
      return .object(GroupingObject(grouping, selected: (places, isSingle)))
    }
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    guard type.lookUp(name) == nil, grouping.frame.columns.contains(.string(name.name)) else { return nil }
    return try item(.string(name.name))
  }

  override func attribute(_ name: Symbol) throws -> Value {
    if PandasNames.frame.contains(name.name), type.lookUp(name) == nil, try ownAttribute(name) == nil {
      throw Raised.notInLgs("groupby().\(name)")
    }
    return try super.attribute(name)
  }

  override func makeIterator() throws -> Object {
    var position = 0
    let (grouping, selected) = (grouping, selected)
    return ClosureIterator(BuiltinTypes.generator, over: [.object(self)]) {
      guard position < grouping.rows.count else { return nil }
      defer { position += 1 }
      var part = grouping.frame.takingRows(grouping.rows[position])
      let key = PandasValue.python(grouping.labels[position])
      guard let selected else { return .tuple([key, Value(part)]) }
      if selected.isSingle { return .tuple([key, Value(part.series(at: selected.places[0]))]) }
      part = part.takingColumns(selected.places)
      return .tuple([key, Value(part)])
    }
  }

  private func reduced(_ reduction: Reduction, numericOnly: Bool) throws -> Value {
    let places = self.places.filter { !numericOnly || grouping.frame.data[$0].numbers != nil }
    let frame = try grouping.reduced(reduction, places)
    return selected?.isSingle == true ? Value(frame.series(at: 0)) : Value(frame)
  }

  static func install() {
    let method = PandasMethods<GroupingObject>(owner: "DataFrameGroupBy")
    let example = "df = pd.DataFrame({'k': ['a', 'b', 'a'], 'v': [1, 2, 3]})\n"
    func reduction(_ name: String, _ summary: String, _ reduction: Reduction, _ first: String, _ second: String)
      -> Builtin
    {
      method(
        "\(name)(self, numeric_only=False)", summary,
        example + "df.groupby('k')['v'].\(name)().tolist()\n#> [\(first), \(second)]"
      ) { try $0.reduced(reduction, numericOnly: $1.flag("numeric_only")) }
    }
    PandasTypes.grouping.add([
      reduction("sum", "The sum of each group.", .sum, "4", "2"),
      reduction("mean", "The mean of each group.", .mean, "2.0", "2.0"),
      reduction("min", "The least value of each group.", .min, "1", "2"),
      reduction("max", "The greatest value of each group.", .max, "3", "2"),
      reduction("median", "The middle value of each group.", .median, "2.0", "2.0"),
      reduction("std", "The standard deviation of each group.", .std, "1.4142135623730951", "nan"),
      reduction("count", "The number of values in each group.", .count, "2", "1"),
      reduction("nunique", "The number of different values in each group.", .nunique, "2", "1"),
      method(
        "size(self)", "The number of rows of each group.",
        example + "df.groupby('k').size()\n#> k\n#> a    2\n#> b    1\n#> dtype: int64"
      ) {
        object, _ in
        var sizes = object.grouping.sizes()
        if let selected = object.selected, selected.isSingle {
          sizes.name = object.grouping.frame.columns[selected.places[0]]
        }
        return Value(sizes)
      },
    ])
  }
}
