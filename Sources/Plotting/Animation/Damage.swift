/// Where two drawings of the same size differ: rectangles of whole pixels that do not overlap.
struct Damage: Equatable {
  private(set) var areas: [Rectangle] = []

  /// The areas touched by what only one of two lists of items paints.
  /// - Parameter extent: Outside of which an item paints nothing.
  init(
    from old: [DisplayItem], to new: [DisplayItem], width: Int, height: Int, extent: (DisplayItem) -> Rectangle?
  ) {
    let (before, after) = (Painted.all(in: old), Painted.all(in: new))
    let start = zip(before, after).prefix { $0 == $1 }.count
    let end = zip(before[start...].reversed(), after[start...].reversed()).prefix { $0 == $1 }.count
    for change in after[start..<(after.count - end)].difference(from: before[start..<(before.count - end)]) {
      switch change {
      case .insert(_, let painted, _), .remove(_, let painted, _):
        guard var area = extent(painted.item) else { continue }
        for clip in painted.clips {
          guard let seen = clip.extent?.padded(by: 2) else { continue }
          area = Rectangle(
            x0: max(area.x0, seen.x0), y0: max(area.y0, seen.y0), x1: min(area.x1, seen.x1), y1: min(area.y1, seen.y1))
        }
        add(area, width: width, height: height)
      }
    }
  }

  /// An item with what it is cut to.
  private struct Painted: Equatable {
    let item: DisplayItem
    let clips: [Path]

    static func all(in items: [DisplayItem]) -> [Painted] {
      var clips: [Path] = []
      var all: [Painted] = []
      for item in items {
        switch item {
        case .pushClip(let path): clips.append(path)
        case .popClip: clips.removeLast(clips.isEmpty ? 0 : 1)
        case .beginGroup, .endGroup: break
        case .path, .hardArea, .markers, .glyphs, .image: all.append(Painted(item: item, clips: clips))
        }
      }
      return all
    }
  }

  /// How many pixels are to be painted again.
  var size: Double { areas.reduce(0) { $0 + $1.width * $1.height } }

  /// Takes an area in, without what is there already.
  private mutating func add(_ extent: Rectangle, width: Int, height: Int) {
    let area = Rectangle(
      x0: max(extent.x0.rounded(.down), 0), y0: max(extent.y0.rounded(.down), 0),
      x1: min(extent.x1.rounded(.up), Double(width)), y1: min(extent.y1.rounded(.up), Double(height)))
    areas += areas.reduce([area]) { pieces, other in pieces.flatMap { $0.without(other) } }
      .filter { $0.x0 < $0.x1 && $0.y0 < $0.y1 }
  }
}

extension Rectangle {
  /// The parts of the area outside another.
  fileprivate func without(_ other: Rectangle) -> [Rectangle] {
    guard overlaps(other) else { return [self] }
    let low = max(y0, other.y0)
    let high = min(y1, other.y1)
    return [
      Rectangle(x0: x0, y0: y0, x1: x1, y1: low), Rectangle(x0: x0, y0: high, x1: x1, y1: y1),
      Rectangle(x0: x0, y0: low, x1: max(x0, other.x0), y1: high),
      Rectangle(x0: min(x1, other.x1), y0: low, x1: x1, y1: high),
    ].filter { $0.x0 < $0.x1 && $0.y0 < $0.y1 }
  }
}
