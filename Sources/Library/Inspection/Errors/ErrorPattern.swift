import Interpreter
import NeuralNets
import Tensors

/// What is known of one kind of error: how to recognise it, what to do, why it happens.
struct ErrorPattern {
  /// One error of the kind.
  struct Failure {
    let message: String
    let operands: [ErrorExplanation.Operand]

    /// The numbers in the message, in order.
    var numbers: [Int] {
      message.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
    }

    /// What stands between the first quotes of the message.
    var quoted: String? {
      let parts = message.split(separator: "'", omittingEmptySubsequences: false)
      return parts.count > 2 ? String(parts[1]) : nil
    }

    /// The operands that are tensors.
    var tensors: [(name: String, tensor: Tensor)] {
      operands.compactMap { operand in operand.value.tensor.map { (operand.name, $0) } }
    }

    /// The operands that are networks or layers.
    var modules: [(name: String, module: Module)] {
      operands.compactMap { operand in operand.value.object(as: ModuleObject.self).map { (operand.name, $0.module) } }
    }
  }

  /// The exception's type, or one that it is derived from.
  let type: TypeObject
  /// What the message contains, in this order.
  let fragments: [String]
  let fix: (Failure) -> LocalizedText
  let why: LocalizedText

  init(_ type: TypeObject, _ fragments: String..., fix: @escaping (Failure) -> LocalizedText, why: LocalizedText) {
    self.type = type
    self.fragments = fragments
    self.fix = fix
    self.why = why
  }

  /// The first pattern that fits.
  static func find(type: TypeObject, message: String) -> ErrorPattern? {
    all.first { $0.fits(type, message) }
  }

  static let all = gradientPatterns + tensorPatterns + objectPatterns + syntaxPatterns

  private func fits(_ type: TypeObject, _ message: String) -> Bool {
    guard type.isSubtype(of: self.type) else { return false }
    var rest = message[...]
    for fragment in fragments {
      guard let end = rest.endOfFirst(fragment) else { return false }
      rest = rest[end...]
    }
    return true
  }
}

extension Substring {
  /// The index behind the first occurrence of a text.
  fileprivate func endOfFirst(_ text: String) -> Index? {
    let wanted = Array(text.utf8)
    var start = utf8.startIndex
    while start != utf8.endIndex {
      if utf8[start...].starts(with: wanted) { return utf8.index(start, offsetBy: wanted.count) }
      start = utf8.index(after: start)
    }
    return wanted.isEmpty ? startIndex : nil
  }
}
