import Interpreter

/// The methods of `bytes` and `bytearray`; each gives bytes of the receiver's type.
extension BytesType {
  /// The receiver of a method, which the argument list begins with.
  private static func receiver(_ arguments: Arguments, _ name: String, _ type: TypeObject) throws -> BytesObject {
    guard let receiver = arguments[0].object(as: BytesObject.self) else {
      throw Raised.typeError(
        "descriptor '\(name)' for '\(type.name)' objects doesn't apply to a '\(arguments[0].typeName)' object")
    }
    return receiver
  }

  private static func method(
    _ type: TypeObject, _ signature: String, _ summary: String, example: String,
    _ body: @escaping (BytesObject, Arguments) throws -> Value
  ) -> Builtin {
    let name = String(signature.prefix { $0 != "(" })
    return Builtin(signature, of: type.name, summary, example: example) { arguments in
      try body(receiver(arguments, name, type), arguments)
    }
  }

  private static func like(_ object: BytesObject, _ bytes: [UInt8]) -> Value {
    .object(BytesObject(bytes, isMutable: object.isMutable))
  }

  /// The bytes of an argument that must be bytes.
  private static func part(_ value: Value) throws -> [UInt8] {
    guard let object = value.object(as: BytesObject.self) else {
      throw Raised.typeError("a bytes-like object is required, not '\(value.typeName)'")
    }
    return object.bytes
  }

  // MARK: Text

  static func textMethods(of type: TypeObject) -> [Builtin] {
    [
      method(
        type, "decode(self, /, encoding='utf-8', errors='strict')", "Return the text that the bytes stand for.",
        example: "b'\\xc3\\xa9'.decode()\n#> 'é'"
      ) { object, arguments in
        .string(try decoded(object.bytes, from: arguments.optional(1)?.stringValue ?? "utf-8", faults(arguments, 2)))
      },
      method(
        type, "hex(self, sep=None, bytes_per_sep=1)", "Return the bytes as hexadecimal digits.",
        example: "b'Hi'.hex(), b'Hi'.hex('-')\n#> ('4869', '48-69')"
      ) { object, arguments in
        let separator = Array((arguments.optional(1)?.stringValue ?? "").utf8)
        return .string(try hexadecimal(object.bytes, separator, group: arguments.index(2, or: 1)))
      },
      method(
        type, "upper(self, /)", "Return the bytes with ASCII letters in upper case.", example: "b'a'.upper()\n#> b'A'"
      ) { object, _ in like(object, object.bytes.map { (0x61...0x7a).contains($0) ? $0 - 0x20 : $0 }) },
      method(
        type, "lower(self, /)", "Return the bytes with ASCII letters in lower case.", example: "b'A'.lower()\n#> b'a'"
      ) { object, _ in like(object, object.bytes.map { (0x41...0x5a).contains($0) ? $0 + 0x20 : $0 }) },
      method(type, "isdigit(self, /)", "Return whether all bytes are digits.", example: "b'12'.isdigit()\n#> True") {
        object, _ in .bool(!object.bytes.isEmpty && object.bytes.allSatisfy { (0x30...0x39).contains($0) })
      },
      method(type, "isascii(self, /)", "Return whether all bytes are ASCII.", example: "b'\\x80'.isascii()\n#> False") {
        object, _ in .bool(object.bytes.allSatisfy { $0 < 0x80 })
      },
    ]
  }

  /// Groups count from the right, or from the left where the number is negative.
  private static func hexadecimal(_ bytes: [UInt8], _ separator: [UInt8], group: Int) throws -> String {
    let digits = Array("0123456789abcdef".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(2 * bytes.count)
    for (index, byte) in bytes.enumerated() {
      try Machine.current.checkInterrupt(after: index)
      let place = group > 0 ? bytes.count - index : index
      if index > 0, group != 0, place.isMultiple(of: Int(clamping: group.magnitude)) { result += separator }
      result.append(digits[Int(byte >> 4)])
      result.append(digits[Int(byte & 15)])
    }
    return String(decoding: result, as: UTF8.self)
  }

  // MARK: Search

  static func searchMethods(of type: TypeObject) -> [Builtin] {
    [
      method(
        type, "find(self, sub, start=None, end=None, /)", "Return where a part begins first, or -1.",
        example: "b'abcb'.find(b'b')\n#> 1"
      ) { object, arguments in .int(try place(object, arguments) ?? -1) },
      method(
        type, "index(self, sub, start=None, end=None, /)", "Return where a part begins first.",
        example: "b'abc'.index(b'c')\n#> 2"
      ) { object, arguments in
        guard let place = try place(object, arguments) else { throw Raised.valueError("subsection not found") }
        return .int(place)
      },
      method(
        type, "count(self, sub, start=None, end=None, /)", "Return how often a part occurs.",
        example: "b'aaa'.count(b'a')\n#> 3"
      ) { object, arguments in
        let (start, end) = try arguments.bounds(2, count: object.bytes.count)
        let wanted = try sought(arguments[1])
        if wanted.isEmpty { return .int(start > end ? 0 : end - start + 1) }
        return .int(try places(of: wanted, in: object, start, end).count)
      },
      method(
        type, "startswith(self, prefix, start=None, end=None, /)", "Return whether the bytes begin with a part.",
        example: "b'abc'.startswith(b'ab')\n#> True"
      ) { object, arguments in
        try hasAffix("startswith", object, arguments) { $0.starts(with: $1) }
      },
      method(
        type, "endswith(self, suffix, start=None, end=None, /)", "Return whether the bytes end with a part.",
        example: "b'abc'.endswith(b'bc')\n#> True"
      ) { object, arguments in
        try hasAffix("endswith", object, arguments) { $0.count >= $1.count && $0.suffix($1.count).elementsEqual($1) }
      },
      method(
        type, "replace(self, old, new, count=-1, /)", "Return the bytes with parts replaced.",
        example: "b'aba'.replace(b'a', b'x')\n#> b'xbx'"
      ) { object, arguments in
        let (old, new, limit) = (try part(arguments[1]), try part(arguments[2]), try arguments.index(3, or: -1))
        return like(object, try replaced(object, old, new, limit < 0 ? Int.max : limit))
      },
    ]
  }

  /// A part to look for: bytes, or one byte as an integer.
  private static func sought(_ value: Value) throws -> [UInt8] {
    if let object = value.object(as: BytesObject.self) { return object.bytes }
    guard try Operators.indexValue(value) != nil else {
      throw Raised.typeError(
        "argument should be integer or bytes-like object, not '\(value.typeName)'")
    }
    return [try BytesObject.byte(value)]
  }

  private static func place(_ object: BytesObject, _ arguments: Arguments) throws -> Int? {
    let (start, end) = try arguments.bounds(2, count: object.bytes.count)
    return object.position(of: try sought(arguments[1]), from: start, to: end)
  }

  /// Where a part that is not empty begins, without overlaps.
  private static func places(of part: [UInt8], in object: BytesObject, _ start: Int, _ end: Int) throws -> [Int] {
    var places: [Int] = []
    var next = start
    while let place = object.position(of: part, from: next, to: end) {
      try places.grow(by: place)
      try Machine.current.checkInterrupt(after: places.count)
      next = place + part.count
    }
    return places
  }

  private static func hasAffix(
    _ name: String, _ object: BytesObject, _ arguments: Arguments, _ holds: (ArraySlice<UInt8>, [UInt8]) -> Bool
  ) throws -> Value {
    let (start, end) = try arguments.bounds(2, count: object.bytes.count)
    guard start <= end else { return .bool(false) }
    let affixes = arguments[1].object(as: TupleObject.self)?.items ?? [arguments[1]]
    return .bool(
      try affixes.contains { affix in
        guard let bytes = affix.object(as: BytesObject.self)?.bytes else {
          throw Raised.typeError("\(name) first arg must be bytes or a tuple of bytes, not \(affix.typeName)")
        }
        return holds(object.bytes[start..<end], bytes)
      })
  }

  private static func replaced(_ object: BytesObject, _ old: [UInt8], _ new: [UInt8], _ limit: Int) throws -> [UInt8] {
    let count = object.bytes.count
    let places = try old.isEmpty ? Array(0...count) : places(of: old, in: object, 0, count)
    var result: [UInt8] = []
    var next = 0
    for (index, place) in places.prefix(limit).enumerated() {
      try Machine.current.checkInterrupt(after: index)
      result += object.bytes[next..<place]
      result += new
      next = place + old.count
    }
    return result + object.bytes[next...]
  }

  // MARK: Parts

  static func splitMethods(of type: TypeObject) -> [Builtin] {
    [
      method(
        type, "split(self, /, sep=None, maxsplit=-1)", "Return the parts between separators, or between blanks.",
        example: "b'a b'.split()\n#> [b'a', b'b']"
      ) { object, arguments in
        let limit = try arguments.index(2, or: -1)
        let parts = try split(object, arguments.optional(1), limit < 0 ? Int.max : limit)
        return .list(parts.map { like(object, $0) })
      },
      method(
        type, "join(self, iterable_of_bytes, /)", "Return the parts with the bytes between them.",
        example: "b', '.join([b'a', b'b'])\n#> b'a, b'"
      ) { object, arguments in
        var result: [UInt8] = []
        for (index, item) in try Operators.array(arguments[1]).enumerated() {
          try Machine.current.checkInterrupt(after: index)
          guard let bytes = item.object(as: BytesObject.self)?.bytes else {
            throw Raised.typeError(
              "sequence item \(index): expected a bytes-like object, \(item.typeName) found")
          }
          if index > 0 { result += object.bytes }
          result += bytes
        }
        return like(object, result)
      },
      trimming(type, "strip", "at both ends", left: true, right: true),
      trimming(type, "lstrip", "at the beginning", left: true, right: false),
      trimming(type, "rstrip", "at the end", left: false, right: true),
    ]
  }

  private static func split(_ object: BytesObject, _ separator: Value?, _ limit: Int) throws -> [[UInt8]] {
    guard let separator, !separator.isNone else {
      return try splitAtBlanks(object.bytes, limit)
    }
    let mark = try part(separator)
    if mark.isEmpty { throw Raised.valueError("empty separator") }
    var parts: [[UInt8]] = []
    var next = 0
    for place in try places(of: mark, in: object, 0, object.bytes.count).prefix(limit) {
      parts.append(Array(object.bytes[next..<place]))
      next = place + mark.count
    }
    return parts + [Array(object.bytes[next...])]
  }

  private static func splitAtBlanks(_ bytes: [UInt8], _ limit: Int) throws -> [[UInt8]] {
    var parts: [[UInt8]] = []
    var place = 0
    while true {
      while place < bytes.count, isBlank(bytes[place]) { place += 1 }
      if place == bytes.count { return parts }
      // The last part keeps the blanks inside and behind it.
      if parts.count == limit { return parts + [Array(bytes[place...])] }
      let start = place
      while place < bytes.count, !isBlank(bytes[place]) { place += 1 }
      try parts.grow(by: Array(bytes[start..<place]))
      try Machine.current.checkInterrupt(after: parts.count)
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }

  private static func trimming(
    _ type: TypeObject, _ name: String, _ place: String, left: Bool, right: Bool
  ) -> Builtin {
    let example: [String: String] = ["strip": "b' a '.strip()\n#> b'a'", "lstrip": "b' a'.lstrip()\n#> b'a'"]
    return method(
      type, "\(name)(self, bytes=None, /)", "Return the bytes without blanks, or the given bytes, \(place).",
      example: example[name] ?? "b'a '.rstrip()\n#> b'a'"
    ) { object, arguments in
      let unwanted: (UInt8) -> Bool
      if let given = arguments.optional(1), !given.isNone {
        let bytes = Set(try part(given))
        unwanted = { bytes.contains($0) }
      } else {
        unwanted = isBlank
      }
      var bytes = object.bytes[...]
      if left { bytes = bytes.drop(while: unwanted) }
      if right { while let last = bytes.last, unwanted(last) { bytes.removeLast() } }
      return like(object, Array(bytes))
    }
  }

  // MARK: Changes of a bytearray

  static let changes: [Builtin] = [
    method(
      BuiltinTypes.byteArray, "append(self, item, /)", "Add a byte at the end.",
      example: "a = bytearray(b'a')\na.append(98)\na\n#> bytearray(b'ab')"
    ) { object, arguments in
      object.bytes.append(try BytesObject.byte(arguments[1]))
      return .none
    },
    method(
      BuiltinTypes.byteArray, "extend(self, iterable_of_ints, /)", "Add bytes at the end.",
      example: "a = bytearray()\na.extend(b'ab')\na\n#> bytearray(b'ab')"
    ) { object, arguments in
      object.bytes += try BytesObject.bytes(of: arguments[1])
      return .none
    },
    method(
      BuiltinTypes.byteArray, "pop(self, index=-1, /)", "Remove and return a byte.",
      example: "bytearray(b'ab').pop()\n#> 98"
    ) { object, arguments in
      if object.bytes.isEmpty { throw Raised.indexError("pop from empty bytearray") }
      let index = try arguments.index(1, or: -1)
      let place = index < 0 ? index &+ object.bytes.count : index
      guard object.bytes.indices.contains(place) else { throw Raised.indexError("pop index out of range") }
      return .int(Int(object.bytes.remove(at: place)))
    },
    method(
      BuiltinTypes.byteArray, "clear(self, /)", "Remove all bytes.",
      example: "a = bytearray(b'a')\na.clear()\nlen(a)\n#> 0"
    ) { object, _ in
      object.bytes.removeAll()
      return .none
    },
  ]
}
