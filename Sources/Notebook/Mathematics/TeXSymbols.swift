/// The characters behind TeX's commands.
enum TeXSymbols {
  /// Letters: `\alpha`.
  static let letters: [String: String] = table(
    """
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν
    xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
    Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
    infty ∞ partial ∂ nabla ∇ hbar ℏ ell ℓ Re ℜ Im ℑ aleph ℵ emptyset ∅ varnothing ∅ imath ı jmath ȷ wp ℘
    angle ∠ triangle △ square □ blacksquare ■ top ⊤ bot ⊥ forall ∀ exists ∃ nexists ∄ degree ° checkmark ✓ complement ∁
    beth ℶ gimel ℷ eth ð mho ℧ Box □ Diamond ◇ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ flat ♭ natural ♮ sharp ♯
    """)

  /// Operators, relations, arrows and punctuation.
  static let operators: [String: String] = table(
    """
    pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ dagger † ddagger ‡
    cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ backslash ∖ wr ≀ diamond ⋄ amalg ⨿
    leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ equiv ≡ approx ≈ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫ prec ≺ succ ≻ preceq ⪯ succeq ⪰
    lt < gt > leqslant ⩽ geqslant ⩾ lesssim ≲ gtrsim ≳ approxeq ≊ doteq ≐ triangleq ≜ asymp ≍ bowtie ⋈ models ⊨ vdash ⊢ dashv ⊣
    subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ nsubseteq ⊈ subsetneq ⊊ sqsubseteq ⊑ in ∈ notin ∉ ni ∋ owns ∋ mid ∣ nmid ∤
    parallel ∥ perp ⊥ smile ⌣ frown ⌢ neg ¬ lnot ¬ prime ′ backprime ‵ therefore ∴ because ∵ colon : coloneqq ≔ And &
    to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ impliedby ⟸ iff ⟺
    longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸ Longleftrightarrow ⟺ mapsto ↦
    longmapsto ⟼ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖
    hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ leftharpoonup ↼ rightleftharpoons ⇌ leadsto ⇝ rightsquigarrow ⇝
    ldots … dots … cdots ⋯ dotsc … dotsb ⋯ vdots ⋮ ddots ⋱ surd √ asymp ≍ upharpoonright ↾ restriction ↾ nrightarrow ↛
    """)

  /// Operators that are large and take limits: `\sum`.
  static let largeOperators: [String: String] = table(
    """
    sum ∑ prod ∏ coprod ∐ bigcap ⋂ bigcup ⋃ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ biguplus ⨄ bigsqcup ⨆
    """)

  /// Integrals: large, with limits at their side.
  static let integrals: [String: String] = table("int ∫ iint ∬ iiint ∭ oint ∮ intop ∫")

  /// Functions by their names; those of the second list take limits below.
  static let functions: Set<String> = [
    "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "dim", "exp", "hom", "ker", "lg",
    "ln", "log", "sec", "sin", "sinh", "tan", "tanh",
  ]
  static let limitFunctions: [String: String] = [
    "lim": "lim", "max": "max", "min": "min", "sup": "sup", "inf": "inf", "det": "det", "gcd": "gcd", "Pr": "Pr",
    "limsup": "lim sup", "liminf": "lim inf", "argmax": "argmax", "argmin": "argmin",
  ]

  /// Brackets, as characters and as commands.
  static let delimiters: [String: String] = table(
    """
    ( ( ) ) [ [ ] ] | | / / . . < ⟨ > ⟩ \\{ { \\} } \\| ‖ \\lbrace { \\rbrace } \\lbrack [ \\rbrack ] \\vert | \\Vert ‖ \\lvert | \\rvert |
    \\lVert ‖ \\rVert ‖ \\langle ⟨ \\rangle ⟩ \\lceil ⌈ \\rceil ⌉ \\lfloor ⌊ \\rfloor ⌋ \\backslash \\ \\uparrow ↑ \\downarrow ↓
    \\updownarrow ↕ \\Uparrow ⇑ \\Downarrow ⇓ \\lgroup ⟮ \\rgroup ⟯ \\llbracket ⟦ \\rrbracket ⟧ \\ulcorner ⌜ \\urcorner ⌝
    """)

  /// Marks above a letter, and whether they stretch.
  static let accents: [String: (mark: String, stretches: Bool)] = [
    "hat": ("^", false), "widehat": ("^", true), "bar": ("‾", false), "overline": ("‾", true), "tilde": ("~", false),
    "widetilde": ("~", true), "vec": ("→", false), "overrightarrow": ("→", true), "overleftarrow": ("←", true),
    "overleftrightarrow": ("↔", true), "dot": ("˙", false), "ddot": ("¨", false), "dddot": ("⃛", false),
    "check": ("ˇ", false), "breve": ("˘", false), "acute": ("´", false), "grave": ("`", false),
    "mathring": ("˚", false), "overbrace": ("⏞", true),
  ]
  static let underAccents: [String: String] = ["underline": "_", "underbrace": "⏟", "underrightarrow": "→"]

  /// Spaces, in widths of the letter m.
  static let spaces: [String: String] = [
    ",": "0.1667em", ":": "0.2222em", ">": "0.2222em", ";": "0.2778em", "!": "-0.1667em", " ": "0.25em", "quad": "1em",
    "qquad": "2em", "enspace": "0.5em", "thinspace": "0.1667em", "medspace": "0.2222em", "thickspace": "0.2778em",
    "negthinspace": "-0.1667em", "space": "0.25em", "\n": "0.25em",
  ]

  /// Commands that change nothing that is shown here.
  static let silent: Set<String> = [
    "displaystyle", "textstyle", "scriptstyle", "scriptscriptstyle", "nonumber", "notag", "limits", "nolimits", "hline",
    "allowbreak", "nobreak", "relax", "protect", "centering", "small", "normalsize", "large", "strut", "mathstrut",
  ]

  static let escapedCharacters: Set<String> = ["%", "$", "#", "&", "_"]

  private static func table(_ text: String) -> [String: String] {
    let words = text.split { $0 == " " || $0 == "\n" }.map(String.init)
    var table: [String: String] = [:]
    for index in stride(from: 0, to: words.count - 1, by: 2) { table[words[index]] = words[index + 1] }
    return table
  }
}

/// Letters in the alphabets of mathematics: `\mathbb{R}`, `{\cal N}`.
enum MathAlphabet: Equatable {
  case italic, roman, bold, boldItalic, doubleStruck, script, fraktur, sansSerif, monospace

  /// The alphabet that a command chooses for its argument or for the rest of its group.
  init?(argumentCommand name: String) {
    switch name {
    case "mathrm", "rm", "mathup", "textup": self = .roman
    case "mathbf", "textbf": self = .bold
    case "boldsymbol", "bm", "pmb", "mathbfit": self = .boldItalic
    case "mathbb", "Bbb": self = .doubleStruck
    case "mathcal", "mathscr": self = .script
    case "mathfrak", "frak": self = .fraktur
    case "mathsf": self = .sansSerif
    case "mathtt": self = .monospace
    case "mathit", "mathnormal": self = .italic
    case _: return nil
    }
  }

  init?(declaration name: String) {
    switch name {
    case "rm": self = .roman
    case "bf", "bfseries": self = .bold
    case "it", "mit": self = .italic
    case "cal": self = .script
    case "frak": self = .fraktur
    case "sf": self = .sansSerif
    case "tt": self = .monospace
    case "bb": self = .doubleStruck
    case _: return nil
    }
  }

  /// The element of a letter or a word in this alphabet.
  ///
  /// Bold and sans-serif letters are styled, so that any font shows them; the others have characters of their own.
  func element(_ text: String, isNumber: Bool = false) -> String {
    let tag = isNumber ? "mn" : "mi"
    let escaped = HTMLText.escaped(text)
    switch self {
    case .italic: return "<\(tag)>\(escaped)</\(tag)>"
    case .roman: return "<\(tag) mathvariant=\"normal\">\(escaped)</\(tag)>"
    case .bold: return "<\(tag) mathvariant=\"normal\" class=\"bold\">\(escaped)</\(tag)>"
    case .boldItalic:
      let style = isNumber ? "bold" : "bold-italic"
      return "<\(tag) mathvariant=\"normal\" class=\"\(style)\">\(escaped)</\(tag)>"
    case .sansSerif: return "<\(tag) mathvariant=\"normal\" class=\"sans\">\(escaped)</\(tag)>"
    case .monospace: return "<\(tag) mathvariant=\"normal\" class=\"mono\">\(escaped)</\(tag)>"
    case .doubleStruck:
      return mapped(text, tag, upper: 0x1D538, lower: 0x1D552, digits: 0x1D7D8, MathAlphabet.struckLetters)
    case .script: return mapped(text, tag, upper: 0x1D49C, lower: 0x1D4B6, digits: nil, MathAlphabet.scriptLetters)
    case .fraktur: return mapped(text, tag, upper: 0x1D504, lower: 0x1D51E, digits: nil, MathAlphabet.frakturLetters)
    }
  }

  /// Letters that have had characters of their own since before there were alphabets.
  private static let struckLetters: [Unicode.Scalar: Unicode.Scalar] = [
    "C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ",
  ]
  private static let scriptLetters: [Unicode.Scalar: Unicode.Scalar] = [
    "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ", "o": "ℴ",
  ]
  private static let frakturLetters: [Unicode.Scalar: Unicode.Scalar] = [
    "C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ",
  ]

  private func mapped(
    _ text: String, _ tag: String, upper: UInt32, lower: UInt32, digits: UInt32?,
    _ known: [Unicode.Scalar: Unicode.Scalar]
  ) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      var code = scalar.value
      if let character = known[scalar] {
        code = character.value
      } else if (0x41...0x5A).contains(code) {
        code = upper + code - 0x41
      } else if (0x61...0x7A).contains(code) {
        code = lower + code - 0x61
      } else if let digits, (0x30...0x39).contains(code) {
        code = digits + code - 0x30
      }
      result.append(Unicode.Scalar(code) ?? scalar)
    }
    return "<\(tag) mathvariant=\"normal\">\(HTMLText.escaped(result))</\(tag)>"
  }
}
