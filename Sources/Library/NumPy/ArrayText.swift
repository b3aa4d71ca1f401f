import Interpreter
import Tensors

/// How arrays are printed: `np.set_printoptions`.
struct ArrayPrintOptions {
  var precision = 8
  var threshold = 1000
  var edgeItems = 3
  var lineWidth = 75
  var suppressesSmall = false

  nonisolated(unsafe) static var current = ArrayPrintOptions()
}

/// Arrays as NumPy prints them.
///
/// Source: the layout rules of `numpy.array2string`.
struct ArrayText {
  private let tensor: Tensor
  private let elements: ArrayElementText
  private let separator: String
  private let options: ArrayPrintOptions
  private let isSummarized: Bool

  static func str(_ tensor: Tensor) throws -> String {
    if tensor.count == 0 { return "[]" }
    return try ArrayText(tensor, separator: " ").text(indent: 1)
  }

  static func repr(_ tensor: Tensor) throws -> String {
    let options = ArrayPrintOptions.current
    let isEmpty = tensor.count == 0
    let body = isEmpty ? "[]" : try ArrayText(tensor, separator: ", ").text(indent: 7, closing: 1)
    var extras: [String] = []
    if isEmpty && Array(tensor.shape) != [0] || tensor.count > options.threshold {
      extras.append("shape=\(try Operators.repr(ArrayShape.tuple(tensor.shape)))")
    }
    if tensor.dtype == .float32 || tensor.dtype.isNarrow || isEmpty { extras.append("dtype=\(tensor.dtype.name)") }
    if extras.isEmpty { return "array(\(body))" }
    return joined("array(\(body),", extras.joined(separator: ", ") + ")")
  }

  /// The array and what follows it, in a line of their own where one is too short.
  private static func joined(_ start: String, _ end: String) -> String {
    let lastLine =
      start.utf8.count
      - (start.utf8.lastIndex(of: 10).map { start.utf8.distance(from: start.utf8.startIndex, to: $0) + 1 } ?? 0)
    let spacer = lastLine + end.utf8.count + 1 > ArrayPrintOptions.current.lineWidth ? "\n      " : " "
    return start + spacer + end
  }

  /// The array as `numpy.array2string` writes it.
  /// - Parameters:
  ///   - indent: Where continued lines begin.
  ///   - closing: The width of what follows the last bracket.
  static func text(
    _ tensor: Tensor, _ options: ArrayPrintOptions, separator: String, indent: Int, closing: Int
  ) throws -> String {
    if tensor.count == 0 { return "[]" }
    return try ArrayText(tensor, separator: separator, options).text(indent: indent, closing: closing)
  }

  /// Texts in the shape of their places, which count them.
  static func str(texts: [String], places: Tensor) throws -> String {
    try ArrayText(places, separator: " ", elements: .texts(texts)).text(indent: 1)
  }

  static func repr(texts: [String], places: Tensor, ending: String) throws -> String {
    let body = try ArrayText(places, separator: ", ", elements: .texts(texts)).text(indent: 7, closing: 1)
    return joined("array(\(body),", ending + ")")
  }

  private init(_ places: Tensor, separator: String, elements: ArrayElementText) {
    tensor = places
    self.separator = separator
    options = ArrayPrintOptions.current
    isSummarized = places.count > ArrayPrintOptions.current.threshold
    self.elements = elements
  }

  private init(
    _ tensor: Tensor, separator: String, _ options: ArrayPrintOptions = ArrayPrintOptions.current
  ) throws {
    self.tensor = tensor
    self.separator = separator
    self.options = options
    let hasDots = tensor.count > options.threshold
    isSummarized = hasDots
    elements = try ArrayElementText(
      torch { try hasDots ? ArrayText.edges(of: tensor, options.edgeItems) : tensor.packed() },
      isScalar: tensor.rank == 0, options)
  }

  /// The elements that a summary shows.
  private static func edges(of tensor: Tensor, _ count: Int) throws -> Tensor {
    var part = tensor
    for axis in tensor.shape.indices where tensor.shape[axis] > 2 * count {
      part = try Tensor.cat(
        [part.narrow(axis, 0, count), part.narrow(axis, tensor.shape[axis] - count, count)], axis)
    }
    return try part.packed()
  }

  /// - Parameters:
  ///   - indent: Where continued lines begin.
  ///   - closing: The width of what follows the last bracket.
  private func text(indent: Int, closing: Int = 0) throws -> String {
    try block(
      axis: 0, offset: tensor.storageOffset, hanging: String(repeating: " ", count: indent),
      width: options.lineWidth - closing)
  }

  private func block(axis: Int, offset: Int, hanging: String, width: Int) throws -> String {
    let left = tensor.rank - axis
    if left == 0 { return try elements.text(of: tensor.window(shape: [], strides: [], offset: offset).item()) }
    let body =
      left == 1
      ? try row(axis: axis, offset: offset, hanging: hanging, width: width)
      : try rows(axis: axis, offset: offset, hanging: hanging, width: width)
    return "[" + body.dropFirst(hanging.utf8.count) + "]"
  }

  /// The shown positions along an axis; nil stands for the dots.
  private func positions(_ axis: Int) -> [Int?] {
    let size = tensor.shape[axis]
    guard isSummarized, 2 * options.edgeItems < size else { return (0..<size).map { $0 } }
    return (0..<options.edgeItems).map { $0 } + [nil] + (size - options.edgeItems..<size).map { $0 }
  }

  private func row(axis: Int, offset: Int, hanging: String, width: Int) throws -> String {
    let elementWidth = width - max(separator == ", " ? 1 : 0, 1)
    var done = ""
    var line = hanging
    let positions = positions(axis)
    for (place, position) in positions.enumerated() {
      let word =
        try position.map {
          try block(
            axis: axis + 1, offset: offset + $0 * tensor.strides[axis], hanging: hanging + " ", width: width - 1)
        } ?? "..."
      if line.utf8.count + word.utf8.count > elementWidth, line.utf8.count > hanging.utf8.count {
        while line.utf8.last == UInt8(ascii: " ") { line.removeLast() }
        done += line + "\n"
        line = hanging
      }
      line += word
      if place < positions.count - 1 { line += separator }
    }
    return done + line
  }

  private func rows(axis: Int, offset: Int, hanging: String, width: Int) throws -> String {
    let breaks = (separator == ", " ? "," : "") + String(repeating: "\n", count: tensor.rank - axis - 1)
    let blocks = try positions(axis).map { position in
      try position.map {
        try block(axis: axis + 1, offset: offset + $0 * tensor.strides[axis], hanging: hanging + " ", width: width - 1)
      } ?? "..."
    }
    return hanging + blocks.joined(separator: breaks + hanging)
  }
}
