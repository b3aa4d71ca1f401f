import Syntax

extension Expression {
  /// Whether CPython computes the expression when it compiles: literals, signed numbers, tuples of such.
  var isFoldedConstant: Bool {
    switch form {
    case .constant: return true
    case .unary(let operation, let inner): return operation != .not && inner.isFoldedConstant
    case .tuple(let items): return items.allSatisfy(\.isFoldedConstant)
    case .name, .formatted, .list, .set, .dictionary, .starred, .attribute, .subscript, .slice, .call, .binary,
      .boolean, .comparison, .conditional, .lambda, .comprehension, .assignment, .yield, .yieldFrom:
      return false
    }
  }

  var isStarred: Bool {
    if case .starred = form { return true }
    return false
  }

  /// Whether evaluating the expression may rebind a name of the frame by `:=`.
  var containsAssignment: Bool {
    switch form {
    case .constant, .name, .lambda: return false
    case .assignment, .comprehension, .yield, .yieldFrom: return true
    case .formatted(let pieces):
      return pieces.contains {
        switch $0 {
        case .text: return false
        case .field(_, let value, _, _): return value.containsAssignment
        }
      }
    case .tuple(let items), .list(let items), .set(let items), .boolean(_, let items):
      return items.contains { $0.containsAssignment }
    case .dictionary(let entries):
      return entries.contains {
        switch $0 {
        case .pair(let key, let value): return key.containsAssignment || value.containsAssignment
        case .unpack(let value): return value.containsAssignment
        }
      }
    case .starred(let inner), .attribute(let inner, _), .unary(_, let inner): return inner.containsAssignment
    case .subscript(let a, let b): return a.containsAssignment || b.containsAssignment
    case .binary(_, let a, let b, _): return a.containsAssignment || b.containsAssignment
    case .slice(let a, let b, let c): return [a, b, c].contains { $0?.containsAssignment ?? false }
    case .call(let function, let arguments):
      return function.containsAssignment || arguments.contains { $0.value.containsAssignment }
    case .comparison(let first, let rest):
      return first.containsAssignment || rest.contains { $0.1.containsAssignment }
    case .conditional(let a, let b, let c):
      return a.containsAssignment || b.containsAssignment || c.containsAssignment
    }
  }
}
