import Interpreter

/// How much of an error the prompt shows, under IPython's names.
enum TracebackMode: String, CaseIterable {
  /// Python's traceback.
  case plain, context
  /// The traceback, and the variables of every function in it.
  case verbose
  /// The last line.
  case minimal

  var displayName: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

  func text(of exception: ExceptionObject) -> String {
    switch self {
    case .plain, .context: return Traceback.text(of: exception)
    case .minimal: return exception.summaryLine + "\n"
    case .verbose:
      let places = exception.traceback.reversed().compactMap { place -> String? in
        let lines = place.locals.filter { !$0.name.name.hasPrefix(".") }
          .map { "    \($0.name.name) = \($0.value.briefDescription)\n" }
        return lines.isEmpty ? nil : "  \(place.title)\n" + lines.joined()
      }
      return places.joined() + Traceback.text(of: exception)
    }
  }
}
