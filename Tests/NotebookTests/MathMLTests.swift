import XCTest

@testable import Notebook

final class MathMLTests: XCTestCase {
  private func row(_ tex: String, isDisplay: Bool = false) -> String {
    let text = MathML.text(tex: tex, isDisplay: isDisplay)
    let start = isDisplay ? "<math display=\"block\"><mrow>" : "<math><mrow>"
    return String(text.dropFirst(start.count).dropLast("</mrow></math>".count))
  }

  func testLettersNumbersAndOperators() {
    XCTAssertEqual(row("x+1.5"), "<mi>x</mi><mo>+</mo><mn>1.5</mn>")
    XCTAssertEqual(row("a-b"), "<mi>a</mi><mo>−</mo><mi>b</mi>")
    XCTAssertEqual(row("\\alpha<\\Gamma"), "<mi>α</mi><mo>&lt;</mo><mi mathvariant=\"normal\">Γ</mi>")
  }

  func testSignsAndFunctionsHaveTheirSpaces() {
    XCTAssertEqual(row("(-x"), "<mo stretchy=\"false\">(</mo><mo form=\"prefix\">−</mo><mi>x</mi>")
    XCTAssertEqual(row("a=+b"), "<mi>a</mi><mo>=</mo><mo form=\"prefix\">+</mo><mi>b</mi>")
    let space = "<mspace width=\"0.1667em\"></mspace>"
    let log = "<mrow><mi mathvariant=\"normal\">log</mi><mo>\u{2061}</mo></mrow>"
    XCTAssertEqual(row("y\\log x"), "<mi>y</mi>\(space)\(log)\(space)<mi>x</mi>")
    XCTAssertEqual(row("\\log(x)"), "\(log)<mo stretchy=\"false\">(</mo><mi>x</mi><mo stretchy=\"false\">)</mo>")
  }

  func testScripts() {
    XCTAssertEqual(row("x_1^2"), "<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>")
    XCTAssertEqual(row("x^2_1"), "<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>")
    XCTAssertEqual(row("x_{ij}"), "<msub><mi>x</mi><mrow><mi>i</mi><mi>j</mi></mrow></msub>")
    XCTAssertEqual(row("f''"), "<msup><mi>f</mi><mo>′′</mo></msup>")
    XCTAssertEqual(row("x^12"), "<msup><mi>x</mi><mn>1</mn></msup><mn>2</mn>")
  }

  func testSumsTakeTheirLimitsAboveAndBelowInDisplaysOnly() {
    XCTAssertTrue(row("\\sum_{i=1}^n", isDisplay: true).hasPrefix("<munderover><mo"))
    XCTAssertTrue(row("\\sum_{i=1}^n").hasPrefix("<msubsup><mo"))
    XCTAssertTrue(row("\\sum\\limits_i").hasPrefix("<munder><mo"))
    XCTAssertTrue(row("\\int_0^1", isDisplay: true).hasPrefix("<msubsup><mo"))
  }

  func testConstructions() {
    XCTAssertEqual(row("\\frac12"), "<mfrac><mn>1</mn><mn>2</mn></mfrac>")
    XCTAssertEqual(row("\\sqrt[3]{x}"), "<mroot><mrow><mi>x</mi></mrow><mrow><mn>3</mn></mrow></mroot>")
    XCTAssertEqual(
      row("\\hat y"), "<mover accent=\"true\"><mi>y</mi><mo stretchy=\"false\">^</mo></mover>")
    XCTAssertEqual(
      row("\\overset{l}{\\to}"), "<mover><mrow><mo>→</mo></mrow><mrow><mi>l</mi></mrow></mover>")
    XCTAssertEqual(row("\\text{a b}"), "<mtext>a\u{A0}b</mtext>")
    XCTAssertEqual(row("a\\not=b"), "<mi>a</mi><mo>=\u{338}</mo><mi>b</mi>")
  }

  func testAlphabets() {
    XCTAssertEqual(row("\\mathbb{R}"), "<mrow><mi mathvariant=\"normal\">ℝ</mi></mrow>")
    XCTAssertEqual(row("{\\cal N}x"), "<mrow><mi mathvariant=\"normal\">𝒩</mi></mrow><mi>x</mi>")
    XCTAssertEqual(row("\\mathrm{Var}"), "<mrow><mi mathvariant=\"normal\">Var</mi></mrow>")
    XCTAssertEqual(
      row("\\boldsymbol x"), "<mi mathvariant=\"normal\" class=\"bold-italic\">x</mi>")
  }

  func testEnvironments() {
    XCTAssertEqual(
      row("\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}"),
      "<mrow><mo fence=\"true\" stretchy=\"true\">(</mo><mtable class=\"matrix\"><mtr><mtd><mi>a</mi></mtd><mtd>"
        + "<mi>b</mi></mtd></mtr><mtr><mtd><mi>c</mi></mtd><mtd><mi>d</mi></mtd></mtr></mtable>"
        + "<mo fence=\"true\" stretchy=\"true\">)</mo></mrow>")
    XCTAssertTrue(
      row("\\begin{align}a&=b\\end{align}").contains("<mtd class=\"right\"><mi>a</mi></mtd><mtd class=\"left\">"))
    XCTAssertTrue(row("\\begin{array}{l|r}a&b\\end{array}").contains("<mtd class=\"right bar\">"))
  }

  func testWhatIsUnknownIsShownAsWritten() {
    XCTAssertEqual(row("a\\foo b"), "<mi>a</mi><mtext class=\"unknown\">\\foo</mtext><mi>b</mi>")
    XCTAssertEqual(row("a}b"), "<mi>a</mi><mtext class=\"unknown\">}</mtext><mi>b</mi>")
    XCTAssertEqual(row("a&b"), "<mi>a</mi><mtext class=\"unknown\">&amp;</mtext><mi>b</mi>")
    XCTAssertTrue(row("\\begin{foo}x\\end{foo}").hasPrefix("<mtext class=\"unknown\">\\begin{foo}</mtext><mi>x</mi>"))
  }

  func testFormulasOfCoursesHoldNothingUnknown() {
    for tex in [
      "y_i \\sim {\\cal B}(\\pi_i),\\quad \\pi_i = \\frac{\\exp(w_0+w_1x_i)}{1+\\exp(w_0+w_1x_i)}",
      "loss= - \\sum_{i=1}^{n} \\big(y_i\\log(\\hat{y}_i)+(1-y_i)\\log(1-\\hat{y}_i)\\big)",
      "{\\boldsymbol x} \\overset{l_1}{\\to} {\\boldsymbol u} \\overset{a_1}{\\to} \\hat{\\boldsymbol y}",
      "\\epsilon_i \\sim {\\cal N}(0,\\sigma^2)", "(a_1\\circ l_1)({\\boldsymbol x}) := net({\\boldsymbol x})",
      "\\lim_{n\\to\\infty}\\left(1+\\frac{1}{n}\\right)^n = e",
      "\\nabla_\\theta J(\\theta) \\in \\mathbb{R}^{n\\times p}",
      "\\underset{\\theta}{\\operatorname{argmin}}\\; \\|y - X\\theta\\|_2^2", "\\dfrac{\\partial f}{\\partial x}",
      "f(x)=\\begin{cases}1 & x>0\\\\ 0 & \\text{otherwise}\\end{cases}",
      "\\int_{-\\infty}^{\\infty} e^{-x^2}\\,dx=\\sqrt{\\pi}",
      "\\mathbf{A}^{\\top}\\mathbf{A}", "\\underbrace{a+b}_{c}", "P(A\\mid B)",
      "\\bar{x}\\pm 1.96\\,\\tfrac{s}{\\sqrt n}",
      "\\bf X = \\begin{bmatrix} 1 & \\cdots & x_1 \\\\ \\vdots & \\ddots & \\vdots \\end{bmatrix}", "\\binom{n}{k}",
      "\\left.\\frac{dy}{dx}\\right|_{x=0}", "x \\mapsto \\lfloor x \\rfloor, \\{a, b\\}, 50\\%",
      "\\mathrm{ReLU}(x)=\\max(0,x)",
    ] { XCTAssertFalse(MathML.text(tex: tex, isDisplay: true).contains("unknown"), tex) }
  }
}
