import Tensors

/// The numbers of a parameter, its gradient and what is remembered of it, for loops over their elements.
struct ElementRows<Element: BinaryFloatingPoint> {
  let parameter: UnsafeMutableBufferPointer<Element>
  let gradient: UnsafeMutableBufferPointer<Element>
  let squares: UnsafeMutableBufferPointer<Element>
  /// Empty when there is none.
  let average: UnsafeMutableBufferPointer<Element>
  /// Empty when there is none.
  let momentum: UnsafeMutableBufferPointer<Element>

  /// Calls the body with the elements of contiguous tensors of one dtype.
  static func with(
    _ dtype: DType, _ parameter: Tensor, _ gradient: Tensor, squares: Tensor, average: Tensor? = nil,
    momentum: Tensor? = nil, _ body: (ElementRows) -> Void
  ) {
    func rows(_ tensor: Tensor?, _ use: (UnsafeMutableBufferPointer<Element>) -> Void) {
      guard let tensor else { return use(UnsafeMutableBufferPointer(start: nil, count: 0)) }
      tensor.updateElements(of: Element.self, dtype, use)
    }
    parameter.updateElements(of: Element.self, dtype) { p in
      gradient.readElements(of: Element.self, dtype) { g in
        rows(squares) { s in
          rows(average) { a in
            rows(momentum) { m in
              body(ElementRows(parameter: p, gradient: g, squares: s, average: a, momentum: m))
            }
          }
        }
      }
    }
  }

  /// The gradient that a step follows at an index: negated for ascent, with weight decay.
  func followedGradient(_ index: Int, maximize: Bool, decay: Element) -> Element {
    let value = maximize ? -gradient[index] : gradient[index]
    return decay == 0 ? value : value.addingProduct(parameter[index], decay)
  }
}

/// PyTorch's `lerp`: it counts from the nearer end.
func interpolated<Element: BinaryFloatingPoint>(_ from: Element, _ to: Element, _ weight: Element) -> Element {
  let difference = to - from
  return weight < 0.5 ? from.addingProduct(weight, difference) : to.addingProduct(-difference, 1 - weight)
}

extension Optional where Wrapped == Tensor {
  /// What is remembered for a parameter; zeros at first.
  func remembered(for parameter: Tensor) throws -> Tensor {
    try self?.remembered(for: parameter) ?? Tensor.zeros(parameter.shape, parameter.dtype)
  }
}
