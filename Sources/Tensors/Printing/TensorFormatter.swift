import CKernels

/// Writes tensors as PyTorch's `repr` does.
///
/// The cost grows with the elements shown, not with the elements there are.
/// Source: the rules of PyTorch 2.13, torch/_tensor_str.py.
public struct TensorFormatter {
  public var options: PrintOptions

  public init(options: PrintOptions = .current) { self.options = options }

  /// The text that the prompt shows: `tensor([1., 2.], grad_fn=<MulBackward0>)`.
  /// Errors: interrupted.
  public func text(of tensor: Tensor) throws -> String {
    let prefix = "tensor("
    let body = tensor.count == 0 ? "[]" : try elements(of: tensor, indent: prefix.utf8.count)
    let text = joined(prefix + body, suffixes(of: tensor), indent: prefix.utf8.count)
    return tensor.isParameter ? "Parameter containing:\n" + text : text
  }

  private func elements(of tensor: Tensor, indent: Int) throws -> String {
    let isSummarised = Double(tensor.count) > options.threshold
    let edge = isSummarised ? options.edgeItems : nil
    var layout = ElementLayout(
      shape: tensor.shape, edge: edge, lineWidth: options.lineWidth,
      notation: notation(of: tensor, positions: tensor.shownPositions(edge: edge)))
    return try layout.text(indent: indent)
  }

  private func notation(of tensor: Tensor, positions: [Int]) -> ElementNotation {
    let start = tensor.base.advanced(by: 0 &- tensor.offset &* tensor.dtype.byteSize)
    return withExtendedLifetime(tensor) {
      switch tensor.dtype {
      case .bool:
        return ElementNotation(bools: positions.map { start.load(fromByteOffset: $0, as: UInt8.self) != 0 })
      case .int64:
        return ElementNotation(integers: positions.map { start.load(fromByteOffset: $0 &* 8, as: Int.self) })
      case .float32:
        return ElementNotation(
          floats: positions.map { Double(start.load(fromByteOffset: $0 &* 4, as: Float.self)) }, options: options)
      case .float64:
        return ElementNotation(
          floats: positions.map { start.load(fromByteOffset: $0 &* 8, as: Double.self) }, options: options)
      case .uint8, .int8, .int16, .int32:
        return ElementNotation(integers: positions.map { tensor.element(at: $0).int ?? 0 })
      case .float16, .bfloat16:
        return ElementNotation(floats: positions.map { tensor.element(at: $0).double }, options: options)
      }
    }
  }

  private func suffixes(of tensor: Tensor) -> [String] {
    var result: [String] = []
    let isEmpty = tensor.count == 0
    if isEmpty ? tensor.rank != 1 : options.edgeItems == 0 { result.append("size=\(tensor.shape.tupleText)") }
    switch tensor.dtype {
    case .int64, .bool: if isEmpty { result.append("dtype=torch.\(tensor.dtype.name)") }
    case .float32, .float64, .uint8, .int8, .int16, .int32, .float16, .bfloat16:
      if tensor.dtype != .standard { result.append("dtype=torch.\(tensor.dtype.name)") }
    }
    if let name = tensor.gradientName {
      result.append("grad_fn=<\(name)>")
    } else if tensor.requiresGrad {
      result.append("requires_grad=True")
    }
    return result
  }

  /// Appends the suffixes, each on a new line where it would pass the line width.
  private func joined(_ text: String, _ suffixes: [String], indent: Int) -> String {
    var result = text
    // PyTorch counts two columns more than the last line has.
    var column = text.utf8.reversed().prefix { $0 != UInt8(ascii: "\n") }.count + 2
    for suffix in suffixes {
      if column + suffix.utf8.count + 2 > options.lineWidth {
        result += ",\n" + String(repeating: " ", count: indent) + suffix
        column = indent + suffix.utf8.count
      } else {
        result += ", " + suffix
        column += suffix.utf8.count + 2
      }
    }
    return result + ")"
  }
}
