/// Up to 256 colours for pictures, found by cutting the box of colours at medians.
struct ColorPalette {
  private(set) var colors: [(red: UInt8, green: UInt8, blue: UInt8)] = []
  private var nearest: [UInt32: UInt8] = [:]

  fileprivate struct Box {
    var entries: ArraySlice<(color: UInt32, count: Int)>

    /// The shift of the channel with the widest range, and that range.
    var widest: (shift: UInt32, range: UInt32) {
      [16, 8, 0].map { (shift: UInt32) -> (UInt32, UInt32) in
        let values = entries.lazy.map { $0.color >> shift & 255 }
        return (shift, (values.max() ?? 0) - (values.min() ?? 0))
      }.max { $0.1 < $1.1 } ?? (0, 0)
    }

    var mean: (UInt8, UInt8, UInt8) {
      let total = max(1, entries.reduce(0) { $0 + $1.count })
      func part(_ shift: UInt32) -> UInt8 {
        UInt8((entries.reduce(0) { $0 + Int($1.color >> shift & 255) * $1.count } + total / 2) / total)
      }
      return (part(16), part(8), part(0))
    }
  }

  /// The palette of some pictures, their transparent parts on white.
  init(_ pictures: [Picture], size: Int = 256) {
    var counts: [UInt32: Int] = [:]
    for picture in pictures {
      var last: UInt32 = .max
      var run = 0
      for index in 0..<(picture.width * picture.height) {
        let color = picture.opaque(index)
        if color == last {
          run += 1
        } else {
          if run > 0 { counts[last, default: 0] += run }
          (last, run) = (color, 1)
        }
      }
      if run > 0 { counts[last, default: 0] += run }
    }
    let all = counts.map { (color: $0.key, count: $0.value) }.sorted { $0.color < $1.color }
    var boxes = [Box(entries: all[...])]
    while boxes.count < size, let index = ColorPalette.largest(boxes) {
      boxes += ColorPalette.halves(boxes.remove(at: index))
    }
    colors = boxes.map(\.mean)
    if all.count <= size {
      for (index, box) in boxes.enumerated() { for entry in box.entries { nearest[entry.color] = UInt8(index) } }
    }
  }

  private static func largest(_ boxes: [Box]) -> Int? {
    boxes.indices.filter { boxes[$0].entries.count > 1 }.max { boxes[$0].weight < boxes[$1].weight }
  }

  private static func halves(_ box: Box) -> [Box] {
    let shift = box.widest.shift
    let sorted = box.entries.sorted { ($0.color >> shift & 255, $0.color) < ($1.color >> shift & 255, $1.color) }
    let half = sorted.reduce(0) { $0 + $1.count } / 2
    var passed = 0
    var cut = 0
    while cut < sorted.count - 1, passed + sorted[cut].count <= half || cut == 0 {
      passed += sorted[cut].count
      cut += 1
    }
    return [Box(entries: sorted[..<cut]), Box(entries: sorted[cut...])]
  }

  /// The number of the colour nearest to that of a pixel.
  mutating func index(of color: UInt32) -> UInt8 {
    if let known = nearest[color] { return known }
    func distance(_ c: (red: UInt8, green: UInt8, blue: UInt8)) -> Int {
      let (red, green, blue) = (
        Int(color >> 16 & 255) - Int(c.red), Int(color >> 8 & 255) - Int(c.green), Int(color & 255) - Int(c.blue)
      )
      return red * red + green * green + blue * blue
    }
    let best = UInt8(colors.indices.min { distance(colors[$0]) < distance(colors[$1]) } ?? 0)
    nearest[color] = best
    return best
  }
}

extension ColorPalette.Box {
  fileprivate var weight: Int { entries.reduce(0) { $0 + $1.count } * Int(widest.range) / 256 + Int(widest.range) }
}

extension Picture {
  /// A pixel on white, as 0xRRGGBB.
  func opaque(_ index: Int) -> UInt32 {
    let start = index * 4
    let alpha = UInt32(pixels[start + 3])
    func part(_ offset: Int) -> UInt32 { (UInt32(pixels[start + offset]) * alpha + 255 * (255 - alpha) + 127) / 255 }
    return part(0) << 16 | part(1) << 8 | part(2)
  }
}
