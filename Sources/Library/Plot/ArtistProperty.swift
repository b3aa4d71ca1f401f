import Interpreter
import Plotting

/// A property of artists: the methods `set_NAME` and `get_NAME`, and the keyword of calls that make artists.
struct ArtistProperty {
  /// The name, then its aliases.
  let names: [String]
  let summary: String
  /// A value for the example, and what the getter shows then; nil without getter.
  let sample: String
  let shown: String?
  /// What the example reads of what the getter gives, such as `.name`.
  private var reading = ""
  private let getter: ((Artist) throws -> Value?)?
  private let setter: ((Artist, Value) throws -> Void)?
  /// Whether the getter gives back what the program gave, as it was.
  private let isGivenBack: Bool

  var isSettable: Bool { setter != nil }

  /// The property with an example that reads an attribute of the value.
  func shown(reading: String) -> ArtistProperty {
    var property = self
    property.reading = reading
    return property
  }

  init(
    _ names: String..., summary: String, sample: String, shown: String? = nil,
    get: ((Artist) throws -> Value?)? = nil, set: ((Artist, Value) throws -> Void)?
  ) {
    self.init(names: names, summary: summary, sample: sample, shown: shown, isGivenBack: false, get: get, set: set)
  }

  /// A property of one class of artists.
  static func of<A: Artist>(
    _ type: A.Type, _ names: String..., summary: String, sample: String, shown: String? = nil,
    isGivenBack: Bool = false, get: ((A) throws -> Value?)? = nil, set: ((A, Value) throws -> Void)?
  ) -> ArtistProperty {
    ArtistProperty(
      names: names, summary: summary, sample: sample, shown: shown, isGivenBack: isGivenBack,
      get: get.map { get in { artist in try (artist as? A).flatMap(get) } },
      set: set.map { set in { artist, value in if let artist = artist as? A { try set(artist, value) } } })
  }

  private init(
    names: [String], summary: String, sample: String, shown: String?, isGivenBack: Bool,
    get: ((Artist) throws -> Value?)?, set: ((Artist, Value) throws -> Void)?
  ) {
    self.names = names
    self.summary = summary
    self.sample = sample
    self.shown = shown
    self.isGivenBack = isGivenBack
    getter = get
    setter = set
  }

  /// Sets the property of an artist.
  func set(_ artist: Artist, _ value: Value) throws {
    guard let setter else { return }
    try plotting { try setter(artist, value) }
    if isGivenBack { GivenValues.note(names[0], value, on: artist) }
    (artist as? TickLabel)?.store()
  }

  /// The property of an artist.
  func get(_ artist: Artist) throws -> Value? {
    if isGivenBack, let given = try GivenValues.value(names[0], of: artist) { return given }
    return try plotting { try getter?(artist) }
  }

  /// The setter and getter methods, under all names.
  /// - Parameters:
  ///   - owner: The type's name.
  ///   - setUp: Source that names an artist `a`, for the examples.
  func methods(of owner: String, setUp: String) -> [Builtin] {
    var methods: [Builtin] = []
    for name in names {
      if isSettable {
        methods.append(
          Builtin(
            "set_\(name)(self, \(names[0]))", of: owner, "Sets \(summary).",
            example: "\(setUp)\na.set_\(name)(\(sample))"
              + (shown.map { "\na.get_\(name)()\(reading)\n#> \($0)" } ?? "\na.get_visible()\n#> True"), style: .python
          ) { arguments in
            guard let object = arguments[0].object(as: ArtistObject.self) else { return .none }
            try set(object.artist, arguments[1])
            return .none
          })
      }
      guard getter != nil, let shown else { continue }
      methods.append(
        Builtin(
          "get_\(name)(self)", of: owner, "What \(summary) is.",
          example: "\(setUp)\n" + (!isSettable ? "" : "a.set_\(name)(\(sample))\n")
            + "a.get_\(name)()\(reading)\n#> \(shown)",
          style: .python
        ) { arguments in
          guard let object = arguments[0].object(as: ArtistObject.self) else { return .none }
          return try get(object.artist) ?? .none
        })
    }
    return methods
  }
}
