/// Where the windows of a convolution or of pooling lie in a plane: sizes, steps, margins, in rows and columns.
final class WindowGeometry {
  /// A number of rows and one of columns.
  typealias Extent = (rows: Int, columns: Int)

  let kernel: Extent
  let stride: Extent
  let padding: Extent
  let dilation: Extent
  let input: Extent
  let output: Extent

  /// - Errors: RuntimeError in PyTorch's words, by `problem`, when no window fits.
  init(
    kernel: Extent, stride: Extent, padding: Extent, dilation: Extent, input: Extent, roundsUp: Bool = false,
    problem: (Extent) -> TensorError
  ) throws {
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.input = input
    func count(_ size: Int, _ kernel: Int, _ stride: Int, _ padding: Int, _ dilation: Int) -> Int {
      let (reach, overflow) = dilation.multipliedReportingOverflow(by: kernel - 1)
      let (padded, tooWide) = size.addingReportingOverflow(2 &* padding)
      guard !overflow, !tooWide, stride > 0, padded > reach else { return 0 }
      let room = padded - reach - 1
      var count = room / stride + 1
      // A last window that begins inside the plane counts when sizes are rounded up.
      if roundsUp, room % stride != 0, count * stride < size + padding { count += 1 }
      return count
    }
    output = (
      count(input.rows, kernel.rows, stride.rows, padding.rows, dilation.rows),
      count(input.columns, kernel.columns, stride.columns, padding.columns, dilation.columns)
    )
    guard output.rows > 0, output.columns > 0 else { throw problem(output) }
  }

  var kernelCount: Int { kernel.rows * kernel.columns }
  var inputCount: Int { input.rows * input.columns }
  var outputCount: Int { output.rows * output.columns }

  /// The rows of the plane that the kernel's row `offset` meets, one for each row of the output; some lie outside.
  @inline(__always)
  func row(_ outputRow: Int, _ offset: Int) -> Int { outputRow * stride.rows - padding.rows + offset * dilation.rows }

  @inline(__always)
  func column(_ outputColumn: Int, _ offset: Int) -> Int {
    outputColumn * stride.columns - padding.columns + offset * dilation.columns
  }

  /// The output columns whose window element `offset` lies inside the plane.
  func insideColumns(_ offset: Int) -> Range<Int> {
    let shift = offset * dilation.columns - padding.columns
    let first = shift >= 0 ? 0 : (-shift + stride.columns - 1) / stride.columns
    let last = input.columns - 1 - shift
    let end = last < 0 ? 0 : min(output.columns, last / stride.columns + 1)
    return first..<max(first, end)
  }

  /// Copies the windows of `planes` planes side by side: one column for each window, one row for each plane and kernel
  /// element. Elements outside the planes are zero.
  func gather<Element: AdditiveArithmetic>(
    _ source: UnsafePointer<Element>, planes: Int, into target: UnsafeMutablePointer<Element>
  ) {
    var row = target
    for plane in 0..<planes {
      let start = source + plane * inputCount
      for vertical in 0..<kernel.rows {
        for horizontal in 0..<kernel.columns {
          gatherRow(start, vertical, horizontal, into: row)
          row += outputCount
        }
      }
    }
  }

  @inline(__always)
  private func gatherRow<Element: AdditiveArithmetic>(
    _ plane: UnsafePointer<Element>, _ vertical: Int, _ horizontal: Int, into row: UnsafeMutablePointer<Element>
  ) {
    let inside = insideColumns(horizontal)
    for outputRow in 0..<output.rows {
      let target = row + outputRow * output.columns
      let sourceRow = self.row(outputRow, vertical)
      guard sourceRow >= 0, sourceRow < input.rows, !inside.isEmpty else {
        target.update(repeating: .zero, count: output.columns)
        continue
      }
      let source = plane + sourceRow * input.columns + column(0, horizontal)
      for index in 0..<inside.lowerBound { target[index] = .zero }
      if stride.columns == 1 {
        (target + inside.lowerBound).update(from: source + inside.lowerBound, count: inside.count)
      } else {
        for index in inside { target[index] = source[index * stride.columns] }
      }
      for index in inside.upperBound..<output.columns { target[index] = .zero }
    }
  }

  /// The way back: adds every window's elements to the planes they came from.
  func scatter<Element: AdditiveArithmetic>(
    _ source: UnsafePointer<Element>, planes: Int, into target: UnsafeMutablePointer<Element>
  ) {
    var row = source
    for plane in 0..<planes {
      let start = target + plane * inputCount
      for vertical in 0..<kernel.rows {
        for horizontal in 0..<kernel.columns {
          let inside = insideColumns(horizontal)
          for outputRow in 0..<output.rows {
            let targetRow = self.row(outputRow, vertical)
            guard targetRow >= 0, targetRow < input.rows else { continue }
            let place = start + targetRow * input.columns + column(0, horizontal)
            let values = row + outputRow * output.columns
            for index in inside { place[index * stride.columns] += values[index] }
          }
          row += outputCount
        }
      }
    }
  }
}
