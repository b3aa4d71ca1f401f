/// A norm and a colormap without a picture, for a colour bar (`ScalarMappable`).
public final class FreeMappable: Artist, ScalarMappable {
  public var array: [Double]?
  public var norm: Normalize
  public var colormap: Colormap

  public init(norm: Normalize, colormap: Colormap) {
    self.norm = norm
    self.colormap = colormap
    super.init(zorder: 0)
  }

  public override var typeName: String { "ScalarMappable" }
}
