/// A value of JSON. Numbers keep the digits they were written with, objects the order of their members.
public indirect enum JSON: Equatable, Sendable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSON])
  case object(JSONObject)

  public var stringValue: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  public var intValue: Int? {
    if case .number(let digits) = self { return Int(digits) }
    return nil
  }

  public var arrayValue: [JSON]? {
    if case .array(let items) = self { return items }
    return nil
  }

  public var objectValue: JSONObject? {
    if case .object(let object) = self { return object }
    return nil
  }

  public static func integer(_ value: Int) -> JSON { .number(String(value)) }
}

/// The members of a JSON object, in order.
public struct JSONObject: Equatable, Sendable {
  public struct Member: Equatable, Sendable {
    public var key: String
    public var value: JSON
  }

  public private(set) var members: [Member]

  public init(_ members: [(String, JSON)] = []) {
    self.members = members.map { Member(key: $0.0, value: $0.1) }
  }

  /// Of members of one name the last one counts, as in Python; it takes the place of the first.
  init(read members: [Member]) {
    var places: [String: Int] = [:]
    var kept: [Member] = []
    for member in members {
      if let place = places[member.key] {
        kept[place].value = member.value
      } else {
        places[member.key] = kept.count
        kept.append(member)
      }
    }
    self.members = kept
  }

  public var isEmpty: Bool { members.isEmpty }

  /// The member of that name. A member that is set keeps its place; a new one goes where the order of the names has it.
  public subscript(key: String) -> JSON? {
    get { members.first { $0.key == key }?.value }
    set {
      let place = members.firstIndex { $0.key == key }
      switch (place, newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil): members.remove(at: place)
      case (nil, let value?):
        let following = members.firstIndex { $0.key > key } ?? members.count
        members.insert(Member(key: key, value: value), at: following)
      case (nil, nil): break
      }
    }
  }
}
