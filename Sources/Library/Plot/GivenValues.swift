import Interpreter
import Plotting

/// What a program gave for properties of an artist: getters give it back as it was, a list as that list.
final class GivenValues {
  private enum Entry {
    case value(Value)
    /// Something that lgs has no value for.
    case lacking(String)
  }

  private var entries: [String: Entry] = [:]

  private static func make(for artist: Artist) -> GivenValues {
    if let given = artist.companion as? GivenValues { return given }
    let given = GivenValues()
    artist.companion = given
    return given
  }

  /// Keeps the value of a property.
  static func note(_ name: String, _ value: Value, on artist: Artist) {
    make(for: artist).entries[name] = .value(value)
  }

  /// Keeps that the property's value is something that lgs lacks, which its getter then says.
  static func noteLacking(_ name: String, _ what: String, on artist: Artist) {
    make(for: artist).entries[name] = .lacking(what)
  }

  /// The value that was given; nil when there was none.
  static func value(_ name: String, of artist: Artist) throws -> Value? {
    switch (artist.companion as? GivenValues)?.entries[name] {
    case .value(let value)?: return value
    case .lacking(let what)?: throw Raised.notInLgs(what)
    case nil: return nil
    }
  }
}
