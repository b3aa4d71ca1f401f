import DataFrames
import Interpreter

/// What series and tables change column by column.
protocol ColumnwiseObject: TableObject {
  func mapped(_ transform: (Column) throws -> Column) rethrows -> Content
  /// A value of that type with some values, and how a list of them is had again.
  static func example(_ values: String, _ call: String) -> String
}

extension SeriesObject: ColumnwiseObject {
  func mapped(_ transform: (Column) throws -> Column) rethrows -> Series { series.with(try transform(series.values)) }
  static func example(_ values: String, _ call: String) -> String { "pd.Series(\(values)).\(call).tolist()" }
}

extension DataFrameObject: ColumnwiseObject {
  func mapped(_ transform: (Column) throws -> Column) rethrows -> DataFrame { try frame.mappingColumns(transform) }
  static func example(_ values: String, _ call: String) -> String {
    "pd.DataFrame({'a': \(values)}).\(call).a.tolist()"
  }
}

/// Methods that series and tables have in common: each is what it does with one column.
struct ColumnwiseMember {
  let name: String
  var parameters = ""
  /// What tables have beside these.
  var frameParameters = ""
  let summary: String
  /// What the example begins with, the arguments of its call, and what comes out.
  let values: String
  var call = ""
  let shown: String
  var lacking: Set<String> = []
  let transform: (NamedArguments) throws -> (Column) throws -> Column

  static func records<Receiver: ColumnwiseObject>(_ method: PandasMethods<Receiver>) -> [Builtin] {
    all.map { member in
      let isFrame = Receiver.self == DataFrameObject.self
      let parameters = ["self", member.parameters, isFrame ? member.frameParameters : ""].filter { !$0.isEmpty }
      return method(
        "\(member.name)(\(parameters.joined(separator: ", ")))", member.summary,
        "\(Receiver.example(member.values, "\(member.name)(\(member.call))"))\n#> \(member.shown)",
        lacking: isFrame ? member.lacking.union(["numeric_only"]) : member.lacking
      ) { object, arguments in
        try object.result(object.mapped(member.transform(arguments)), arguments)
      }
    }
  }

  private static let all = missing + numbers + filling + cumulative

  private static let missing: [ColumnwiseMember] = ["isna", "isnull", "notna", "notnull"].map { name in
    let isInverted = name.hasPrefix("not")
    return ColumnwiseMember(
      name: name, summary: isInverted ? "Which values are there." : "Which values are missing.",
      values: "[1., None]", shown: isInverted ? "[True, False]" : "[False, True]"
    ) { _ in { .bool($0.missing.map { $0 != isInverted }) } }
  }

  private static let numbers: [ColumnwiseMember] = [
    ColumnwiseMember(name: "abs", summary: "The absolute values.", values: "[-1, 2]", shown: "[1, 2]") { _ in
      { try $0.absolute() }
    },
    ColumnwiseMember(name: "__abs__", summary: "The absolute values.", values: "[-1, 2]", shown: "[1, 2]") { _ in
      { try $0.absolute() }
    },
    ColumnwiseMember(
      name: "clip", parameters: "lower=None, upper=None, *, axis=None, inplace=False",
      summary: "The values kept between two bounds.", values: "[-1, 5]", call: "0, 3", shown: "[0, 3]",
      lacking: ["axis"]
    ) { arguments in
      let bounds = try (arguments["lower"].map(PandasValue.cell), arguments["upper"].map(PandasValue.cell))
      return { try $0.clipped(bounds.0, bounds.1) }
    },
    ColumnwiseMember(
      name: "replace", parameters: "to_replace=None, value=None, *, inplace=False, regex=False",
      summary: "The values with some replaced.", values: "[1, 2]", call: "1, 9", shown: "[9, 2]", lacking: ["regex"]
    ) { arguments in
      let replacing = try Replacing(arguments)
      return { try replacing.column($0) }
    },
    ColumnwiseMember(
      name: "pct_change", parameters: "periods=1, fill_method=None, freq=None",
      summary: "By which part values differ from those before.", values: "[2, 3]", shown: "[nan, 0.5]",
      lacking: ["fill_method", "freq"]
    ) { arguments in
      let periods = try arguments.integer("periods", or: 1)
      return { try $0.changes(periods: periods) }
    },
    ColumnwiseMember(
      name: "rank",
      parameters: "axis=0, method='average', numeric_only=False, na_option='keep', ascending=True, pct=False",
      summary: "The places of the values in order.", values: "[3, 1, 3]", shown: "[2.5, 1.0, 2.5]",
      lacking: ["axis", "na_option"]
    ) { arguments in
      let ranking = try Ranking(arguments)
      return { try ranking.ranks(of: $0) }
    },
  ]

  private static let filling: [ColumnwiseMember] = [
    ColumnwiseMember(
      name: "ffill", parameters: "*, axis=None, inplace=False, limit=None, limit_area=None",
      summary: "The values with missing ones taken from the value before.", values: "[1., None]", shown: "[1.0, 1.0]",
      lacking: ["axis", "limit", "limit_area"]
    ) { _ in { try $0.filledFromNeighbours(forward: true) } },
    ColumnwiseMember(
      name: "bfill", parameters: "*, axis=None, inplace=False, limit=None, limit_area=None",
      summary: "The values with missing ones taken from the value behind.", values: "[None, 1.]", shown: "[1.0, 1.0]",
      lacking: ["axis", "limit", "limit_area"]
    ) { _ in { try $0.filledFromNeighbours(forward: false) } },
    ColumnwiseMember(
      name: "interpolate",
      parameters:
        "method='linear', *, axis=0, limit=None, inplace=False, limit_direction=None, limit_area=None, **kwargs",
      summary: "The values with missing ones on the line between those around them.", values: "[1., None, 3.]",
      shown: "[1.0, 2.0, 3.0]", lacking: ["method", "axis", "limit", "limit_direction", "limit_area"]
    ) { _ in { try $0.interpolated() } },
  ]

  private static let cumulative: [ColumnwiseMember] = [
    cumulative("cumsum", .sum, "The sums of all values so far.", "[1, 4, 6]"),
    cumulative("cumprod", .prod, "The products of all values so far.", "[1, 3, 6]"),
    cumulative("cummax", .max, "The greatest value so far.", "[1, 3, 3]"),
    cumulative("cummin", .min, "The least value so far.", "[1, 1, 1]"),
  ]

  private static func cumulative(
    _ name: String, _ reduction: Reduction, _ summary: String, _ shown: String
  ) -> ColumnwiseMember {
    ColumnwiseMember(
      name: name, parameters: "axis=0, skipna=True", frameParameters: "numeric_only=False", summary: summary,
      values: "[1, 3, 2]", shown: shown, lacking: ["axis", "skipna"]
    ) { _ in { try $0.accumulated(reduction) } }
  }
}
