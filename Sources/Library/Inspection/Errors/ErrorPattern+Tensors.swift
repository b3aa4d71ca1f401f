import Interpreter
import NeuralNets
import Tensors

/// Errors of shapes, dtypes and indices.
extension ErrorPattern {
  static let tensorPatterns = [
    ErrorPattern(
      BuiltinTypes.runtimeError, "mat1 and mat2 shapes cannot be multiplied",
      fix: { failure in
        if let layer = LayerMismatch(failure) { return layer.text }
        let sizes = failure.numbers
        guard sizes.count >= 4 else { return innerSizes("?", "?") }
        return innerSizes("\(sizes[sizes.count - 3])", "\(sizes[sizes.count - 2])")
      },
      why: LocalizedText(
        """
        A product of matrices a @ b pairs every row of a with every column of b, so a row of a must be as long as a column
        of b: (n×k) @ (k×m) gives (n×m). A Linear layer computes input @ weight.T: the last size of its input must be its
        in_features. The sizes in the message are those of the flattened matrices; the shapes of your variables stand below.
        """,
        ko: """
          행렬 곱 a @ b는 a의 각 행과 b의 각 열을 짝지으므로 a의 행 길이와 b의 열 길이가 같아야 합니다: (n×k) @ (k×m) → (n×m).
          Linear 층은 input @ weight.T를 계산하므로 입력의 마지막 크기가 in_features와 같아야 합니다.
          """)),
    ErrorPattern(
      BuiltinTypes.runtimeError, "The size of tensor a (", ") must match the size of tensor b (",
      fix: { failure in
        let sizes = failure.numbers
        let a = sizes.first ?? 0
        let b = sizes.count > 1 ? sizes[1] : 0
        let dimension = sizes.count > 2 ? sizes[2] : 0
        return LocalizedText(
          "dimension \(dimension) is \(a) on one side and \(b) on the other; one of them must be 1, or both the same: "
            + "look at the shapes, perhaps a reshape, a transpose (.T) or an unsqueeze is missing",
          ko: "\(dimension)번 차원이 한쪽은 \(a), 다른 쪽은 \(b)입니다. 둘이 같거나 하나가 1이어야 합니다. reshape, .T, unsqueeze가 빠졌는지 보세요")
      },
      why: LocalizedText(
        """
        Shapes are compared from their last size backwards. Two sizes fit when they are equal or one of them is 1; a 1 is
        stretched to the other size, and a missing size counts as 1. So (50, 1) and (50,) give (50, 50), which is rarely
        meant, and (3, 4) and (3,) do not fit, but (3, 4) and (3, 1) do. %explain draws the shapes of an expression.
        """,
        ko: """
          모양은 마지막 크기부터 거꾸로 비교합니다. 두 크기가 같거나 하나가 1이면 맞고, 1은 다른 쪽 크기로 늘어납니다. 없는 크기는 1로 봅니다.
          그래서 (50, 1)과 (50,)은 (50, 50)이 되고, (3, 4)와 (3,)은 맞지 않지만 (3, 4)와 (3, 1)은 맞습니다. %explain으로 모양을 그려 보세요.
          """)),
    ErrorPattern(
      BuiltinTypes.runtimeError, "dtype",
      fix: { failure in
        let types = Set(failure.tensors.map(\.tensor.dtype.name)).sorted().joined(separator: ", ")
        let seen = types.isEmpty ? "" : " (here: \(types))"
        return LocalizedText(
          "the operands have different dtypes\(seen); convert one of them: x.float(), x.double() or x.to(y.dtype)",
          ko: "피연산자의 dtype이 다릅니다\(seen). x.float(), x.double(), x.to(y.dtype)로 하나를 바꾸세요")
      },
      why: LocalizedText(
        """
        Networks compute in float32. Whole numbers written without a point make int64 tensors (tensor([0, 1])), and lists
        of Python floats in NumPy make float64. Arithmetic converts by itself, matrix products and losses do not.
        """,
        ko: """
          신경망은 float32로 계산합니다. 소수점 없이 쓴 수는 int64 텐서가 되고(tensor([0, 1])) NumPy의 실수는 float64입니다.
          덧셈 같은 연산은 자동으로 바꾸지만 행렬 곱과 손실 함수는 바꾸지 않습니다.
          """)),
    ErrorPattern(
      BuiltinTypes.runtimeError, "Found dtype",
      fix: { _ in
        LocalizedText(
          "the target has another dtype than the prediction: y.float()", ko: "목표값의 dtype이 예측값과 다릅니다: y.float()")
      },
      why: LocalizedText(
        "A loss compares numbers of one kind. Targets of classes 0 and 1 are often int64 or bool; losses such as BCELoss and "
          + "MSELoss want them as float32.",
        ko: "손실 함수는 같은 종류의 수를 비교합니다. 0과 1인 목표값은 흔히 int64나 bool이지만 BCELoss, MSELoss는 float32를 원합니다.")),
    ErrorPattern(
      BuiltinTypes.runtimeError, "is invalid for input of size",
      fix: { failure in
        let size = failure.numbers.last ?? 0
        return LocalizedText(
          "the sizes must multiply to \(size); one of them may be -1, which is then computed",
          ko: "크기들의 곱이 \(size)여야 합니다. 하나를 -1로 쓰면 자동으로 계산됩니다")
      },
      why: LocalizedText(
        "reshape and view arrange the same elements anew: they can neither add nor drop any.",
        ko: "reshape와 view는 같은 원소를 다시 배열할 뿐 더하거나 버리지 못합니다.")),
    ErrorPattern(
      BuiltinTypes.runtimeError, "cannot be converted to Scalar",
      fix: { _ in
        LocalizedText(
          "item() needs one element: index one (x[0].item()), reduce (x.mean().item()), or take all (x.tolist())",
          ko: "item()은 원소가 하나일 때만 됩니다: x[0].item(), x.mean().item(), 또는 x.tolist()")
      },
      why: LocalizedText(
        "A Python number is one number, and the tensor has several.", ko: "파이썬 수는 하나이고 텐서에는 여러 개가 있습니다.")),
    ErrorPattern(
      BuiltinTypes.runtimeError, "Boolean value of Tensor with more than one value is ambiguous",
      fix: { _ in
        LocalizedText(
          "say whether all or any elements count: (x > 0).all() or (x > 0).any(); choose elements with torch.where",
          ko: "(x > 0).all()이나 (x > 0).any()처럼 전부인지 일부인지 정하세요. 원소별 선택은 torch.where입니다")
      },
      why: LocalizedText(
        "if, while, and, or, not need one truth value; a comparison of tensors gives one for every element. Use & | ~ to "
          + "combine them element by element.",
        ko: "if, while, and, or, not은 참거짓 하나가 필요한데 텐서 비교는 원소마다 하나씩 줍니다. 원소별로는 & | ~를 쓰세요.")),
    ErrorPattern(
      BuiltinTypes.valueError, "Using a target size", "that is different to the input size",
      fix: { failure in
        let sizes = failure.message.split { $0 == "[" || $0 == "]" }.enumerated()
          .compactMap { $0.offset.isMultiple(of: 2) ? nil : String($0.element) }
        let wanted = sizes.count > 1 ? sizes[1] : "…"
        return LocalizedText(
          "give the target the shape of the input: .reshape(\(wanted)) on the second argument",
          ko: "정답을 입력과 같은 모양으로: 두 번째 인수에 .reshape(\(wanted))")
      },
      why: LocalizedText(
        "A loss compares numbers in the same place. A column (n, 1) beside a row (n,) would compare every number with every "
          + "other, so both need the same shape.",
        ko: "손실은 같은 자리의 수끼리 비교합니다. (n, 1)과 (n,)은 모든 쌍의 비교가 되므로 모양이 같아야 합니다.")),
    ErrorPattern(
      BuiltinTypes.runtimeError, "all elements of input should be between 0 and 1",
      fix: { _ in
        LocalizedText(
          "BCELoss takes probabilities: end the network with Sigmoid(), or use BCEWithLogitsLoss() without one",
          ko: "BCELoss는 확률을 받습니다: 신경망 끝에 Sigmoid()를 두거나 Sigmoid 없이 BCEWithLogitsLoss()를 쓰세요")
      },
      why: LocalizedText(
        "Binary cross entropy takes the logarithm of the prediction and of one minus it. Also nan is not between 0 and 1: "
          + "then the network has diverged, and a smaller learning rate helps.",
        ko: "이진 교차 엔트로피는 예측값과 1-예측값의 로그를 씁니다. nan도 0과 1 사이가 아닙니다: 학습률을 줄여 보세요.")),
    ErrorPattern(
      BuiltinTypes.indexError, "out of",
      fix: { failure in
        let size = failure.tensors.first.map { " of \($0.name), shape \(ShapeText.tuple($0.tensor.shape))" } ?? ""
        return LocalizedText(
          "indices\(size) start at 0 and end one below the size; -1 is the last",
          ko: "인덱스는 0부터 크기-1까지입니다. -1은 마지막입니다")
      },
      why: LocalizedText(
        "The first item has index 0, so the last of n items has n-1. Slices such as x[2:9] never go out of range.",
        ko: "첫 항목이 0번이므로 n개 중 마지막은 n-1번입니다. x[2:9] 같은 슬라이스는 범위를 벗어나지 않습니다.")),
    ErrorPattern(
      BuiltinTypes.indexError, "too many indices",
      fix: { failure in
        let shape = failure.tensors.first.map { "\($0.name) has shape \(ShapeText.tuple($0.tensor.shape))" }
        return LocalizedText(
          "one index for each dimension at most" + (shape.map { "; " + $0 } ?? ""), ko: "차원마다 인덱스는 하나까지입니다")
      },
      why: LocalizedText("x[i, j] needs two dimensions.", ko: "x[i, j]에는 차원이 둘 필요합니다.")),
  ]

  private static func innerSizes(_ a: String, _ b: String) -> LocalizedText {
    LocalizedText(
      "rows of the left have \(a) numbers, columns of the right \(b): they must be the same; perhaps a .T or a reshape is missing",
      ko: "왼쪽 행의 길이는 \(a), 오른쪽 열의 길이는 \(b)입니다. 같아야 합니다. .T나 reshape가 빠졌는지 보세요")
  }
}

/// The layer of a network that an input does not fit, found from sizes alone.
struct LayerMismatch {
  let text: LocalizedText

  init?(_ failure: ErrorPattern.Failure) {
    guard let (name, module) = failure.modules.first, var size = Self.rowLength(failure) else { return nil }
    let input = failure.tensors.first
    var path = name
    var layers = [(name: "", module: module)]
    if let sequential = module as? Sequential {
      layers = sequential.namedChildren().map { ($0.name, $0.module) }
    }
    for layer in layers {
      guard case .int(let wanted)? = layer.module.settings["in_features"],
        case .int(let given)? = layer.module.settings["out_features"]
      else { continue }
      path = layer.name.isEmpty ? name : "\(name)[\(layer.name)]"
      if wanted != size {
        text = Self.text(
          path, wanted: wanted, got: size, input, isFirst: layer.name.isEmpty || layer.name == layers[0].name)
        return
      }
      size = given
    }
    return nil
  }

  /// How long the rows of the network's input are: by the input's name, or by the message, which has the failing
  /// product's sizes and therefore tells only of a single layer.
  private static func rowLength(_ failure: ErrorPattern.Failure) -> Int? {
    if let input = failure.tensors.first { return input.tensor.shape.last }
    let sizes = failure.numbers
    return sizes.count >= 3 ? sizes[sizes.count - 3] : nil
  }

  private static func text(
    _ layer: String, wanted: Int, got: Int, _ input: (name: String, tensor: Tensor)?, isFirst: Bool
  ) -> LocalizedText {
    guard isFirst, let input else {
      if isFirst {
        return LocalizedText(
          "\(layer) takes rows of \(wanted) (in_features=\(wanted)), but rows of the input have \(got)",
          ko: "\(layer)은(는) 길이 \(wanted)의 행을 받는데(in_features=\(wanted)) 입력의 행은 \(got)입니다")
      }
      return LocalizedText(
        "\(layer) takes rows of \(wanted) (in_features=\(wanted)), but the layer before it gives \(got): make the two agree",
        ko: "\(layer)은(는) 길이 \(wanted)의 행을 받는데(in_features=\(wanted)) 앞 층은 \(got)을 줍니다: 둘을 맞추세요")
    }
    var reshaped = input.tensor.shape.map(String.init)
    if input.tensor.shape.count == 1, wanted == 1 {
      reshaped = ["\(got)", "1"]
    } else {
      reshaped[reshaped.count - 1] = "\(wanted)"
    }
    let fits = input.tensor.shape.count == 1 && wanted == 1
    let fixed = fits ? "\(input.name).reshape(\(reshaped.joined(separator: ", ")))" : "Linear(\(got), …)"
    return LocalizedText(
      "\(layer) takes rows of \(wanted) (in_features=\(wanted)), but rows of \(input.name) have \(got): try \(fixed)",
      ko: "\(layer)은(는) 길이 \(wanted)의 행을 받는데(in_features=\(wanted)) \(input.name)의 행은 \(got)입니다: \(fixed)")
  }
}
