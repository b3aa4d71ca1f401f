/// Where warnings go that a computation gives besides its result.
public enum Warnings {
  /// Python's warning class.
  public enum Category: String {
    case user = "UserWarning"
  }

  /// Receives every warning; the language shows them on stderr. Without a receiver a warning is dropped.
  @exclusivity(unchecked) public static var emit: (Category, String) -> Void = { _, _ in }
}
