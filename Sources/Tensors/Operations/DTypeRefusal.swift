/// Dtypes of the first tensor that PyTorch's kernels refuse although the parts that lgs computes with take them.
struct DTypeRefusal {
  /// The error for a dtype; nil for those that the operation takes.
  private let error: (DType) -> TensorError?

  /// Errors: the operation's own for a dtype that it does not take.
  func check(_ tensor: Tensor) throws {
    if let error = error(tensor.elementType) { throw error }
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
    "argmax": notBool(saying: "argmax(): does not support bool input"),
    "argmin": notBool(saying: "argmin(): does not support bool input"),
    "topk": notBool(saying: "topk does not support bool dtypes on CPU"),
    "isin": notBool(saying: "Unsupported input type encountered for isin(): Bool"),
    "quantile": DTypeRefusal { dtype in
      dtype == .float32 || dtype == .float64
        ? nil : .runtime("quantile() input tensor must be either float or double dtype")
    },
    "cdist": DTypeRefusal { dtype in
      guard dtype.isFloatingPoint else {
        return .runtime("cdist only supports floating-point dtypes, X1 got: \(dtype.scalarTypeName)")
      }
      return dtype.isNarrow ? Tensor.unsupported("cdist", dtype) : nil
    },
    "addcdiv": DTypeRefusal { dtype in
      if dtype.isFloatingPoint { return nil }
      return .runtime(
        "Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a true "
          + "division of tensor1 and tensor2. The historic addcdiv behavior can be implemented as (input + value * "
          + "torch.trunc(tensor1 / tensor2)).to(input.dtype) for integer inputs and as (input + value * tensor1 / "
          + "tensor2) for float inputs. The future addcdiv behavior is just the latter implementation: (input + value "
          + "* tensor1 / tensor2), for all dtypes.")
    },
  ]

  private static func floatsOnly(_ kernel: String) -> DTypeRefusal {
    DTypeRefusal { $0.isFloatingPoint ? nil : Tensor.unsupported(kernel, $0) }
  }

  private static func notBool(_ kernel: String) -> DTypeRefusal {
    DTypeRefusal { $0 == .bool ? Tensor.unsupported(kernel, $0) : nil }
  }

  private static func notBool(saying message: String) -> DTypeRefusal {
    DTypeRefusal { $0 == .bool ? .runtime(message) : nil }
  }

  private init(_ error: @escaping (DType) -> TensorError?) { self.error = error }
}
