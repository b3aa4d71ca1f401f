import Interpreter
import Plotting
import Tensors

/// Values of the language as data of figures.
enum PlotData {
  /// A value as columns of equal length: `(n,)` gives one, `(n, k)` gives k.
  struct Block {
    let columns: [[Double]]
    let shape: [Int]
    /// The shape as matplotlib's messages show it.
    let shapeText: String
    /// The elements with their own dtype.
    private let tensor: Tensor?
    /// What the data were where they were no numbers.
    private var kind: String?

    /// A column as an array.
    func array(_ column: Int) throws -> Value {
      guard let tensor else { return try PlotData.array(columns[column]) }
      return NumPyCreation.result(try tensor.rank == 2 ? torch { try tensor.select(1, column) } : tensor)
    }

    init(_ value: Value) throws {
      let source = try PlotData.elements(value)
      let tensor = source.rank == 0 ? try ArrayShape.reshaped(source, [1]) : source
      shape = Array(tensor.shape)
      self.tensor = tensor
      shapeText = try Operators.repr(ArrayShape.tuple(tensor.shape))
      guard shape.count <= 2 else {
        columns = []
        return
      }
      let values = try torch { try tensor.elements(as: .float64).withElements(of: Double.self) { Array($0) } }
      let width = shape.count == 2 ? shape[1] : 1
      columns = (0..<width).map { column in stride(from: column, to: values.count, by: max(width, 1)).map { values[$0] }
      }
    }

    /// Data on an axis, where texts are categories.
    init(_ value: Value, on axis: Axis) throws {
      if let days = PlotData.dateItems(value) {
        axis.showDates()
        self.init(places: days, of: "dates")
        return
      }
      guard let texts = PlotData.textItems(value) else {
        try self.init(value)
        return
      }
      self.init(places: axis.places(of: texts), of: "texts")
    }

    private init(places: [Double], of kind: String) {
      columns = [places]
      shape = [places.count]
      shapeText = "(\(places.count),)"
      tensor = nil
      self.kind = kind
    }

    /// Keeps a column as data of a line.
    func note(_ name: String, _ column: Int, on line: Line2D) throws {
      if let kind { return GivenValues.noteLacking(name, "get_\(name)() of \(kind) (an array of \(kind))", on: line) }
      GivenValues.note(name, try array(column), on: line)
    }

    /// The numbers from 0, as many as the other block has rows.
    init(indicesOf other: Block) {
      let count = other.shape.first ?? 0
      columns = [(0..<count).map(Double.init)]
      shape = [count]
      shapeText = "(\(count),)"
      tensor = nil
    }
  }

  /// Data on an axis: numbers as they are, texts as categories of the axis.
  static func places(_ value: Value, on axis: Axis) throws -> [Double] {
    if let days = dateItems(value) {
      axis.showDates()
      return days
    }
    guard let texts = textItems(value) else { return try column(value) }
    return axis.places(of: texts)
  }

  /// The texts of a text, or of a sequence that holds one; nil of other values.
  static func textItems(_ value: Value) -> [String]? {
    if let text = value.stringValue { return [text] }
    let items: [Value]
    if let sequence = value.object(as: ListObject.self)?.items ?? value.object(as: TupleObject.self)?.items {
      items = sequence
    } else if value.object(as: SeriesObject.self) != nil, let values = try? Operators.array(value) {
      items = values
    } else {
      return nil
    }
    guard items.contains(where: { $0.stringValue != nil }) else { return nil }
    return items.compactMap { try? Operators.str($0) }
  }

  /// The numbers behind a value.
  static func elements(_ value: Value) throws -> Tensor {
    if let text = textItems(value)?.first {
      throw Raised.valueError("could not convert string to float: \(try Operators.repr(.string(text)))")
    }
    if case .object(let object) = value, value.array == nil, value.tensor == nil,
      object is DictionaryObject || object.type.has(.iterator)
    {
      throw Raised.typeError(
        "float() argument must be a string or a real number, not '\(value.typeName)'")
    }
    return try ArrayConversion.tensor(value)
  }

  /// All numbers of a value in one row.
  static func column(_ value: Value) throws -> [Double] {
    if let days = dateItems(value) { return days }
    let tensor = try elements(value)
    return try torch { try tensor.elements(as: .float64).withElements(of: Double.self) { Array($0) } }
  }

  /// A number.
  static func number(_ value: Value) throws -> Double {
    if let days = dateItems(value), days.count == 1 { return days[0] }
    if let number = try Numbers.real(value) { return number }
    let values = try column(value)
    guard values.count == 1 else {
      throw Raised.typeError("only 0-dimensional arrays can be converted to Python scalars")
    }
    return values[0]
  }

  /// A number as Python's own: an integer stays one.
  static func plain(_ value: Value) throws -> Value {
    if case .int = value { return value }
    if let scalar = value.arrayScalar, scalar.dtype.isInteger { return scalar.python }
    return .float(try number(value))
  }

  /// Keeps whether an artist's numbers are integers, as its limits then are.
  static func noteType(of value: Value, on artist: Artist) throws {
    if !(try elements(value).dtype.isFloatingPoint) { GivenValues.note("dtype", .string("int64"), on: artist) }
  }

  /// A matrix, row after row.
  static func matrix(_ value: Value) throws -> (values: [Double], rows: Int, columns: Int) {
    let tensor = try elements(value)
    guard tensor.rank == 2 else {
      throw Raised.typeError("Input z must be 2D, not \(tensor.rank)D")
    }
    return (try column(value), tensor.shape[0], tensor.shape[1])
  }

  /// The numbers of a list as a value.
  static func array(_ values: [Double]) throws -> Value {
    NumPyCreation.result(try torch { try Tensor.from(doubles: values) })
  }

  /// The places of ticks, which programs mostly give as integers.
  static func ticks(_ places: [Double]) throws -> Value {
    let whole = places.compactMap { Int(exactly: $0) }
    guard whole.count == places.count else { return try array(places) }
    return NumPyCreation.result(try torch { try Tensor.from(ints: whole) })
  }

  /// A sequence of numbers or texts as texts.
  static func texts(_ value: Value) throws -> [String] { try Operators.array(value).map(Operators.str) }
}
