import DataFrames
import Interpreter
import LongWork
import Plotting

extension Raised {
  /// The language's exception for an error of tables or figures; nil for others. An interrupt is done with.
  static func translated(_ error: Error) -> Raised? {
    if let error = error as? DataFrameError { return Raised(error) }
    if let error = error as? PlottingError { return Raised(error) }
    guard error is Interrupted else { return nil }
    Machine.current.interruptFlag.pointee = 0
    return .interrupted()
  }
}
