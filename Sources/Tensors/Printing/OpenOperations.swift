import CKernels

/// What a layer above needs to define operations of its own: nodes of the graph, and what their derivatives read.
extension Tensor {
  /// Makes this tensor, computed without recording, the node of an operation on one or two inputs.
  /// - constants: what the derivative needs besides the inputs.
  public func recorded(
    as operation: Operation, _ first: Tensor, _ second: Tensor? = nil, constants: (Double, Double) = (0, 0)
  ) -> Tensor {
    if let second { record(operation, first, second) } else { record(operation, first) }
    attributes.scalar = constants.0
    attributes.first = Int(bitPattern: UInt(constants.1.bitPattern))
    return self
  }

  /// The constants given to `recorded`.
  public var constants: (Double, Double) {
    (attributes.scalar, Double(bitPattern: UInt64(UInt(bitPattern: attributes.first))))
  }

  /// The first input's value, checked to be what it was.
  public func firstInput() throws -> Tensor { try savedInput0() }

  /// The second input's value, checked to be what it was.
  public func secondInput() throws -> Tensor { try savedInput1() }

  /// Whether the gradient of the first and the second input is wanted.
  public var wantsGradients: (first: Bool, second: Bool) { (needs0, needs1) }

  /// Where the elements are greater than a number, as a bool tensor.
  public func isGreater(than bound: Double) throws -> Tensor { try Tensor.compare(.gt, self, .float(bound)) }

  /// The elements of a contiguous tensor, for loops over them. Afterwards the tensor counts as changed in place.
  /// The closure gets no elements when the dtype or the layout is another one.
  public func updateElements<Element, Result>(
    of type: Element.Type, _ dtype: DType, _ body: (UnsafeMutableBufferPointer<Element>) throws -> Result
  ) rethrows -> Result {
    defer { bumpVersion() }
    if elementType.isNarrow, let wide = try? widened() {
      defer { try? writeElements(of: wide) }
      return try wide.readElements(of: type, wide.dtype, body)
    }
    return try readElements(of: type, dtype, body)
  }

  /// The same without a change.
  public func readElements<Element, Result>(
    of type: Element.Type, _ dtype: DType, _ body: (UnsafeMutableBufferPointer<Element>) throws -> Result
  ) rethrows -> Result {
    if elementType.isNarrow, dtype == elementType, let wide = try? contiguousCopy().widened() {
      return try wide.readElements(of: type, wide.dtype, body)
    }
    guard self.dtype == dtype, isContiguous, MemoryLayout<Element>.size == dtype.byteSize else {
      return try body(UnsafeMutableBufferPointer(start: nil, count: 0))
    }
    return try withExtendedLifetime(self) {
      try body(UnsafeMutableBufferPointer(start: base.assumingMemoryBound(to: type), count: count))
    }
  }
}
