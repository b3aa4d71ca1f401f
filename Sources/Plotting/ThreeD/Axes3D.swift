/// An area with three directions, looked at from a point of view.
public final class Axes3D: Axes {
  public private(set) lazy var zaxis = Axis(name: .z, axes: self, style: figure.style)
  /// Degrees above the x-y plane.
  public var elev = 30.0
  /// Degrees around the z axis.
  public var azim = -60.0
  /// Degrees around the direction of view.
  public var roll = 0.0
  public var zMargin: Double

  override init(figure: Figure, place: Place) {
    zMargin = figure.style.number("axes.zmargin")
    super.init(figure: figure, place: place)
  }

  public override var typeName: String { "Axes3D" }

  override func axis(_ name: Axis.Name) -> Axis? { name == .z ? zaxis : super.axis(name) }

  override var axisList: [Axis] { [xaxis, yaxis, zaxis] }
}
