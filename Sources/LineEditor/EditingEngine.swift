import CEditline

/// libedit as the engine of a block: its key maps, motions and kill buffer work on the text; it draws nothing.
///
/// libedit edits single lines. A newline in its buffer is a vertical tab, which all of its commands take for a space.
final class EditingEngine {
  /// The most that a text may weigh, so that libedit's imaginary screen holds it `slack` times.
  static let weightLimit = Int(CE_SCREEN_COLUMNS) * Int(CE_SCREEN_ROWS) / slack

  private static let slack = 2

  private let engine: OpaquePointer
  private let client: Client

  /// What the engine asks for while it works.
  protocol Delegate: AnyObject {
    /// The next character, or `CE_KEY_END` or `CE_KEY_INTERRUPTED`.
    func readCode() -> Int32
    func perform(_ command: Command) -> Command.Result
  }

  /// The object that the engine's callbacks reach.
  private final class Client {
    weak var delegate: Delegate?
  }

  var delegate: Delegate? {
    get { client.delegate }
    set { client.delegate = newValue }
  }

  init(program: String, terminal: Int32) throws(LineEditorError) {
    client = Client()
    var problem = [CChar](repeating: 0, count: 256)
    let opened = ce_open(
      program, terminal,
      { context in EditingEngine.client(context)?.delegate?.readCode() ?? Int32(CE_KEY_END) },
      { context, number, _ in
        guard let command = Command(rawValue: number), let delegate = EditingEngine.client(context)?.delegate else {
          return Command.Result.refused.rawValue
        }
        return delegate.perform(command).rawValue
      },
      Unmanaged.passUnretained(client).toOpaque(), &problem, problem.count)
    guard let opened else {
      let bytes = problem.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      throw LineEditorError(String(decoding: bytes, as: UTF8.self))
    }
    engine = opened
    for command in Command.allCases { _ = ce_add_command(engine, command.rawValue, command.name, "") }
  }

  deinit { ce_close(engine) }

  private static func client(_ context: UnsafeMutableRawPointer?) -> Client? {
    context.map { Unmanaged<Client>.fromOpaque($0).takeUnretainedValue() }
  }

  // MARK: Keys

  var usesViKeys: Bool { ce_uses_vi_keys(engine) }

  func bind(_ binding: KeyBindings.Binding) {
    let keys = Array(binding.keys.unicodeScalars).map { CChar(truncatingIfNeeded: $0.value) } + [0]
    if !binding.maps.isDisjoint(with: usesViKeys ? .viInsert : .emacs) {
      _ = ce_bind(engine, false, keys, binding.command)
    }
    if usesViKeys, binding.maps.contains(.viCommand) { _ = ce_bind(engine, true, keys, binding.command) }
  }

  func runLine(_ line: String) { _ = ce_run_line(engine, line) }

  func begin() { ce_begin_editing(engine) }
  func end() { ce_end_editing(engine) }

  func step() {
    reserve(for: [])
    ce_step(engine)
  }

  func push(_ codes: [UInt32]) { ce_push(engine, codes, codes.count) }
  func push(_ builtin: KeyCode.Builtin) { push([builtin.code]) }

  // MARK: Text

  var text: BlockText {
    get { withText { characters, cursor in BlockText(characters.map(Self.scalar), cursor: cursor) } }
    set {
      guard Self.weight(newValue.scalars) <= Self.weightLimit else { return }
      move(to: Int.max)
      ce_delete_before(engine, count)
      _ = insert(newValue.scalars)
      move(to: newValue.cursor)
    }
  }

  /// How many scalars the text has.
  var count: Int { withText { characters, _ in characters.count } }

  var isCursorAtEnd: Bool { withText { characters, cursor in cursor == characters.count } }

  /// The scalar before the cursor, if any.
  var scalarBeforeCursor: Unicode.Scalar? {
    withText { characters, cursor in cursor > 0 ? Self.scalar(characters[cursor - 1]) : nil }
  }

  var hasSeveralLines: Bool { withText { characters, _ in characters.contains(Self.newline) } }

  private func withText<Result>(_ body: (UnsafeBufferPointer<UInt32>, Int) -> Result) -> Result {
    var start: UnsafePointer<UInt32>?
    var count = 0
    var cursor = 0
    ce_text(engine, &start, &count, &cursor)
    return body(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count), cursor)
  }

  /// What stands for a newline in libedit's buffer.
  private static let newline: UInt32 = 0x0B

  private static func scalar(_ character: UInt32) -> Unicode.Scalar {
    character == newline ? "\n" : Unicode.Scalar(character) ?? "\u{FFFD}"
  }

  /// Inserts at the cursor; false when the block would get too large.
  func insert(_ scalars: [Unicode.Scalar]) -> Bool {
    guard fits(scalars) else { return false }
    reserve(for: scalars)
    let characters = scalars.map { $0 == "\n" ? Self.newline : $0.value }.filter { $0 != 0 }
    return ce_insert(engine, characters, characters.count)
  }

  func deleteBeforeCursor(_ count: Int) { ce_delete_before(engine, count) }

  func move(to position: Int) {
    let distance = withText { characters, cursor in min(max(position, 0), characters.count) - cursor }
    ce_move_cursor(engine, distance)
  }

  /// Whether libedit's own commands (a yank, a count) have made the text larger than it may be.
  var isTooLarge: Bool { !fits([]) }

  private func fits(_ scalars: [Unicode.Scalar]) -> Bool {
    (count + scalars.count) * Self.greatestWeight <= Self.weightLimit
      || Self.weight(text.scalars) + Self.weight(scalars) <= Self.weightLimit
  }

  /// Columns of text that libedit's imaginary screen holds.
  private var reserved = 0

  /// Makes room for what is to be inserted. A yank can double the text before the command comes back.
  private func reserve(for scalars: [Unicode.Scalar]) {
    let columns = (count + scalars.count) * Self.greatestWeight * 2 * Self.slack
    // Twice as much as is needed, so that a text that grows makes few new screens.
    if columns > reserved { reserve(columns: 2 * columns) }
  }

  /// Makes room for a command with a count, which can make any text of it.
  func reserveAll() { reserve(columns: Int.max) }

  private func reserve(columns: Int) {
    let columns = min(columns, Self.slack * Self.weightLimit)
    guard columns > reserved else { return }
    reserved = columns
    ce_reserve(engine, columns)
  }

  private static let greatestWeight = 9

  /// The most columns that libedit may draw for the text.
  static func weight(_ scalars: [Unicode.Scalar]) -> Int {
    scalars.reduce(0) { sum, scalar in
      switch scalar.value {
      case 0x09: sum + 8
      case 0x20..<0x7F: sum + 1
      case 0x00..<0x20, 0xA1..<0x300, 0x3041..<0x3097, 0x30A1..<0x30FB, 0x4E00..<0x9FA6, 0xAC00..<0xD7A4: sum + 2
      // libedit writes characters that it does not know as `\U+10FFFF`.
      case _: sum + greatestWeight
      }
    }
  }
}
