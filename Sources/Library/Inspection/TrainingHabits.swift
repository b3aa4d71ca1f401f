import Interpreter
import Syntax
import Tensors

/// Looks for habits that keep programs from learning, in what was typed and in what came out.
public struct TrainingHabits {
  /// What may be noted, each at most once in a session.
  public enum Habit: CaseIterable {
    case gradientsNeverZeroed, lossHasBroadcast, notANumber, saturatedSigmoid
  }

  private var noted: Set<Habit> = []

  public init() {}

  /// Remarks about a block that has run, in the words of a language.
  public mutating func remarks(on text: String, in session: Session, _ language: Language) -> [String] {
    guard let statements = try? Parser.parse(text + "\n") else { return [] }
    var remarks: [(Habit, LocalizedText)] = []
    if Self.neverZeroes(statements) { remarks.append((.gradientsNeverZeroed, Self.zeroing)) }
    for name in Self.assignedNames(statements) {
      guard let tensor = session.globals[Symbol(name)]?.tensor, tensor.dtype.isFloatingPoint else { continue }
      remarks += Self.remarks(on: tensor, name)
    }
    return remarks.compactMap { noted.insert($0.0).inserted ? "note: " + $0.1[language] : nil }
  }

  // MARK: The text

  private static let zeroing = LocalizedText(
    "this loop calls backward() and step() but never zero_grad(): gradients add up from step to step",
    ko: "이 반복문은 backward()와 step()을 부르지만 zero_grad()가 없습니다: 기울기가 계속 더해집니다")

  /// Whether a loop computes gradients and steps without ever forgetting the gradients.
  private static func neverZeroes(_ statements: [Statement]) -> Bool {
    statements.contains { statement in
      switch statement.form {
      case .for, .while:
        let calls = methodCalls(in: [statement])
        return calls.contains("backward") && calls.contains("step") && !calls.contains("zero_grad")
      case .expression, .assignment, .augmented, .annotated, .if, .function, .classDefinition, .return, .pass, .break,
        .continue, .delete, .global, .nonlocal, .assert, .raise, .try, .with, .match, .import, .importFrom:
        return false
      }
    }
  }

  /// Names of the methods that statements call on their own line, in blocks too.
  private static func methodCalls(in statements: [Statement]) -> Set<String> {
    statements.reduce(into: []) { names, statement in
      if case .expression(let expression) = statement.form, case .call(let function, _) = expression.form,
        case .attribute(_, let name) = function.form
      {
        names.insert(name)
      }
      for block in statement.blocks { names.formUnion(methodCalls(in: block)) }
    }
  }

  private static func assignedNames(_ statements: [Statement]) -> [String] {
    statements.flatMap { statement -> [String] in
      var names: [String] = []
      if case .assignment(let targets, _) = statement.form {
        names = targets.compactMap { if case .name(let name) = $0.form { name } else { nil } }
      }
      return names + statement.blocks.flatMap(assignedNames)
    }
  }

  // MARK: The values

  private static let largest = 100_000
  private static let mostNodes = 200

  private static func remarks(on tensor: Tensor, _ name: String) -> [(Habit, LocalizedText)] {
    guard tensor.count <= largest, let operation = tensor.gradientName else { return [] }
    var remarks: [(Habit, LocalizedText)] = []
    if hasNaN(tensor) { remarks.append((.notANumber, notANumber(name, origin(of: tensor)))) }
    if let sigmoid = node("SigmoidBackward0", above: tensor), isSaturated(sigmoid) {
      remarks.append((.saturatedSigmoid, saturated))
    }
    if tensor.count == 1, operation == "MeanBackward0", let shape = broadcastDifference(above: tensor) {
      remarks.append((.lossHasBroadcast, broadcast(name, shape)))
    }
    if tensor.count == 1, let (given, made) = stretchedPrediction(above: tensor) {
      remarks.append((.lossHasBroadcast, stretched(name, given, made)))
    }
    return remarks
  }

  private static func hasNaN(_ tensor: Tensor) -> Bool {
    tensor.scalars(upTo: largest)?.contains { $0.double.isNaN } ?? false
  }

  /// The first operation that made a nan from numbers.
  private static func origin(of tensor: Tensor) -> Tensor {
    var node = tensor
    for _ in 0..<mostNodes {
      guard let next = node.parents.first(where: { $0.dtype.isFloatingPoint && hasNaN($0) }) else { return node }
      node = next
    }
    return node
  }

  private static func notANumber(_ name: String, _ origin: Tensor) -> LocalizedText {
    let inputs = origin.parents.compactMap(TensorCard.range).joined(separator: " and ")
    let place = origin.gradientName.map { " first in \($0)" + (inputs.isEmpty ? "" : ", from values \(inputs)") } ?? ""
    return LocalizedText(
      "\(name) has become nan,\(place); a smaller learning rate, or values kept away from the edge of log, sqrt and /, help",
      ko: "\(name)이(가) nan이 되었습니다(\(origin.gradientName ?? "입력")): 학습률을 줄이거나 log, sqrt, 나눗셈의 입력을 확인하세요")
  }

  private static let saturated = LocalizedText(
    "every output of the sigmoid is almost 0 or 1: its gradient is almost 0, so the layers before it hardly learn",
    ko: "시그모이드의 출력이 모두 0이나 1에 가깝습니다: 기울기가 거의 0이라 앞의 층이 배우지 못합니다")

  private static func isSaturated(_ tensor: Tensor) -> Bool {
    guard tensor.count > 1, let values = tensor.scalars(upTo: largest) else { return false }
    return values.allSatisfy { $0.double < 1e-4 || $0.double > 1 - 1e-4 }
  }

  private static func node(_ operation: String, above tensor: Tensor) -> Tensor? {
    find(above: tensor) { $0.gradientName == operation }
  }

  /// The shapes of a difference whose operands were both stretched.
  private static func broadcastDifference(above tensor: Tensor) -> (Shape, Shape)? {
    let found = find(above: tensor) { node in
      guard node.gradientName == "SubBackward0", node.parents.count == 2 else { return false }
      return node.parents.allSatisfy { $0.shape != node.shape && $0.count > 1 }
    }
    return found.map { ($0.parents[0].shape, $0.parents[1].shape) }
  }

  /// The shape of a prediction before and after a loss has stretched it to the target's.
  private static func stretchedPrediction(above tensor: Tensor) -> (Shape, Shape)? {
    let found = find(above: tensor) { node in
      node.gradientName?.hasSuffix("LossBackward0") == true
        && node.parents.contains { $0.gradientName == "ExpandBackward0" }
    }
    guard let made = found?.parents.first(where: { $0.gradientName == "ExpandBackward0" }),
      let given = made.parents.first
    else { return nil }
    return (given.shape, made.shape)
  }

  private static func stretched(_ name: String, _ given: Shape, _ made: Shape) -> LocalizedText {
    let (a, b) = (ShapeText.tuple(given), ShapeText.tuple(made))
    return LocalizedText(
      "\(name) has stretched the prediction \(a) to \(b) and compares every number with every other; "
        + "reshape the target if pairs were meant",
      ko: "\(name)은(는) 예측 \(a)를 \(b)로 늘려 모든 쌍을 비교합니다: 같은 자리끼리 비교하려면 정답을 reshape하세요")
  }

  private static func broadcast(_ name: String, _ shapes: (Shape, Shape)) -> LocalizedText {
    let (a, b) = (ShapeText.tuple(shapes.0), ShapeText.tuple(shapes.1))
    return LocalizedText(
      "\(name) compares \(a) with \(b): every number with every other; reshape one of them if pairs were meant",
      ko: "\(name)은(는) \(a)와 \(b)를 모든 쌍으로 비교합니다: 같은 자리끼리 비교하려면 하나를 reshape하세요")
  }

  private static func find(above tensor: Tensor, _ isWanted: (Tensor) -> Bool) -> Tensor? {
    var pending = [tensor]
    var visited = 0
    while let node = pending.popLast(), visited < mostNodes {
      visited += 1
      if isWanted(node) { return node }
      if node.gradientName != nil { pending += node.parents }
    }
    return nil
  }
}
