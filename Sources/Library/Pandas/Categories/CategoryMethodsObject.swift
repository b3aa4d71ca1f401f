import DataFrames
import Interpreter

/// `series.cat`: the categories of a column.
final class CategoryMethodsObject: Object {
  let owner: SeriesObject
  let categories: Categories

  /// - Throws: AttributeError for values that are no categories.
  init(_ owner: SeriesObject) throws {
    guard case .category(let categories) = owner.series.values else {
      throw Raised.attributeError("Can only use .cat accessor with a 'category' dtype", object: nil, name: "cat")
    }
    self.owner = owner
    self.categories = categories
    super.init()
  }

  override var type: TypeObject { PandasTypes.categoryMethods }
  override func visitChildren(_ visit: (Value) -> Void) { visit(.object(owner)) }

  func result(_ categories: Categories) -> Value { Value(owner.series.with(.category(categories))) }
}

/// Members of `series.cat`.
enum CategoryMembers {
  private static let method = PandasMethods<CategoryMethodsObject>(owner: "CategoricalAccessor")
  private static let series = "s = pd.Series(['b', 'a'], dtype='category')\n"

  static func install() {
    let type = PandasTypes.categoryMethods
    func property(_ name: String, _ summary: String, _ get: @escaping (CategoryMethodsObject) -> Value) {
      type.add(
        Symbol(name),
        .property(
          TypeObject.Property(summary) { value in
            guard let object = value.object(as: CategoryMethodsObject.self) else {
              throw Raised.typeError("a CategoricalAccessor is needed")
            }
            return get(object)
          }))
    }
    property("codes", "The number of each value's category, -1 where it is missing.") { object in
      let codes = object.categories.codes
      let column = object.categories.values.count < 128 ? Column.narrow(.int8, codes) : .narrow(.int32, codes)
      return Value(Series(column, index: object.owner.series.index))
    }
    property("categories", "The categories.") { Value(Index($0.categories.values)) }
    property("ordered", "Whether the categories have an order.") { .bool($0.categories.isOrdered) }
    type.add(changes)
  }

  private static func changed(_ old: Categories, to values: Column, _ isOrdered: Bool?) throws -> Categories {
    try Categories(old.decoded, among: values, isOrdered: isOrdered ?? old.isOrdered)
  }

  private static let changes: [Builtin] = [
    method(
      "as_ordered(self)", "The same values with an order of their categories.",
      series + "s.cat.as_ordered().max()\n#> 'b'"
    ) { object, _ in
      object.result(Categories(codes: object.categories.codes, values: object.categories.values, isOrdered: true))
    },
    method(
      "as_unordered(self)", "The same values without an order of their categories.",
      series + "s.cat.as_unordered().cat.ordered\n#> False"
    ) { object, _ in
      object.result(Categories(codes: object.categories.codes, values: object.categories.values))
    },
    method(
      "set_categories(self, new_categories, ordered=None, rename=False)",
      "Other categories; values that are none of them are missing.",
      series + "s.cat.set_categories(['a']).tolist()\n#> [nan, 'a']", lacking: ["rename"]
    ) { object, arguments in
      let values = try CategoricalObject.distinct(arguments.required("new_categories"))
      return object.result(try changed(object.categories, to: values, try arguments["ordered"].map(Operators.isTrue)))
    },
    method(
      "reorder_categories(self, new_categories, ordered=None)", "The same categories in another order.",
      series + "s.cat.reorder_categories(['b', 'a']).cat.categories.tolist()\n#> ['b', 'a']"
    ) { object, arguments in
      let values = try CategoricalObject.distinct(arguments.required("new_categories"))
      guard Set(values.cells) == Set(object.categories.values.cells) else {
        throw Raised.valueError("items in new_categories are not the same as in old categories")
      }
      return object.result(try changed(object.categories, to: values, try arguments["ordered"].map(Operators.isTrue)))
    },
    method(
      "rename_categories(self, new_categories)", "Other names for the categories.",
      series + "s.cat.rename_categories({'a': 'A'}).tolist()\n#> ['b', 'A']"
    ) { object, arguments in
      let old = object.categories
      let new = arguments.required("new_categories")
      let values: Column
      if let names = new.object(as: DictionaryObject.self) {
        let table = try names.table.all.map { (try PandasValue.label($0.key), try PandasValue.cell($0.value)) }
        values = Column(inferring: old.values.cells.map { cell in table.first { $0.0 == cell }?.1 ?? cell })
      } else if PandasValue.isListLike(new) {
        values = try CategoricalObject.distinct(new)
      } else {
        values = try Mapping.map(old.values, new)
      }
      guard values.count == old.values.count else {
        throw Raised.valueError("new categories need to have the same number of items as the old categories!")
      }
      return object.result(Categories(codes: old.codes, values: values, isOrdered: old.isOrdered))
    },
    method(
      "add_categories(self, new_categories)", "Further categories behind the others.",
      series + "s.cat.add_categories('c').cat.categories.tolist()\n#> ['a', 'b', 'c']"
    ) { object, arguments in
      let more = try (arguments.list("new_categories") ?? []).map(PandasValue.cell)
      let values = Column(inferring: object.categories.values.cells + more)
      guard Set(values.cells).count == values.count else {
        throw Raised.valueError("new categories must not include old categories")
      }
      return object.result(
        Categories(codes: object.categories.codes, values: values, isOrdered: object.categories.isOrdered))
    },
    method(
      "remove_categories(self, removals)", "Fewer categories; their values become missing.",
      series + "s.cat.remove_categories('a').tolist()\n#> ['b', nan]"
    ) { object, arguments in
      let gone = try Set((arguments.list("removals") ?? []).map(PandasValue.cell))
      let kept = object.categories.values.cells.indices.filter { !gone.contains(object.categories.values[$0]) }
      return object.result(try changed(object.categories, to: try object.categories.values.taking(kept), nil))
    },
    method(
      "remove_unused_categories(self)", "Only the categories that occur.",
      "pd.Series(pd.Categorical(['a'], ['a', 'b'])).cat.remove_unused_categories().cat.categories.tolist()\n#> ['a']"
    ) { object, _ in
      let used = Set(object.categories.codes)
      let kept = (0..<object.categories.values.count).filter(used.contains)
      return object.result(try changed(object.categories, to: try object.categories.values.taking(kept), nil))
    },
  ]
}
