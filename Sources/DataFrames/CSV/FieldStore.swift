import CTables

/// A field of a row: where its bytes stand in the buffer.
typealias Field = lgs_field

/// Fields one behind the other, in memory of their own.
final class FieldStore {
  private(set) var base: UnsafeMutablePointer<Field>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = max(capacity, 64)
    base = LargeMemory.allocate(Field.self, capacity: self.capacity)
  }

  deinit { base.deallocate() }

  func append(_ field: Field) {
    reserve(1)
    base[count] = field
    count += 1
  }

  /// Makes room for further fields.
  func reserve(_ extra: Int) {
    guard count + extra > capacity else { return }
    capacity = max(capacity * 2, count + extra)
    let larger = LargeMemory.allocate(Field.self, capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }

  /// Counts fields that have been written behind the last.
  func extend(by extra: Int) { count += extra }

  func removeLast(_ extra: Int) { count -= extra }
  func removeAll() { count = 0 }

  func removeFirst(_ extra: Int) {
    base.update(from: base + extra, count: count - extra)
    count -= extra
  }
}
