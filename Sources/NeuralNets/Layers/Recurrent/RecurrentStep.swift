import Tensors

/// What one step of a recurrent network computes from the input and the state before.
enum RecurrentStep {
  /// `act(W_ih x + b_ih + W_hh h + b_hh)`; relu instead of tanh when asked.
  case plain(usesReLU: Bool)
  /// Long short-term memory: the state is a pair of hidden values and cell values.
  case lstm
  /// Gated recurrent unit.
  case gru

  /// How many vectors of hidden size each of the products gives.
  var gateCount: Int {
    switch self {
    case .plain: return 1
    case .lstm: return 4
    case .gru: return 3
    }
  }

  /// The number of tensors that make a state.
  var stateCount: Int {
    switch self {
    case .plain, .gru: return 1
    case .lstm: return 2
    }
  }

  /// The trained numbers of one direction of one layer.
  struct Weights {
    let input: Tensor
    let hidden: Tensor
    let inputBias: Tensor?
    let hiddenBias: Tensor?
  }

  /// The state after one step; `products` is `x W_ih^T + b_ih` of shape [n, gates * hidden].
  func next(_ products: Tensor, _ state: [Tensor], _ weights: Weights) throws -> [Tensor] {
    let hidden = try Tensor.linear(state[0], weights.hidden, weights.hiddenBias)
    switch self {
    case .plain(let usesReLU):
      let sum = try Tensor.add(products, hidden)
      return [try usesReLU ? Tensor.relu(sum) : Tensor.tanh(sum)]
    case .lstm:
      let gates = try Tensor.add(products, hidden).chunk(4, 1)
      let kept = try Tensor.mul(Tensor.sigmoid(gates[1]), state[1])
      let cell = try Tensor.add(kept, Tensor.mul(Tensor.sigmoid(gates[0]), Tensor.tanh(gates[2])))
      return [try Tensor.mul(Tensor.sigmoid(gates[3]), Tensor.tanh(cell)), cell]
    case .gru:
      let (inputs, hiddens) = (try products.chunk(3, 1), try hidden.chunk(3, 1))
      let reset = try Tensor.sigmoid(Tensor.add(inputs[0], hiddens[0]))
      let update = try Tensor.sigmoid(Tensor.add(inputs[1], hiddens[1]))
      let fresh = try Tensor.tanh(Tensor.add(inputs[2], Tensor.mul(reset, hiddens[2])))
      return [try Tensor.add(Tensor.mul(Tensor.sub(state[0], fresh), update), fresh)]
    }
  }
}

/// Modules that take a state beside their input and give one back.
public protocol StatefulModule: Module {
  /// The number of tensors that make a state: LSTMs have a pair.
  var stateCount: Int { get }
  /// Runs over an input; without a state it begins with zeros. Cells give no output beside the state.
  /// Errors: RuntimeError and ValueError for shapes that do not fit.
  func run(_ input: Tensor, _ state: [Tensor]?) throws -> (output: Tensor?, state: [Tensor])
}

extension Module {
  /// A setting that is an integer.
  func integerSetting(_ name: String) -> Int { settings[name]?.integer ?? 0 }

  /// A setting's truth.
  func flagSetting(_ name: String) -> Bool { settings[name]?.isTrue ?? false }
}
