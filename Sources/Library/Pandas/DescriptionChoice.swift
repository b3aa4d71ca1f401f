import DataFrames
import Interpreter

/// Which columns `describe` describes, and by which percentiles.
struct DescriptionChoice {
  private let includesAll: Bool
  private let selection: TypeSelection?
  private let fractions: [Double]

  init(_ arguments: NamedArguments) throws {
    fractions = try DescriptionChoice.fractions(arguments)
    includesAll = arguments["include"]?.stringValue == "all"
    guard includesAll || arguments["include"] != nil || arguments["exclude"] != nil else {
      selection = nil
      return
    }
    if includesAll, arguments["exclude"] != nil {
      throw Raised.valueError("exclude must be None when include is 'all'")
    }
    selection = includesAll ? nil : try TypeSelection(arguments)
  }

  /// - Throws: ValueError for what is no fraction.
  static func fractions(_ arguments: NamedArguments) throws -> [Double] {
    guard let list = try arguments.list("percentiles") else { return [0.25, 0.5, 0.75] }
    let fractions = try list.map { try PandasValue.cell($0).number ?? .nan }
    guard fractions.allSatisfy({ (0...1).contains($0) }) else {
      throw Raised.valueError("percentiles should all be in the interval [0, 1]")
    }
    guard Set(fractions).count == fractions.count else {
      throw Raised.valueError("percentiles cannot contain duplicates")
    }
    return fractions.sorted()
  }

  func described(_ frame: DataFrame) throws -> DataFrame {
    guard let selection else { return try frame.described(all: includesAll, fractions: fractions) }
    let places = try selection.places(in: frame.data)
    guard !places.isEmpty else {
      throw Raised.valueError("No columns match the specified include or exclude data types")
    }
    return try frame.takingColumns(places).described(all: true, fractions: fractions)
  }
}
