import Calendar
import Interpreter
import Syntax

/// `datetime.timezone`: a fixed distance from UTC.
final class TimeZoneObject: Object {
  let offset: DurationObject
  private let name: String?

  init(_ offset: DurationObject, name: String? = nil) {
    (self.offset, self.name) = (offset, name)
    super.init()
  }

  static let utc = TimeZoneObject(.seconds(0))
  static let baseType = TypeObject("datetime.tzinfo", summary: "The base of time zones.")
  static let zoneType = TypeObject(
    "datetime.timezone", bases: [baseType], summary: "A fixed distance from UTC.")
  override var type: TypeObject { TimeZoneObject.zoneType }

  override func repr() throws -> String {
    if self === TimeZoneObject.utc { return "datetime.timezone.utc" }
    let shown = name.map { ", \(StringObject.quoted($0))" } ?? ""
    return "datetime.timezone(\(try offset.repr())\(shown))"
  }

  override func str() throws -> String { zoneName }

  var zoneName: String {
    if let name { return name }
    return offset.microseconds == 0 ? "UTC" : "UTC" + offsetText
  }

  /// `+09:00`.
  var offsetText: String { TimeZoneObject.text(of: offset, separator: ":") }

  static func text(of offset: DurationObject, separator: String) -> String {
    let micros = offset.microseconds.magnitude
    let seconds = Int(truncatingIfNeeded: micros / 1_000_000)
    var text = offset.microseconds < 0 ? "-" : "+"
    text += padded(seconds / 3600, 2) + separator + padded(seconds / 60 % 60, 2)
    let rest = Int(truncatingIfNeeded: micros % 1_000_000)
    if seconds % 60 != 0 || rest != 0 { text += separator + padded(seconds % 60, 2) }
    return rest == 0 ? text : text + "." + padded(rest, 6)
  }

  override func hash() throws -> Int { try offset.hash() }

  override func compare(_ operation: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let right = other.object(as: TimeZoneObject.self) else { return nil }
    switch operation {
    case .equal: return .bool(offset.microseconds == right.offset.microseconds)
    case .notEqual: return .bool(offset.microseconds != right.offset.microseconds)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .is, .isNot, .in, .notIn: return nil
    }
  }

  /// The zone that an argument `tzinfo` names, or nil for None.
  static func zone(_ value: Value) throws -> TimeZoneObject? {
    if value.isNone { return nil }
    if let zone = value.object(as: TimeZoneObject.self) { return zone }
    throw Raised.typeError("tzinfo argument must be None or of a tzinfo subclass, not type '\(value.typeName)'")
  }

  static func install() {
    zoneType.constructor = Builtin(
      "timezone(offset, name=None)", of: "datetime", zoneType.summary,
      example: "from datetime import timedelta, timezone\ntimezone(timedelta(hours=9))\n"
        + "#> datetime.timezone(datetime.timedelta(seconds=32400))"
    ) {
      guard let offset = $0[0].object(as: DurationObject.self) else {
        throw Raised.typeError("timezone() argument 1 must be datetime.timedelta, not \($0[0].typeName)")
      }
      guard offset.microseconds.magnitude < DurationObject.day.magnitude else {
        throw Raised.valueError(
          "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), "
            + "not \(try offset.repr()).")
      }
      let name = try $0.text(1, named: "name", of: "timezone")
      return .object(offset.microseconds == 0 && name == nil ? utc : TimeZoneObject(offset, name: name))
    }
    zoneType.add("utc", .value(.object(utc)))
    let method = Methods(of: "timezone", TimeZoneObject.self)
    zoneType.add([
      method(
        "utcoffset(self, dt, /)", "The distance from UTC.",
        example: "from datetime import timezone\ntimezone.utc.utcoffset(None)\n#> datetime.timedelta(0)"
      ) { zone, _ in .object(zone.offset) },
      method(
        "tzname(self, dt, /)", "The zone's name.",
        example: "from datetime import timezone\ntimezone.utc.tzname(None)\n#> 'UTC'"
      ) { zone, _ in .string(zone.zoneName) },
    ])
  }
}
