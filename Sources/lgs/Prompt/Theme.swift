import LineEditor

/// The colours of the prompt: names of the terminal's own sixteen, so that they suit its background.
struct Theme: Equatable {
  var prompt = Style("32")
  var result = Style("31")
  var keyword = Style("1;34")
  var builtin = Style("36")
  var string = Style("33")
  var number = Style("35")
  var comment = Style("90")
  var magic = Style("1;36")
  var error = Style("4;31")
  var bracket = Style("1;7")
  var note = Style("2")
  var suggestion = Style("90")

  static let dark = Theme(
    prompt: Style("92"), result: Style("91"), keyword: Style("94"), builtin: Style("96"), string: Style("93"),
    number: Style("95"), magic: Style("1;96"), error: Style("4;91"))
  static let light = Theme()

  /// The theme for the terminal's background as `COLORFGBG` (`15;0`) tells it; nil where it does not.
  static var ofEnvironment: Theme? {
    guard let background = Environment["COLORFGBG"]?.split(separator: ";").last.flatMap({ Int($0) }) else {
      return nil
    }
    return background == 7 || background >= 9 ? light : dark
  }

  /// The theme for a background of a lightness from 0 to 1.
  static func forBackground(lightness: Double) -> Theme { lightness > 0.5 ? light : dark }
}
