import Interpreter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The mode of an `open` call, such as `r` or `w+`.
struct FileMode {
  /// The mode as it was given.
  let text: String
  let canRead, canWrite: Bool
  let appends: Bool
  /// What the system call is asked for.
  let flags: Int32

  /// - Throws: ValueError for what is no mode, NotImplementedError for bytes.
  init(_ text: String) throws {
    let letters = Array(text)
    guard letters.allSatisfy("rwaxbt+U".contains), Set(letters).count == letters.count, !letters.contains("U") else {
      throw Raised.valueError("invalid mode: \(StringObject.quoted(text))")
    }
    let isBinary = letters.contains("b")
    if isBinary, letters.contains("t") { throw Raised.valueError("can't have text and binary mode at once") }
    let kinds = letters.filter("rwax".contains)
    guard kinds.count < 2 else {
      throw Raised.valueError("must have exactly one of create/read/write/append mode")
    }
    guard let kind = kinds.first else {
      throw Raised.valueError(
        "Must have exactly one of create/read/write/append mode and at most one plus")
    }
    if isBinary { throw Raised.notInLgs("a file of bytes (mode \(StringObject.quoted(text)))") }
    let updates = letters.contains("+")
    self.text = text
    canRead = kind == "r" || updates
    canWrite = kind != "r" || updates
    appends = kind == "a"
    var flags = updates ? O_RDWR : kind == "r" ? O_RDONLY : O_WRONLY
    if kind == "w" { flags |= O_CREAT | O_TRUNC }
    if kind == "a" { flags |= O_CREAT | O_APPEND }
    if kind == "x" { flags |= O_CREAT | O_EXCL }
    self.flags = flags | O_CLOEXEC
  }
}
