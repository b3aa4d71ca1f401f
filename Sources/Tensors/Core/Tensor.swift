import CKernels

/// An n-dimensional array that is its own node of the gradient graph.
///
/// The graph fields never change after creation, except a leaf's flags: an in-place operation on a tensor that has
/// a gradient function gives a tensor that shares the storage, and the variable that held the old one adopts it.
public final class Tensor {
  @exclusivity(unchecked) var storage: UnsafeMutablePointer<lgs_storage>
  @exclusivity(unchecked) var offset: Int
  @exclusivity(unchecked) var elementCount: Int
  @exclusivity(unchecked) var sizes: Shape
  @exclusivity(unchecked) var steps: Shape
  @exclusivity(unchecked) var elementType: DType
  @exclusivity(unchecked) var flags: TensorFlags

  // The graph node: how this tensor was computed.
  @exclusivity(unchecked) var sequence: UInt64
  // Records live as long as the process.
  @exclusivity(unchecked) var operationReference: Unmanaged<Operation>?
  // Parents and gradients are counted by hand, as Tensor+Recycling.swift explains.
  @exclusivity(unchecked) var link0: Unmanaged<Tensor>?
  @exclusivity(unchecked) var link1: Unmanaged<Tensor>?
  @exclusivity(unchecked) var link2: Unmanaged<Tensor>?
  @exclusivity(unchecked) var savedVersion: UInt32
  @exclusivity(unchecked) var savedVersion0: UInt32 = 0
  @exclusivity(unchecked) var savedVersion1: UInt32 = 0
  @exclusivity(unchecked) var savedVersion2: UInt32 = 0
  @exclusivity(unchecked) var attributes = NodeAttributes()

  // The gradient that backward leaves on a leaf, and the sum under way during backward. In a tensor that nothing refers
  // to any more, the latter is the next tensor of the list it stands in.
  @exclusivity(unchecked) var leafGradient: Unmanaged<Tensor>?
  @exclusivity(unchecked) var pendingGradient: Unmanaged<Tensor>?

  /// Takes over one reference of the storage. `Tensor.make` is the way to a tensor; it calls this when nothing is spare.
  init(
    storage: UnsafeMutablePointer<lgs_storage>, offset: Int, shape: Shape, strides: Shape, count: Int, dtype: DType,
    flags: TensorFlags
  ) {
    self.storage = storage
    self.offset = offset
    elementCount = count
    sizes = shape
    steps = strides
    elementType = dtype
    self.flags = flags
    sequence = GraphState.nextSequence()
    savedVersion = storage.pointee.version
  }

  deinit { if !flags.contains(.emptied) { emptyAtEnd() } }

  /// The sizes.
  public var shape: Shape { sizes }

  /// The strides, in elements.
  public var strides: Shape { steps }

  /// The number of elements.
  public var count: Int { elementCount }

  /// The number of dimensions.
  public var rank: Int { sizes.rank }

  /// The type of the elements.
  public var dtype: DType { elementType }

  /// The position of the first element in the storage, in elements.
  public var storageOffset: Int { offset }

  /// True when the elements lie in row-major order without gaps.
  public var isContiguous: Bool { flags.contains(.contiguous) }

  /// How often the storage was changed in place.
  public var version: Int { Int(storage.pointee.version) }

  /// A number that tensors share which begin at the same place of memory.
  public var address: Int { Int(bitPattern: base) }

  /// True when both are windows on the same memory.
  public func sharesStorage(with other: Tensor) -> Bool { storage == other.storage }
}

/// What is true of a tensor, one bit each.
struct TensorFlags: OptionSet {
  let rawValue: UInt16

  static let requiresGrad = TensorFlags(rawValue: 1)
  static let contiguous = TensorFlags(rawValue: 2)
  /// Made by a view operation while gradients were recorded: an in-place change must reach the base's graph.
  static let view = TensorFlags(rawValue: 4)
  /// Backward has used this node and dropped what it had saved.
  static let released = TensorFlags(rawValue: 8)
  /// A non-leaf that keeps its gradient.
  static let retainsGrad = TensorFlags(rawValue: 16)
  /// `x.data`: changes through it are not counted in the version.
  static let untracked = TensorFlags(rawValue: 32)
  /// A view of a leaf that requires grad.
  static let viewOfLeaf = TensorFlags(rawValue: 64)
  /// Nothing refers to the tensor, and it holds nothing.
  static let emptied = TensorFlags(rawValue: 128)
  /// Functions wait for the gradient: `TensorHooks` has them.
  static let hooked = TensorFlags(rawValue: 256)
}

/// Small constants of a graph node: what a derivative needs besides tensors.
struct NodeAttributes {
  var scalar = 0.0
  var first = 0
  var second = 0
  var flag = false
  /// Rare attributes, such as an index expression or the other results of the operation.
  var object: AnyObject?
}
