import Interpreter

/// Errors of texts that are no programs.
extension ErrorPattern {
  static let syntaxPatterns = [
    syntax(
      "was never closed", "a closing bracket is missing; the caret shows the one that is open",
      ko: "닫는 괄호가 빠졌습니다. ^ 표시가 열린 괄호입니다",
      why: "Every ( [ { needs its ) ] }. The text goes on until the bracket is closed.",
      ko: "모든 ( [ {에는 짝이 되는 ) ] }가 필요합니다."),
    syntax(
      "expected ':'", "if, for, while, def and the like end with a colon", ko: "if, for, while, def 줄은 콜론(:)으로 끝납니다",
      why: "The colon says that an indented block follows.", ko: "콜론은 들여 쓴 블록이 이어진다는 뜻입니다."),
    syntax(
      "expected an indented block", "indent the next line by four spaces", ko: "다음 줄을 네 칸 들여 쓰세요",
      why: "What belongs to if, for, def and the like stands indented under it.",
      ko: "if, for, def에 속하는 줄은 그 아래에 들여 씁니다."),
    syntax(
      "unexpected indent", "begin the line at the column of the line above", ko: "윗줄과 같은 칸에서 시작하세요",
      why: "Indentation begins a block, and only behind a colon.", ko: "들여쓰기는 콜론 뒤에서만 블록을 시작합니다."),
    syntax(
      "unindent does not match", "begin the line where its block began", ko: "블록이 시작된 칸에 맞추세요",
      why: "The lines of a block begin in the same column.", ko: "한 블록의 줄은 같은 칸에서 시작합니다."),
    syntax(
      "unterminated string literal", "the closing quote is missing; text over several lines stands in triple quotes",
      ko: "닫는 따옴표가 빠졌습니다. 여러 줄 글은 세 따옴표로 감쌉니다",
      why: "A text begins and ends with the same quote, in one line.", ko: "글은 같은 따옴표로 한 줄 안에서 끝나야 합니다."),
    syntax(
      "Maybe you meant '=='", "= assigns, == compares", ko: "=는 대입, ==는 비교입니다",
      why: "A condition compares: if x == 1. Only a statement of its own assigns: x = 1.",
      ko: "조건은 if x == 1처럼 비교합니다. 대입 x = 1은 따로 씁니다."),
    syntax(
      "cannot assign to", "a name stands on the left of =", ko: "= 왼쪽에는 이름이 옵니다",
      why: "x = 1 gives the name x a value; a number or the result of a call has no place for one.",
      ko: "x = 1은 이름 x에 값을 줍니다."),
    syntax(
      "forgot a comma", "put a comma between the items", ko: "항목 사이에 쉼표를 넣으세요",
      why: "Items of lists and arguments of calls are separated by commas.", ko: "리스트 항목과 호출 인수는 쉼표로 나눕니다."),
    syntax(
      "Missing parentheses in call", "print is a function: print(x)", ko: "print는 함수입니다: print(x)",
      why: "Since Python 3.", ko: "파이썬 3부터 그렇습니다."),
    syntax(
      "invalid character", "the character looks like another one; type it anew", ko: "비슷하게 생긴 다른 글자입니다. 다시 입력하세요",
      why: "Texts from web pages and word processors have quotes, dashes and spaces that programs do not know.",
      ko: "웹이나 문서에서 온 글에는 프로그램이 모르는 따옴표, 줄표, 빈칸이 있습니다."),
  ]

  private static func syntax(
    _ fragment: String, _ fix: String, ko koreanFix: String, why: String, ko koreanWhy: String
  ) -> ErrorPattern {
    ErrorPattern(
      BuiltinTypes.syntaxError, fragment, fix: { _ in LocalizedText(fix, ko: koreanFix) },
      why: LocalizedText(why, ko: koreanWhy))
  }
}
