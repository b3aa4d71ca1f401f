/// "Did you mean": the name nearest to one that was not found, by CPython's measure.
public enum Suggestion {
  private static let moveCost = 2
  private static let caseCost = 1
  private static let candidateLimit = 750
  private static let lengthLimit = 40

  /// The suggestion for an uncaught exception, or nil.
  public static func name(for exception: ExceptionObject) -> String? {
    guard let failed = exception.failedLookUp else { return nil }
    if let object = failed.object {
      return nearest(to: failed.name.name, among: Attributes.names(of: object))
    }
    for names in exception.visibleNames?() ?? [] {
      if let found = nearest(to: failed.name.name, among: names) { return found }
    }
    return nil
  }

  /// The candidate that a name was probably meant to be; nil when none is near.
  public static func nearest(to name: String, among candidates: [String]) -> String? {
    guard candidates.count < candidateLimit else { return nil }
    let wanted = Array(name.utf8)
    var best: String?
    var bestDistance = Int.max
    for candidate in candidates where candidate != name {
      let other = Array(candidate.utf8)
      let limit = min((wanted.count + other.count + 3) * moveCost / 6, bestDistance - 1)
      let distance = distance(wanted, other, limit: limit)
      if distance <= limit {
        best = candidate
        bestDistance = distance
      }
    }
    return best
  }

  /// The cost of turning one name into the other; more than `limit` when it exceeds it.
  private static func distance(_ first: [UInt8], _ second: [UInt8], limit: Int) -> Int {
    var a = first[...]
    var b = second[...]
    while let x = a.first, let y = b.first, x == y {
      a = a.dropFirst()
      b = b.dropFirst()
    }
    while let x = a.last, let y = b.last, x == y {
      a = a.dropLast()
      b = b.dropLast()
    }
    if a.isEmpty || b.isEmpty { return (a.count + b.count) * moveCost }
    if a.count > lengthLimit || b.count > lengthLimit { return limit + 1 }
    if abs(a.count - b.count) * moveCost > limit { return limit + 1 }
    var row = (0...a.count).map { $0 * moveCost }
    for (index, character) in b.enumerated() {
      var diagonal = row[0]
      row[0] = (index + 1) * moveCost
      for (column, own) in a.enumerated() {
        let replaced = diagonal + cost(own, character)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, row[column] + moveCost, row[column + 1] + moveCost)
      }
    }
    return row[a.count]
  }

  private static func cost(_ a: UInt8, _ b: UInt8) -> Int {
    if a == b { return 0 }
    return lower(a) == lower(b) ? caseCost : moveCost
  }

  private static func lower(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte | 32 : byte }
}
