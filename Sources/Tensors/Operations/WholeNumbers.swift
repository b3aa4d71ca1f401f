/// Functions of pairs of integers.
enum WholeNumbers {
  static let all = [gcd, lcm]

  static let gcd = pair("gcd", "The greatest number that divides both elements.", "tensor([4, 3])") {
    divisor($0, $1)
  }
  static let lcm = pair("lcm", "The least number that both elements divide.", "tensor([24, 18])") { a, b in
    let common = divisor(a, b)
    return common == 0 ? 0 : Int(bitPattern: (a / common &* b).magnitude)
  }

  private static func divisor(_ a: Int, _ b: Int) -> Int {
    var (x, y) = (a.magnitude, b.magnitude)
    while y != 0 { (x, y) = (y, x % y) }
    return Int(bitPattern: x)
  }

  private static func pair(
    _ name: String, _ summary: String, _ result: String, _ function: @escaping (Int, Int) -> Int
  ) -> Operation {
    Compound.discrete(
      name, [Compound.input, Compound.other], summary: summary,
      example: """
        torch.\(name)(tensor([8, 9]), tensor([12, 6]))
        #> \(result)
        """,
      samples: [.tensor([2, 3], from: -6, to: 6, .int64), .tensor([3], from: 1, to: 4, .int64)]
    ) { arguments in
      let (a, b) = (try arguments.tensor(0), try arguments.tensor(1))
      let dtype = DType.promote(a.dtype, b.dtype)
      guard dtype.isInteger else { throw Tensor.unsupported("\(name)_cpu", dtype) }
      let shape = try Shape.broadcast(a.shape, b.shape)
      return .tensor(
        try a.expand(Array(shape)).withElements(of: Int.self) { left in
          try b.expand(Array(shape)).withElements(of: Int.self) { right in
            try Tensor.filled(shape, dtype, of: Int.self, each: { function(left[$0], right[$0]) })
          }
        })
    }
  }
}
