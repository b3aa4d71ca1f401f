import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `time.struct_time`: the parts of a place in time, as a tuple whose parts have names.
final class TimePartsObject: TupleObject {
  private let zoneName: Value
  private let offset: Value

  static let names = ["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"]

  init(_ parts: tm) {
    // C counts days of the week from Sunday, Python from Monday.
    let numbers = [
      Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday), Int(parts.tm_hour), Int(parts.tm_min),
      Int(parts.tm_sec), (Int(parts.tm_wday) + 6) % 7, Int(parts.tm_yday) + 1, Int(parts.tm_isdst),
    ]
    zoneName = parts.tm_zone.map { .string(String(cString: $0)) } ?? .none
    offset = .int(parts.tm_gmtoff)
    super.init(numbers.map { .int($0) })
  }

  init(_ day: DateObject) {
    let (date, clock) = (day.date, day.clock)
    let numbers = [
      date.year, date.month, date.day, clock.hour, clock.minute, clock.second, date.weekday, date.dayOfYear,
      day.zone == nil ? -1 : 0,
    ]
    (zoneName, offset) = (.none, .none)
    super.init(numbers.map { .int($0) })
  }

  static let partsType = TypeObject(
    "time.struct_time", bases: [BuiltinTypes.tuple], BuiltinTypes.tuple.capabilities,
    summary: "The parts of a place in time.")
  override var type: TypeObject { TimePartsObject.partsType }

  override func repr() throws -> String {
    let shown = try zip(TimePartsObject.names, items).map { "\($0)=\(try $1.repr())" }
    return "time.struct_time(\(shown.joined(separator: ", ")))"
  }

  override func ownAttribute(_ name: Symbol) throws -> Value? {
    switch name.name {
    case "tm_zone": return zoneName
    case "tm_gmtoff": return offset
    case let other: return TimePartsObject.names.firstIndex(of: other).map { items[$0] }
    }
  }

  /// The parts that a tuple of nine numbers stands for, as C takes them.
  /// - Throws: TypeError and ValueError for what is no such tuple.
  static func parts(_ value: Value, for function: String) throws -> tm {
    guard let items = value.object(as: TupleObject.self)?.items else {
      throw Raised.typeError("Tuple or struct_time argument required")
    }
    guard items.count == 9 else { throw Raised.typeError("\(function)(): illegal time tuple argument") }
    let numbers = try items.map { Int32(clamping: try Arguments.index($0)) }
    let limits: [(String, ClosedRange<Int32>, Int32)] = [
      ("month", 0...12, numbers[1]), ("day of month", 0...31, numbers[2]), ("hour", 0...23, numbers[3]),
      ("minute", 0...59, numbers[4]), ("seconds", 0...61, numbers[5]), ("day of year", 0...366, numbers[7]),
    ]
    for (what, range, number) in limits where !range.contains(number) {
      throw Raised.valueError("\(what) out of range")
    }
    var parts = tm()
    parts.tm_year = max(numbers[0], -1_000_000) - 1900
    parts.tm_mon = max(0, numbers[1] - 1)
    parts.tm_mday = max(1, numbers[2])
    (parts.tm_hour, parts.tm_min, parts.tm_sec) = (numbers[3], numbers[4], numbers[5])
    parts.tm_wday = ((numbers[6] % 7 + 7) % 7 + 1) % 7
    parts.tm_yday = max(0, numbers[7] - 1)
    parts.tm_isdst = numbers[8]
    return parts
  }
}

/// The functions of `time` that know the calendar.
extension TimeNamespace {
  private static let call = ModuleFunctions(module: "time")

  /// The whole seconds that an argument gives, or the present.
  private static func seconds(_ arguments: Arguments, _ place: Int) throws -> Int {
    guard !arguments[place].isNone else {
      return Int(clamping: DurationObject.floorDivided(DateTimeObject.now, DurationObject.second))
    }
    let micros = try DateTimeObject.microseconds(of: arguments[place])
    return Int(clamping: DurationObject.floorDivided(micros, DurationObject.second))
  }

  private static func parts(_ arguments: Arguments, _ place: Int, for function: String) throws -> tm {
    try arguments.has(place) && !arguments[place].isNone
      ? TimePartsObject.parts(arguments[place], for: function) : LocalTime.parts(at: seconds(arguments, place))
  }

  private static func plainText(_ parts: tm) -> String {
    TimeFormat.text("%a %b %e %H:%M:%S %Y", parts)
  }

  static let calendarFunctions: [Builtin] = [
    call(
      "localtime(seconds=None, /)", "The parts of a place in time on the system's clock.",
      example: "len(time.localtime())\n#> 9"
    ) {
      .object(TimePartsObject(LocalTime.parts(at: try seconds($0, 0))))
    },
    call("gmtime(seconds=None, /)", "The parts of a place in time at UTC.", example: "time.gmtime(0).tm_year\n#> 1970")
    {
      var (time, result) = (time_t(try seconds($0, 0)), tm())
      gmtime_r(&time, &result)
      return .object(TimePartsObject(result))
    },
    call(
      "mktime(tuple, /)", "The seconds since 1970 of parts on the system's clock.",
      example: "time.mktime(time.localtime(5))\n#> 5.0"
    ) {
      var parts = try TimePartsObject.parts($0[0], for: "mktime")
      return .float(Double(mktime(&parts)))
    },
    call(
      "strftime(format, tuple=None, /)", "The parts of a place in time as a format writes them.",
      example: "time.strftime('%Y-%m-%d', time.gmtime(0))\n#> '1970-01-01'"
    ) {
      guard let format = $0[0].stringValue else {
        throw Raised.typeError("strftime() argument 1 must be str, not \($0[0].typeName)")
      }
      return .string(TimeFormat.text(format, try parts($0, 1, for: "strftime")))
    },
    call(
      "strptime(string, format='%a %b %d %H:%M:%S %Y', /)", "The parts of a text, read as a format says.",
      example: "time.strptime('2024', '%Y').tm_year\n#> 2024"
    ) {
      guard let text = $0[0].stringValue else {
        throw Raised.typeError("strptime() argument 0 must be str, not \(Operators.classText($0[0]))")
      }
      let result = try TimeParser.parse(text, $0.optional(1)?.stringValue ?? "%a %b %d %H:%M:%S %Y")
      return .object(TimePartsObject(DateTimeObject(try result.date, result.clock, result.zone)))
    },
    call(
      "ctime(seconds=None, /)", "A place in time on the system's clock as C writes it.",
      example: "len(time.ctime())\n#> 24"
    ) {
      .string(plainText(LocalTime.parts(at: try seconds($0, 0))))
    },
    call(
      "asctime(tuple=None, /)", "The parts of a place in time as C writes them.",
      example: "time.asctime(time.gmtime(0))\n#> 'Thu Jan  1 00:00:00 1970'"
    ) {
      .string(plainText(try parts($0, 0, for: "asctime")))
    },
  ]
}

extension Operators {
  /// `<class 'int'>`, as messages show types.
  fileprivate static func classText(_ value: Value) -> String { (try? value.type.repr()) ?? value.typeName }
}
