import CKernels

/// Elements in place and outside the graph: what arrays that share a tensor's memory are made of.
extension Tensor {
  /// A view on the same storage with any geometry. The caller answers for its lying inside the storage.
  public func window(shape: Shape, strides: Shape, offset: Int) -> Tensor {
    alias(shape: shape, strides: strides, offset: offset)
  }

  /// Overwrites the elements with another tensor's, broadcast and converted, without noting it in any graph.
  public func overwrite(with source: Tensor) throws { try writeElements(of: source, interruptible: true) }

  /// Overwrites every element with a number, without noting it in any graph.
  /// Errors: interrupted.
  public func overwrite(with value: Scalar) throws { try fillElements(value) }

  /// A row-major tensor with the same elements; itself when it is one.
  public func packed() throws -> Tensor { try contiguousCopy() }

  /// A row-major copy.
  public func packedCopy() throws -> Tensor { try copied() }

  /// The same elements in another dtype; itself when it has the dtype.
  public func elements(as dtype: DType) throws -> Tensor { try converted(to: dtype) }

  /// Gives the elements in row-major order to `body`. `Element` is the Swift type of the wide dtype: Double, Float, Int
  /// or, for bools, UInt8.
  public func withElements<Element, Result>(
    of type: Element.Type, _ body: (UnsafeBufferPointer<Element>) throws -> Result
  ) throws -> Result {
    let source = try MemoryLayout<Element>.size == elementType.byteSize ? contiguousCopy() : widened().contiguousCopy()
    return try withExtendedLifetime(source) {
      let start = source.base.assumingMemoryBound(to: Element.self)
      return try body(UnsafeBufferPointer(start: start, count: source.elementCount))
    }
  }

  /// A row-major tensor whose elements `fill` sets; `Element` as in `withElements`.
  public static func filled<Element>(
    _ shape: Shape, _ dtype: DType, of type: Element.Type, _ fill: (UnsafeMutableBufferPointer<Element>) throws -> Void
  ) throws -> Tensor {
    let isNarrow = dtype.isNarrow && MemoryLayout<Element>.size != dtype.byteSize
    let out = try uninitialized(shape, isNarrow ? dtype.wide : dtype)
    try withExtendedLifetime(out) {
      let start = out.base.assumingMemoryBound(to: Element.self)
      try fill(UnsafeMutableBufferPointer(start: start, count: out.elementCount))
    }
    return isNarrow ? try out.converted(to: dtype) : out
  }

  /// The bytes of the elements in row-major order, as they are stored.
  public func bytes() throws -> [UInt8] {
    let source = try contiguousCopy()
    return try withExtendedLifetime(source) {
      let stored = UnsafeRawBufferPointer(start: source.base, count: source.elementCount * elementType.byteSize)
      var bytes: [UInt8] = []
      bytes.reserveCapacity(stored.count)
      try Interruption.inRuns(of: 1 << 20, stored.count) { bytes.append(contentsOf: stored[$0]) }
      return bytes
    }
  }

  /// A row-major tensor of stored bytes, which must be as many as it takes.
  /// Errors: interrupted.
  public static func filled(_ shape: Shape, _ dtype: DType, bytes: some Collection<UInt8>) throws -> Tensor {
    let out = try uninitialized(shape, dtype)
    try withExtendedLifetime(out) {
      let target = UnsafeMutableRawBufferPointer(start: out.base, count: out.elementCount * dtype.byteSize)
      var rest = bytes[...]
      try Interruption.inRuns(of: 1 << 20, target.count) { run in
        UnsafeMutableRawBufferPointer(rebasing: target[run]).copyBytes(from: rest.prefix(run.count))
        rest = rest.dropFirst(run.count)
      }
    }
    return out
  }

  /// The elements in the dtype in which kernels compute, outside the graph; itself when it is wide.
  @inline(__always)
  public func widened() throws -> Tensor { elementType.isNarrow ? try castCopy(to: elementType.wide) : self }

  /// A row-major tensor of the elements that `element` gives for the places from 0 on.
  /// Errors: interrupted, and those of `element`.
  @inlinable
  public static func filled<Element>(
    _ shape: Shape, _ dtype: DType, of type: Element.Type, each element: (Int) throws -> Element
  ) throws -> Tensor {
    try filled(shape, dtype, of: type) { out in
      try Interruption.inRuns(out.count) { for place in $0 { out[place] = try element(place) } }
    }
  }
}
