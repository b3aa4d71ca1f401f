import Calendar

/// Finds the format that a text of a date has.
struct DateGuess {
  private enum Token {
    case number(String)
    case word(String)
    case other(Character)
  }

  private let tokens: [Token]
  private let dayFirst: Bool
  private var pattern = ""
  private var place = 0

  /// The format of a text, or nil when it is none of a date.
  static func pattern(of text: String, dayFirst: Bool) -> String? {
    var guess = DateGuess(text, dayFirst: dayFirst)
    guard guess.readDate(), guess.readTime(), guess.place == guess.tokens.count else { return nil }
    return guess.pattern
  }

  private init(_ text: String, dayFirst: Bool) {
    self.dayFirst = dayFirst
    var tokens: [Token] = []
    for character in text {
      let isDigit = character.isASCII && character.isNumber
      switch (tokens.last, character) {
      case (.number(let digits), _) where isDigit: tokens[tokens.count - 1] = .number(digits + String(character))
      case (.word(let letters), _) where character.isLetter:
        tokens[tokens.count - 1] = .word(letters + String(character))
      case (_, _) where isDigit: tokens.append(.number(String(character)))
      case (_, _) where character.isLetter: tokens.append(.word(String(character)))
      case (_, _): tokens.append(.other(character))
      }
    }
    self.tokens = tokens
  }

  // MARK: Dates

  /// The places of the numbers and names that make the day, and what stands between.
  private mutating func readDate() -> Bool {
    if case .number(let digits)? = tokens.first, digits.count == 8 || digits.count == 14 {
      pattern = digits.count == 8 ? "%Y%m%d" : "%Y%m%d%H%M%S"
      place = 1
      return true
    }
    let parts = dateParts()
    guard let fields = fields(of: parts) else { return false }
    let end = parts.last.map { $0 + 1 } ?? 0
    for number in 0..<end {
      if let field = fields[number] {
        pattern += "%\(field.rawValue)"
      } else if case .other(let character) = tokens[number] {
        pattern += character == "%" ? "%%" : String(character)
      } else {
        return false
      }
    }
    place = end
    return true
  }

  /// The tokens in front of the time that are numbers and names.
  private func dateParts() -> [Int] {
    var parts: [Int] = []
    for (number, token) in tokens.enumerated() {
      switch token {
      case .other: continue
      case .word(let word):
        // The T between day and time, and AM or PM behind the time.
        if !DateGuess.isName(word) { return parts }
      case .number:
        if number + 1 < tokens.count, case .other(":") = tokens[number + 1] { return parts }
        if parts.count >= 3, names(parts) == 0 || parts.count >= 3 + weekdays(parts) { return parts }
      }
      parts.append(number)
    }
    return parts
  }

  private static func isName(_ word: String) -> Bool { month(word) != nil || weekday(word) != nil }

  private static func month(_ word: String) -> DateFormat.Field? {
    if has(CalendarDate.monthNames, word) { return .monthName }
    return has(CalendarDate.shortMonthNames, word) ? .shortMonthName : nil
  }

  private static func weekday(_ word: String) -> DateFormat.Field? {
    if has(CalendarDate.weekdayNames, word) { return .weekday }
    return has(CalendarDate.shortWeekdayNames, word) ? .shortWeekday : nil
  }

  private static func has(_ names: [String], _ word: String) -> Bool {
    names.contains { $0.lowercased() == word.lowercased() }
  }

  private func names(_ parts: [Int]) -> Int {
    parts.reduce(0) { if case .word = tokens[$1] { return $0 + 1 } else { return $0 } }
  }

  private func weekdays(_ parts: [Int]) -> Int {
    parts.reduce(0) {
      if case .word(let word) = tokens[$1], DateGuess.weekday(word) != nil { return $0 + 1 } else { return $0 }
    }
  }

  /// What each part is.
  private func fields(of parts: [Int]) -> [Int: DateFormat.Field]? {
    var fields: [Int: DateFormat.Field] = [:]
    var numbers: [(place: Int, digits: String)] = []
    var hasMonth = false
    for part in parts {
      switch tokens[part] {
      case .word(let word):
        if let month = DateGuess.month(word) {
          hasMonth = true
          fields[part] = month
        } else {
          fields[part] = DateGuess.weekday(word)
        }
      case .number(let digits): numbers.append((part, digits))
      case .other: return nil
      }
    }
    guard let order = order(of: numbers.map(\.digits), hasMonth: hasMonth), order.count == numbers.count else {
      return nil
    }
    for (number, field) in zip(numbers, order) { fields[number.place] = field }
    return fields
  }

  private func order(of numbers: [String], hasMonth: Bool) -> [DateFormat.Field]? {
    guard numbers.allSatisfy({ $0.count <= 2 || $0.count == 4 }) else { return nil }
    let year = numbers.firstIndex { $0.count == 4 }
    let last: DateFormat.Field = year == nil ? .shortYear : .year
    switch (numbers.count, year, hasMonth) {
    case (1, 0?, _): return [.year]
    case (1, nil, true): return [.day]
    case (2, 0?, true): return [.year, .day]
    case (2, _, true): return [.day, last]
    case (2, 0?, false): return [.year, .month]
    case (2, 1?, false): return [.month, .year]
    case (3, 0?, false): return [.year, .month, .day]
    case (3, 2?, false), (3, nil, false):
      let (first, second) = (Int(numbers[0]) ?? 0, Int(numbers[1]) ?? 0)
      let isDayFirst = dayFirst ? second <= 12 : first > 12 && second <= 12
      return isDayFirst ? [.day, .month, last] : [.month, .day, last]
    case (_, _, _): return nil
    }
  }

  // MARK: Times

  /// `10`, `10:30`, `10:30:15.5`, with `PM` behind.
  private mutating func readTime() -> Bool {
    guard place < tokens.count else { return true }
    switch tokens[place] {
    case .word("T"): pattern += "T"
    case .other(" "): pattern += " "
    case .word, .other, .number: return false
    }
    place += 1
    let isHalfDay = tokens[place...].contains {
      if case .word(let word) = $0 { return ["AM", "PM"].contains(word.uppercased()) } else { return false }
    }
    guard readNumber(isHalfDay ? "%I" : "%H") else { return false }
    if take(":") {
      guard readNumber("%M") else { return false }
      if take(":") {
        guard readNumber("%S") else { return false }
        if take("."), !readNumber("%f") { return false }
      }
    }
    guard isHalfDay else { return true }
    _ = take(" ")
    pattern += "%p"
    place += 1
    return true
  }

  private mutating func readNumber(_ directive: String) -> Bool {
    guard place < tokens.count, case .number(let digits) = tokens[place], directive == "%f" || digits.count <= 2 else {
      return false
    }
    pattern += directive
    place += 1
    return true
  }

  private mutating func take(_ character: Character) -> Bool {
    guard place < tokens.count, case .other(character) = tokens[place] else { return false }
    pattern.append(character)
    place += 1
    return true
  }
}
