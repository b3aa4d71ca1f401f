/// Dtypes of the first tensor that PyTorch's kernels refuse although the parts that lgs computes with take them.
struct DTypeRefusal {
  private let isRefused: (DType) -> Bool
  private let message: (DType) -> TensorError

  /// Errors: the operation's own for a dtype that it does not take.
  func check(_ tensor: Tensor) throws {
    if isRefused(tensor.elementType) { throw message(tensor.elementType) }
  }

  /// The refusal of an operation by its name; nil where there is none.
  static func of(_ name: String) -> DTypeRefusal? { table[name] }

  private static let table: [String: DTypeRefusal] = [
    "frac": floatsOnly("frac_cpu"), "lerp": floatsOnly("lerp_kernel_scalar"), "hypot": floatsOnly("hypot_cpu"),
    "logsigmoid": floatsOnly("log_sigmoid_cpu"), "binary_cross_entropy_with_logits": floatsOnly("log_sigmoid_cpu"),
    "median": notBool("median_cpu"), "kthvalue": notBool("kthvalue_cpu"), "trace": notBool("trace"),
    "addcmul": notBool("addcmul_cpu_out"), "fmod": notBool("fmod_cpu"), "dot": notBool("dot"),
    "bmm": notBool("bmm"), "cross": notBool("cross"), "searchsorted": notBool("searchsorted_out_cpu"),
    "bucketize": notBool("searchsorted_out_cpu"),
    "argmax": DTypeRefusal(isRefused: { $0 == .bool }) { _ in .runtime("argmax(): does not support bool input") },
    "argmin": DTypeRefusal(isRefused: { $0 == .bool }) { _ in .runtime("argmin(): does not support bool input") },
    "topk": DTypeRefusal(isRefused: { $0 == .bool }) { _ in .runtime("topk does not support bool dtypes on CPU") },
    "isin": DTypeRefusal(isRefused: { $0 == .bool }) { _ in
      .runtime("Unsupported input type encountered for isin(): Bool")
    },
    "quantile": DTypeRefusal(isRefused: { $0 != .float32 && $0 != .float64 }) { _ in
      .runtime("quantile() input tensor must be either float or double dtype")
    },
    "cdist": DTypeRefusal(isRefused: { !$0.isFloatingPoint || $0.isNarrow }) { dtype in
      dtype.isFloatingPoint
        ? Tensor.unsupported("cdist", dtype)
        : .runtime("cdist only supports floating-point dtypes, X1 got: \(dtype.scalarTypeName)")
    },
    "addcdiv": DTypeRefusal(isRefused: { !$0.isFloatingPoint }) { _ in
      .runtime(
        "Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a true "
          + "division of tensor1 and tensor2. The historic addcdiv behavior can be implemented as (input + value * "
          + "torch.trunc(tensor1 / tensor2)).to(input.dtype) for integer inputs and as (input + value * tensor1 / "
          + "tensor2) for float inputs. The future addcdiv behavior is just the latter implementation: (input + value "
          + "* tensor1 / tensor2), for all dtypes.")
    },
  ]

  private static func floatsOnly(_ kernel: String) -> DTypeRefusal {
    DTypeRefusal(isRefused: { !$0.isFloatingPoint }) { Tensor.unsupported(kernel, $0) }
  }

  private static func notBool(_ kernel: String) -> DTypeRefusal {
    DTypeRefusal(isRefused: { $0 == .bool }) { Tensor.unsupported(kernel, $0) }
  }
}
