import Interpreter
import Tensors

/// The namespace `torch.utils.data`: data sets, and loaders that give them in batches.
enum DataNamespace {
  /// `torch.utils` and `torch.utils.data`.
  static func make() -> [NamespaceObject] {
    let data = NamespaceObject("torch.utils.data")
    data.add([dataset, tensorDataset, subset, loader])
    data.add([randomSplit, defaultCollate])
    data.lacking = ["ChainDataset", "IterableDataset", "default_convert", "distributed", "DistributedSampler"]
    let utils = NamespaceObject("torch.utils")
    utils.add("data", .object(data))
    utils.lacking = ["checkpoint", "tensorboard", "cpp_extension", "bottleneck", "model_zoo", "benchmark", "dlpack"]
    return [utils, data]
  }

  static let dataset: TypeObject = {
    let type = TypeObject(
      "Dataset", module: "torch.utils.data.dataset",
      summary: "The base of data sets: classes derived from it define __getitem__ and __len__.")
    type.derivation = .plain
    type.constructor = Builtin(
      "Dataset()", of: "torch.utils.data", type.summary,
      example: """
        class Squares(torch.utils.data.Dataset):
            def __len__(self): return 3
            def __getitem__(self, i): return i * i
        list(torch.utils.data.DataLoader(Squares(), batch_size=3))
        #> [tensor([0, 1, 4])]
        """
    ) { _ in .object(Object()) }
    return type
  }()

  static let tensorDataset: TypeObject = {
    let type = TypeObject(
      "TensorDataset", module: "torch.utils.data.dataset", bases: [dataset], [.subscriptable, .iterable, .length],
      summary: "The rows of tensors of equal length, as tuples.")
    type.constructor = Builtin(
      "TensorDataset(*tensors)", of: "torch.utils.data", type.summary,
      example: """
        data = torch.utils.data.TensorDataset(arange(3), arange(3.) / 2)
        data[1], len(data)
        #> ((tensor(1), tensor(0.5000)), 3)
        """, style: .python
    ) { arguments in
      .object(try TensorDatasetObject(arguments.rest.map { try TensorMembers.object($0).tensor }))
    }
    return type
  }()

  static let subset: TypeObject = {
    let type = TypeObject(
      "Subset", module: "torch.utils.data.dataset", bases: [dataset], [.subscriptable, .iterable, .length],
      summary: "The items of a data set at chosen positions.")
    type.constructor = Builtin(
      "Subset(dataset, indices)", of: "torch.utils.data", type.summary,
      example: "list(torch.utils.data.Subset('abcd', [3, 0]))\n#> ['d', 'a']", style: .python
    ) { .object(SubsetObject($0[0], $0[1])) }
    return type
  }()

  static let loader: TypeObject = {
    let type = TypeObject(
      "DataLoader", module: "torch.utils.data.dataloader", [.iterable, .length],
      summary: "A data set in batches, shuffled as PyTorch shuffles it when asked.")
    type.constructor = Builtin(
      "DataLoader(dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None, num_workers=0, "
        + "collate_fn=None, pin_memory=False, drop_last=False, timeout=0, worker_init_fn=None, "
        + "multiprocessing_context=None, generator=None)", of: "torch.utils.data", type.summary,
      example: """
        generator = manual_seed(0)
        loader = torch.utils.data.DataLoader(range(5), batch_size=2, shuffle=True)
        list(loader), len(loader)
        #> ([tensor([1, 4]), tensor([2, 3]), tensor([0])], 3)
        """, style: .python
    ) { .object(try DataLoaderObject($0)) }
    return type
  }()

  private static let randomSplit = Builtin(
    "random_split(dataset, lengths, generator=None)", of: "torch.utils.data",
    "Splits a data set at random into parts of the given lengths or fractions.",
    example: """
      generator = manual_seed(0)
      first, second = torch.utils.data.random_split(range(5), [3, 2])
      list(first), list(second)
      #> ([4, 0, 1], [3, 2])
      """, style: .python
  ) { arguments in
    let generator = try DataLoaderObject.generator(arguments[2]) ?? .shared
    let count = try Operators.length(arguments[0])
    let lengths = try DataNamespace.lengths(Operators.array(arguments[1]), of: count)
    guard lengths.reduce(0, { $0 &+ $1 }) == count else {
      throw Raised.valueError("Sum of input lengths does not equal the length of the input dataset!")
    }
    let order = try generator.draw { try permutation(count) }
    var start = 0
    return .list(
      lengths.map { length in
        defer { start += length }
        let indices = order[start..<min(order.count, start + max(0, length))]
        return .object(SubsetObject(arguments[0], .list(indices.map { .int($0) })))
      })
  }

  private static let defaultCollate = Builtin(
    "default_collate(batch)", of: "torch.utils.data", "Items put together as a loader puts them together.",
    example: "torch.utils.data.default_collate([1, 2])\n#> tensor([1, 2])", style: .python
  ) { arguments in try Collation.collate(Operators.array(arguments[0])) }

  /// The integers below `count` in random order.
  static func permutation(_ count: Int) throws -> [Int] {
    try torch { try Tensor.randperm(count).withElements(of: Int.self) { Array($0) } }
  }

  /// Lengths, or fractions whose sum is one: the items left over go to the parts one by one.
  private static func lengths(_ values: [Value], of count: Int) throws -> [Int] {
    let numbers = try values.map { value -> Double in
      guard let number = try Numbers.real(value) else {
        throw Raised.typeError("unsupported operand type(s) for +: 'int' and '\(value.typeName)'")
      }
      return number
    }
    let sum = numbers.reduce(0, +)
    guard abs(sum - 1) <= 1e-9, sum <= 1 else {
      return try values.map { value in
        guard case .int(let length) = value else {
          throw Raised.valueError("Sum of input lengths does not equal the length of the input dataset!")
        }
        return length
      }
    }
    if let index = numbers.firstIndex(where: { $0 < 0 || $0 > 1 }) {
      throw Raised.valueError("Fraction at index \(index) is not between 0 and 1")
    }
    var lengths = numbers.map { Int((Double(count) * $0).rounded(.down)) }
    let rest = count - lengths.reduce(0, +)
    for index in 0..<max(0, rest) { lengths[index % lengths.count] += 1 }
    for (index, length) in lengths.enumerated() where length == 0 {
      WarningText.show(
        category: "UserWarning", "Length of split at index \(index) is 0. This might result in an empty dataset.")
    }
    return lengths
  }
}
