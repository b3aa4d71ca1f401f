import Interpreter
import Library

/// Magics about the prompt itself.
enum LanguageMagics {
  static let all: [PromptMagic] = [
    PromptMagic("lsmagic", "", "List the magics.", aliases: ["magic", "quickref"], needsNoPercentSign: true) {
      prompt, _ in
      let width = PromptMagics.all.reduce(0) { max($0, $1.name.count) } + 4
      let lines = PromptMagics.all.sorted { $0.name < $1.name }.map { magic in
        let name = (magic.form == .block ? "%%" : "%") + magic.name
        return name + String(repeating: " ", count: width - name.count) + magic.summary + "\n"
      }
      prompt.write(
        lines.joined()
          + "%name? says more; %%time and %%timeit take the block under them; !command runs one of the system.\n"
      )
    },
    PromptMagic(
      "lang", "[en | ko]", "Choose the language of notes and explanations: English or Korean.",
      details: "Error messages themselves stay as they are: Python's."
    ) { prompt, call in
      guard let word = call.words.first else { return prompt.write("\(prompt.language.rawValue)\n") }
      guard let language = Language(rawValue: word) else { throw PromptMagic.Refusal("%lang takes en or ko") }
      prompt.language = language
    },
    PromptMagic(
      "matplotlib", "[inline | kitty | iterm | sixel | braille]", "Say how figures are shown, or choose it.",
      details: "Figures show by themselves; 'inline' takes what the terminal can."
    ) { prompt, call in
      let names = PictureDisplay.Graphics.names.map(\.name)
      guard let word = call.words.first else {
        return prompt.write("\(prompt.pictures.terminal.name)  (of inline, \(names.joined(separator: ", ")))\n")
      }
      if word == "inline" { return }
      guard let chosen = PictureDisplay.Graphics.names.first(where: { $0.name == word }) else {
        throw PromptMagic.Refusal("%matplotlib takes inline, \(names.joined(separator: ", "))")
      }
      prompt.pictures.terminal = chosen.graphics
    },
  ]
}
