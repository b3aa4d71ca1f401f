import Interpreter
import NeuralNets
import Tensors

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What an optimizer's next step would do, number by number: `-0.3 - 0.25 * -0.1406 = -0.2648`.
public struct StepRehearsal {
  /// The formula, then every parameter with its first numbers.
  public let text: String

  /// The next step of the optimizer that a value is; nil when it is none. Nothing changes.
  /// Errors: those of the step itself.
  public init?(of value: Value, named name: String, in session: Session) throws {
    guard let optimizer = try value.object(as: OptimizerObject.self)?.current() else { return nil }
    let updates = try network { try optimizer.plannedUpdates() }
    let names = TensorNames(of: session)
    var lines: [(title: String, text: String)] = []
    var formula = ""
    for (index, update) in updates.enumerated() {
      let rule = UpdateRule(optimizer.kind.name, update)
      if rule.formula != formula { lines.append(("", "\(optimizer.kind.name): \(rule.formula)")) }
      formula = rule.formula
      lines += Self.lines(of: update, rule, title: names[update.parameter] ?? "parameter \(index)")
    }
    let width = lines.reduce(0) { max($0, $1.title.count) }
    let changes = updates.contains { $0.result != nil }
    text =
      lines.map { line in
        guard !line.title.isEmpty else { return line.text + "\n" }
        return "  \(line.title)\(String(repeating: " ", count: width - line.title.count))  \(line.text)\n"
      }.joined()
      + (changes
        ? "Nothing has changed yet: \(name).step() does it.\n"
        : "\(name).step() would change nothing: call backward() first.\n")
  }

  /// The names of the optimizers among a program's variables.
  public static func optimizers(in session: Session) -> [String] {
    session.globals.boundNames.filter { session.globals[$0]?.object(as: OptimizerObject.self) != nil }.map(\.name)
  }

  private static let mostElements = 3

  private static func lines(
    of update: PlannedUpdate, _ rule: UpdateRule, title: String
  ) -> [(title: String, text: String)] {
    guard let result = update.result else { return [(title, "grad is None: the step leaves it alone")] }
    let shown = min(mostElements, result.count)
    var lines = (0..<shown).map { index in
      let place = result.count == 1 ? "" : "[\(Self.index(index, in: Array(update.parameter.shape)))]"
      return (title: title + place, text: rule.equation(index, update, result))
    }
    if result.count > shown { lines.append((title, "… \(result.count - shown) more numbers")) }
    return lines
  }

  /// The place of an element as it is written in brackets.
  private static func index(_ position: Int, in shape: [Int]) -> String {
    var rest = position
    var places: [Int] = []
    for size in shape.reversed() where size > 0 {
      places.insert(rest % size, at: 0)
      rest /= size
    }
    return places.map(String.init).joined(separator: ", ")
  }
}

/// How an optimizer computes a number from its gradient, where that fits into a line.
private enum UpdateRule {
  case descent(lr: Double)
  case momentum(lr: Double)
  case adam(lr: Double, betas: (Double, Double), eps: Double)
  case other

  init(_ kind: String, _ update: PlannedUpdate) {
    let group = update.group
    let isSpecial = ["weight_decay", "maximize", "nesterov", "amsgrad"].contains { name in
      group[name].map { $0.isTrue || ($0.number ?? 0) != 0 } ?? false
    }
    guard !isSpecial, let lr = try? group.number("lr") else {
      self = .other
      return
    }
    switch (kind, group["betas"]) {
    case ("SGD", _): self = (try? group.number("momentum")) == 0 ? .descent(lr: lr) : .momentum(lr: lr)
    case ("Adam", .tuple(let betas)?):
      self = .adam(lr: lr, betas: (betas[0].number ?? 0, betas[1].number ?? 0), eps: (try? group.number("eps")) ?? 0)
    case _: self = .other
    }
  }

  var formula: String {
    switch self {
    case .descent(let lr): return "new = old - lr * grad, lr = \(TensorCard.short(lr))"
    case .momentum(let lr): return "new = old - lr * momentum, lr = \(TensorCard.short(lr))"
    case .adam(let lr, _, let eps):
      return "new = old - lr * mean / (root + eps), lr = \(TensorCard.short(lr)), eps = \(TensorCard.short(eps))\n"
        + "  mean: running average of grad; root: that of grad**2, its square root;\n  both over 1 - beta**step"
    case .other: return "old -> new"
    }
  }

  func equation(_ index: Int, _ update: PlannedUpdate, _ result: Tensor) -> String {
    func number(_ tensor: Tensor?) -> Double { tensor?.scalars(upTo: Int.max)?[index].double ?? 0 }
    let old = TensorCard.short(number(update.parameter))
    let new = TensorCard.short(number(result))
    switch self {
    case .descent(let lr):
      return "\(old) - \(TensorCard.short(lr)) * \(TensorCard.short(number(update.parameter.grad))) = \(new)"
    case .momentum(let lr):
      return "\(old) - \(TensorCard.short(lr)) * \(TensorCard.short(number(update.memory.momentum))) = \(new)"
    case .adam(let lr, let betas, let eps):
      let step = Double(update.memory.step)
      let mean = number(update.memory.average) / (1 - pow(betas.0, step))
      let root = (number(update.memory.squares) / (1 - pow(betas.1, step))).squareRoot()
      return "\(old) - \(TensorCard.short(lr)) * \(TensorCard.short(mean)) / (\(TensorCard.short(root)) + "
        + "\(TensorCard.short(eps))) = \(new)"
    case .other:
      return "\(old) -> \(new)"
    }
  }
}
