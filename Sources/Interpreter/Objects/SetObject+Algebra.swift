import Syntax

/// Union, intersection, differences and the subset order of sets.
extension SetObject {
  /// The items of this set and of the iterables.
  public func union(_ others: [Value]) throws -> SetObject {
    let result = try copied(isFrozen: isFrozen)
    for other in others { try result.update(other) }
    return result
  }

  /// The items that every iterable has too.
  public func intersection(_ others: [Value]) throws -> SetObject {
    guard var result = try others.first.map(intersection) else { return try copied(isFrozen: isFrozen) }
    for other in others.dropFirst() { result = try result.intersection(other) }
    return result
  }

  private func intersection(_ other: Value) throws -> SetObject {
    guard let set = other.object(as: SetObject.self) else {
      let result = SetObject(isFrozen: isFrozen)
      let iterator = try Operators.makeIterator(other)
      while let item = try iterator.next() {
        let hash = try Operators.hash(item)
        if try table.contains(item, hash: hash) { try result.table.insert(item, hash: hash) }
      }
      return result
    }
    if set === self { return try copied(isFrozen: isFrozen) }
    let result = SetObject(isFrozen: isFrozen)
    let (walked, searched) = set.count > count ? (self, set) : (set, self)
    for entry in walked.table.all where try searched.table.contains(entry.key, hash: entry.hash) {
      try result.table.insert(entry.key, hash: entry.hash)
    }
    return result
  }

  /// Keeps only the items that every iterable has too.
  public func formIntersection(_ others: [Value]) throws { table = try intersection(others).table }

  /// The items that no iterable has.
  public func difference(_ others: [Value]) throws -> SetObject {
    guard let first = others.first else { return try copied(isFrozen: isFrozen) }
    let result = try difference(first)
    for other in others.dropFirst() { try result.subtract(other) }
    return result
  }

  private func difference(_ other: Value) throws -> SetObject {
    let otherCount: Int
    let isAbsent: (Value, Int) throws -> Bool
    if let set = other.object(as: SetObject.self) {
      otherCount = set.count
      isAbsent = { key, hash in try !set.table.contains(key, hash: hash) }
    } else if let dictionary = other.object(as: DictionaryObject.self) {
      otherCount = dictionary.table.count
      isAbsent = { key, _ in try dictionary.table.value(for: key) == nil }
    } else {
      return try copiedAndSubtracted(other)
    }
    if count >> 2 > otherCount { return try copiedAndSubtracted(other) }
    let result = SetObject(isFrozen: isFrozen)
    for entry in table.all where try isAbsent(entry.key, entry.hash) {
      try result.table.insert(entry.key, hash: entry.hash)
    }
    return result
  }

  private func copiedAndSubtracted(_ other: Value) throws -> SetObject {
    let result = try copied(isFrozen: isFrozen)
    try result.subtract(other)
    return result
  }

  /// Removes the items of the iterable.
  public func subtract(_ other: Value) throws {
    if let set = other.object(as: SetObject.self) {
      if set === self { return clear() }
      let walked = set.count >> 3 > count ? try intersection(other) : set
      for entry in walked.table.all { _ = try table.remove(entry.key, hash: entry.hash) }
    } else {
      let iterator = try Operators.makeIterator(other)
      while let item = try iterator.next() { _ = try table.remove(item, hash: Operators.hash(item)) }
    }
    try table.compact()
  }

  /// The items in exactly one of the set and the iterable.
  public func symmetricDifference(_ other: Value) throws -> SetObject {
    let result = SetObject(isFrozen: isFrozen)
    try result.update(other)
    try result.formSymmetricDifference(.object(self))
    return result
  }

  /// Keeps the items in exactly one of the set and the iterable.
  public func formSymmetricDifference(_ other: Value) throws {
    let entries: [(key: Value, hash: Int)]
    if let dictionary = other.object(as: DictionaryObject.self) {
      entries = dictionary.table.all.map { ($0.key, $0.hash) }
    } else if let set = other.object(as: SetObject.self) {
      if set === self { return clear() }
      entries = set.table.all
    } else {
      let set = SetObject()
      try set.update(other)
      entries = set.table.all
    }
    for entry in entries where try !table.remove(entry.key, hash: entry.hash) {
      try table.insert(entry.key, hash: entry.hash)
    }
  }

  // MARK: Order

  public func isSubset(of other: SetObject) throws -> Bool {
    if count > other.count { return false }
    return try table.all.allSatisfy { try other.table.contains($0.key, hash: $0.hash) }
  }

  /// Whether the set shares no item with the iterable.
  public func isDisjoint(with other: Value) throws -> Bool {
    if let set = other.object(as: SetObject.self) {
      let (walked, searched) = set.count > count ? (self, set) : (set, self)
      return try walked.table.all.allSatisfy { try !searched.table.contains($0.key, hash: $0.hash) }
    }
    let iterator = try Operators.makeIterator(other)
    while let item = try iterator.next() {
      if try table.contains(item, hash: Operators.hash(item)) { return false }
    }
    return true
  }

  func ordered(_ operation: ComparisonOperator, _ other: SetObject) throws -> Bool? {
    switch operation {
    case .equal: return try count == other.count && isSubset(of: other)
    case .notEqual: return try !(count == other.count && isSubset(of: other))
    case .less: return try count < other.count && isSubset(of: other)
    case .lessOrEqual: return try isSubset(of: other)
    case .greater: return try other.count < count && other.isSubset(of: self)
    case .greaterOrEqual: return try other.isSubset(of: self)
    case .is, .isNot, .in, .notIn: return nil
    }
  }
}
