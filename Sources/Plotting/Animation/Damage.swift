/// Where two drawings of the same size differ: rectangles of whole pixels that do not overlap.
struct Damage: Equatable {
  private(set) var areas: [Rectangle] = []

  /// The areas touched by what only one of two lists of items paints.
  init(from old: [DisplayItem], to new: [DisplayItem], width: Int, height: Int) {
    var changed = ArraySlice<DisplayItem>()
    let start = zip(old, new).prefix { $0 == $1 }.count
    let end = zip(old[start...].reversed(), new[start...].reversed()).prefix { $0 == $1 }.count
    let difference = new[start..<(new.count - end)].difference(from: old[start..<(old.count - end)])
    for change in difference {
      switch change {
      case .insert(_, let item, _), .remove(_, let item, _): changed.append(item)
      }
    }
    for extent in changed.compactMap(\.extent) { add(extent, width: width, height: height) }
    // A picture is sampled as a whole.
    for case .image(let image) in old + new where touches(image.area.ordered) {
      add(image.area.ordered.padded(by: 2), width: width, height: height)
    }
  }

  /// How many pixels are to be painted again.
  var size: Double { areas.reduce(0) { $0 + $1.width * $1.height } }

  func touches(_ area: Rectangle) -> Bool { areas.contains { $0.overlaps(area) } }

  /// Takes an area in, joined with those it overlaps.
  private mutating func add(_ extent: Rectangle, width: Int, height: Int) {
    var area = Rectangle(
      x0: max(extent.x0.rounded(.down), 0), y0: max(extent.y0.rounded(.down), 0),
      x1: min(extent.x1.rounded(.up), Double(width)), y1: min(extent.y1.rounded(.up), Double(height)))
    guard area.x0 < area.x1, area.y0 < area.y1 else { return }
    while let index = areas.firstIndex(where: { $0.overlaps(area) }) {
      let other = areas.remove(at: index)
      area = Rectangle.union([area, other]) ?? area
    }
    areas.append(area)
  }
}
