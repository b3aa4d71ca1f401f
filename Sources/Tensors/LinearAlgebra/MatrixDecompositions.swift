import Glibc

/// The factors Q and R of a matrix by Householder's reflections, as LAPACK makes them.
struct HouseholderQR {
  /// Row by row, [rows, columns of Q].
  private(set) var q: [Double]
  /// Row by row, upper triangular.
  private(set) var r: [Double]

  init(_ matrix: [Double], rows m: Int, columns n: Int, complete: Bool) {
    let count = Swift.min(m, n)
    var a = matrix
    var reflectors: [(vector: [Double], tau: Double)] = []
    for i in 0..<count {
      let alpha = a[i * n + i]
      var rest = 0.0
      for row in (i + 1)..<Swift.max(m, i + 1) { rest = Glibc.hypot(rest, a[row * n + i]) }
      var v = Array(repeating: 0.0, count: m)
      v[i] = 1
      guard rest != 0 else {
        reflectors.append((v, 0))
        continue
      }
      let beta = -Glibc.copysign(Glibc.hypot(alpha, rest), alpha)
      for row in (i + 1)..<m { v[row] = a[row * n + i] / (alpha - beta) }
      let tau = (beta - alpha) / beta
      HouseholderQR.reflect(&a, v, tau, from: i, width: n)
      reflectors.append((v, tau))
    }
    let width = complete ? m : count
    q = Array(repeating: 0, count: m * width)
    for i in 0..<Swift.min(m, width) { q[i * width + i] = 1 }
    for (v, tau) in reflectors.reversed() where tau != 0 { HouseholderQR.reflect(&q, v, tau, from: 0, width: width) }
    r = Array(repeating: 0, count: width * n)
    for row in 0..<Swift.min(width, m) {
      for column in row..<Swift.max(n, row) { r[row * n + column] = a[row * n + column] }
    }
  }

  private static func reflect(_ a: inout [Double], _ v: [Double], _ tau: Double, from first: Int, width: Int) {
    for column in first..<Swift.max(width, first) {
      let share = tau * v.indices.reduce(0) { $0 + v[$1] * a[$1 * width + column] }
      for row in v.indices { a[row * width + column] -= share * v[row] }
    }
  }
}

/// Singular values and vectors by Jacobi's rotations of columns.
///
/// Source: Demmel and Veselić, SIAM J. Matrix Anal. Appl. 13 (1992).
struct JacobiSVD {
  /// [m, k], [k] falling, [n, k]; k is the smaller of m and n.
  private(set) var u: [[Double]]
  private(set) var values: [Double]
  private(set) var v: [[Double]]

  /// - Parameter matrix: Row by row.
  init(_ matrix: [Double], rows m: Int, columns n: Int) {
    // Columns of the taller orientation.
    let isTall = m >= n
    let (height, width) = isTall ? (m, n) : (n, m)
    var columns = (0..<width).map { column in
      (0..<height).map { row in isTall ? matrix[row * n + column] : matrix[column * n + row] }
    }
    var turns = (0..<width).map { column in (0..<width).map { $0 == column ? 1.0 : 0.0 } }
    for _ in 0..<60 where JacobiSVD.sweep(&columns, &turns) {}
    let sizes = columns.map { $0.reduce(0) { Glibc.hypot($0, $1) } }
    let order = sizes.indices.sorted { sizes[$0] > sizes[$1] || (sizes[$0] == sizes[$1] && $0 < $1) }
    values = order.map { sizes[$0] }
    var left: [[Double]] = []
    for place in order {
      let size = sizes[place]
      let tiny = size <= (sizes.max() ?? 0) * 1e-15
      left.append(tiny ? JacobiSVD.perpendicular(to: left, height) : columns[place].map { $0 / size })
    }
    var right = order.map { turns[$0] }
    for place in left.indices where (isTall ? left : right)[place].first(where: { Swift.abs($0) > 1e-14 }) ?? -1 > 0 {
      left[place] = left[place].map { -$0 }
      right[place] = right[place].map { -$0 }
    }
    (u, v) = isTall ? (left, right) : (right, left)
  }

  /// One rotation of every pair of columns; false when all were perpendicular.
  private static func sweep(_ columns: inout [[Double]], _ turns: inout [[Double]]) -> Bool {
    var changed = false
    for p in columns.indices {
      for q in (p + 1)..<Swift.max(columns.count, p + 1) {
        var (a, b, c) = (0.0, 0.0, 0.0)
        for row in columns[p].indices {
          a += columns[p][row] * columns[p][row]
          b += columns[q][row] * columns[q][row]
          c += columns[p][row] * columns[q][row]
        }
        if Swift.abs(c) <= 1e-16 * (a * b).squareRoot() || c == 0 { continue }
        changed = true
        let zeta = (b - a) / (2 * c)
        let t = Glibc.copysign(1, zeta) / (Swift.abs(zeta) + (1 + zeta * zeta).squareRoot())
        let cosine = 1 / (1 + t * t).squareRoot()
        rotate(&columns, p, q, cosine, cosine * t)
        rotate(&turns, p, q, cosine, cosine * t)
      }
    }
    return changed
  }

  private static func rotate(_ columns: inout [[Double]], _ p: Int, _ q: Int, _ c: Double, _ s: Double) {
    for row in columns[p].indices {
      let (x, y) = (columns[p][row], columns[q][row])
      columns[p][row] = c * x - s * y
      columns[q][row] = s * x + c * y
    }
  }

  /// A unit vector perpendicular to others.
  static func perpendicular(to others: [[Double]], _ height: Int) -> [Double] {
    for axis in 0..<height {
      var candidate = (0..<height).map { $0 == axis ? 1.0 : 0.0 }
      for _ in 0..<2 {
        for other in others {
          let share = zip(candidate, other).reduce(0) { $0 + $1.0 * $1.1 }
          for row in candidate.indices { candidate[row] -= share * other[row] }
        }
      }
      let size = candidate.reduce(0) { Glibc.hypot($0, $1) }
      if size > 0.3 / Double(height).squareRoot() { return candidate.map { $0 / size } }
    }
    return (0..<height).map { _ in 0 }
  }
}
