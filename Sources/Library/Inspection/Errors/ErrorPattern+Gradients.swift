import Interpreter

/// Errors of gradients and training.
extension ErrorPattern {
  static let gradientPatterns = [
    ErrorPattern(
      BuiltinTypes.runtimeError, "does not require grad and does not have a grad_fn",
      fix: { _ in
        LocalizedText(
          "nothing in this computation wants a gradient: make a leaf with requires_grad=True, or compute outside no_grad and without .data, .detach() or .item()",
          ko: "이 계산에는 기울기를 원하는 것이 없습니다: requires_grad=True인 텐서에서 시작하고, no_grad 밖에서 .data, .detach(), .item() 없이 계산하세요")
      },
      why: LocalizedText(
        """
        backward() goes back along the operations that were recorded, and operations are recorded only from tensors with
        requires_grad=True: parameters of layers, or tensors made so. Under torch.no_grad(), through .data or .detach(), or
        from numbers (.item()) nothing is recorded. %graph loss shows what is.
        """,
        ko: """
          backward()는 기록된 연산을 거꾸로 따라가는데, 연산은 requires_grad=True인 텐서(층의 매개변수 등)에서 시작할 때만 기록됩니다.
          torch.no_grad() 안, .data, .detach(), .item() 뒤에는 기록되지 않습니다. %graph loss로 볼 수 있습니다.
          """)),
    ErrorPattern(
      BuiltinTypes.runtimeError, "grad can be implicitly created only for scalar outputs",
      fix: { failure in
        let name = failure.tensors.first?.name ?? "loss"
        return LocalizedText(
          "backward starts from one number: \(name).mean().backward() or \(name).sum().backward()",
          ko: "backward는 수 하나에서 시작합니다: \(name).mean().backward() 또는 \(name).sum().backward()")
      },
      why: LocalizedText(
        "A gradient says how one number changes. A tensor of several numbers needs either a reduction, or the gradient of "
          + "the final result as an argument: y.backward(torch.ones_like(y)).",
        ko: "기울기는 수 하나가 어떻게 변하는지를 말합니다. 여러 수라면 mean()이나 sum()으로 줄이거나 y.backward(torch.ones_like(y))로 쓰세요.")),
    ErrorPattern(
      BuiltinTypes.runtimeError, "Trying to backward through the graph a second time",
      fix: { _ in
        LocalizedText(
          "compute the loss anew before every backward(): inside the loop, loss = loss_fn(net(x), y)",
          ko: "backward()마다 손실을 새로 계산하세요: 반복문 안에 loss = loss_fn(net(x), y)")
      },
      why: LocalizedText(
        "backward() frees what it has used. In a loop the whole forward computation belongs inside the loop. Only when one "
          + "graph is really needed twice is retain_graph=True right.",
        ko: "backward()는 쓴 것을 지웁니다. 반복문에서는 순전파 전체가 반복문 안에 있어야 합니다. 정말 두 번 필요할 때만 retain_graph=True를 쓰세요.")),
    ErrorPattern(
      BuiltinTypes.runtimeError, "a leaf Variable that requires grad is being used in an in-place operation",
      fix: { failure in
        let name = failure.tensors.first?.name ?? "w"
        return LocalizedText(
          "change it outside the graph: with torch.no_grad(): \(name) -= …, or \(name).data -= …",
          ko: "그래프 밖에서 바꾸세요: with torch.no_grad(): \(name) -= …, 또는 \(name).data -= …")
      },
      why: LocalizedText(
        "A leaf is where gradients arrive. An in-place change would make it a result of an operation, with nowhere for its "
          + "own gradient to go. Updating a parameter is no part of the computation, so it is done under no_grad.",
        ko: "잎 텐서는 기울기가 도착하는 곳입니다. 제자리 변경은 그것을 연산의 결과로 만들어 버립니다. 매개변수 갱신은 계산의 일부가 아니므로 no_grad 안에서 합니다.")),
    ErrorPattern(
      BuiltinTypes.runtimeError, "modified by an inplace operation",
      fix: { _ in
        LocalizedText(
          "an in-place operation (+=, x[i] = …, add_) overwrote a value that backward needs: write x = x + … instead",
          ko: "제자리 연산(+=, x[i] = …, add_)이 backward에 필요한 값을 덮어썼습니다: x = x + …로 쓰세요")
      },
      why: LocalizedText(
        "Derivatives are computed from the values of the forward computation; when these are overwritten in between, the "
          + "gradient would be wrong, so PyTorch refuses.",
        ko: "미분은 순전파 때의 값으로 계산합니다. 그 값이 덮어써지면 기울기가 틀리므로 PyTorch가 거부합니다.")),
    ErrorPattern(
      BuiltinTypes.runtimeError, "Can't call numpy() on Tensor that requires grad",
      fix: { failure in
        let name = failure.tensors.first?.name ?? "x"
        return LocalizedText(
          "\(name).detach().numpy(), or \(name).data", ko: "\(name).detach().numpy() 또는 \(name).data")
      },
      why: LocalizedText(
        "NumPy records no operations, so what it computes would be missing in the gradient. detach() says that this is meant.",
        ko: "NumPy는 연산을 기록하지 않으므로 기울기에서 빠집니다. detach()는 그것이 의도임을 나타냅니다.")),
    ErrorPattern(
      BuiltinTypes.runtimeError, "Only Tensors of floating point",
      fix: { _ in
        LocalizedText(
          "write the numbers with a point: tensor([1., 2.], requires_grad=True)",
          ko: "소수점을 붙이세요: tensor([1., 2.], requires_grad=True)")
      },
      why: LocalizedText(
        "Whole numbers cannot change by a little, so they have no gradient.", ko: "정수는 조금씩 변할 수 없으므로 기울기가 없습니다.")),
    ErrorPattern(
      BuiltinTypes.valueError, "optimizer got an empty parameter list",
      fix: { _ in
        LocalizedText(
          "net.parameters() gives its tensors once: call it again for every use",
          ko: "net.parameters()는 한 번만 쓸 수 있습니다: 쓸 때마다 다시 부르세요")
      },
      why: LocalizedText(
        "parameters() is a generator, which is empty after it was gone through; a network without layers that have "
          + "parameters gives none at all.",
        ko: "parameters()는 제너레이터라서 한 번 지나가면 비어 있습니다. 매개변수가 있는 층이 없는 신경망도 마찬가지입니다.")),
  ]
}
