import Interpreter

/// Errors of names, calls, attributes and types.
extension ErrorPattern {
  static let objectPatterns = [
    ErrorPattern(
      BuiltinTypes.typeError, "object is not callable",
      fix: { failure in
        let name = failure.operands.first?.name ?? "it"
        return LocalizedText(
          "\(name) is no function: for an item write \(name)[0]; if a function is meant, its name may have been given to something else (del \(name) frees it)",
          ko: "\(name)은(는) 함수가 아닙니다: 항목은 \(name)[0]으로 씁니다. 함수 이름을 다른 값에 썼다면 del \(name)으로 되돌리세요")
      },
      why: LocalizedText(
        """
        x(…) calls x. That works for functions, classes (which make an object), and objects such as layers, which have
        __call__: net(x) runs the network. Lists, tuples, dicts, tensors and numbers are not callable: their items are
        reached with x[…]. x? says what an object can do.
        """,
        ko: """
          x(…)는 x를 호출합니다. 함수, 클래스, 그리고 층처럼 __call__이 있는 객체에서만 됩니다: net(x).
          리스트, 튜플, 딕셔너리, 텐서, 수는 호출할 수 없고 항목은 x[…]로 꺼냅니다. x?는 무엇을 할 수 있는지 알려 줍니다.
          """)),
    ErrorPattern(
      BuiltinTypes.typeError, "is not subscriptable",
      fix: { failure in
        let name = failure.operands.first?.name ?? "it"
        return LocalizedText(
          "\(name) has no items: to call it write \(name)(…)", ko: "\(name)에는 항목이 없습니다: 호출하려면 \(name)(…)로 씁니다")
      },
      why: LocalizedText(
        """
        x[…] takes an item of x. That works for lists, tuples, strings, dicts, tensors, and networks that hold others
        (Sequential), which have __getitem__. Functions, classes and single layers have no items: they are called with x(…).
        """,
        ko: """
          x[…]는 x의 항목을 꺼냅니다. 리스트, 튜플, 문자열, 딕셔너리, 텐서, Sequential처럼 __getitem__이 있는 것에서만 됩니다.
          함수, 클래스, 층 하나에는 항목이 없고 x(…)로 호출합니다.
          """)),
    ErrorPattern(
      BuiltinTypes.nameError, "is not defined",
      fix: { failure in
        let name = failure.quoted ?? "it"
        return LocalizedText(
          "give \(name) a value first (\(name) = …), check the spelling, or put a text in quotes",
          ko: "먼저 \(name)에 값을 주거나(\(name) = …) 철자를 확인하세요. 글자라면 따옴표로 감싸세요")
      },
      why: LocalizedText(
        "A name stands for a value once it was assigned, imported or defined in this session; %who lists the names. After an "
          + "error the rest of a block has not run, so names that it would have defined are missing.",
        ko: "이름은 이 세션에서 대입, import, def로 정의된 뒤에 값을 가집니다. %who가 목록을 보여 줍니다. 오류가 난 블록의 나머지는 실행되지 않았습니다.")),
    ErrorPattern(
      BuiltinTypes.attributeError, "has no attribute",
      fix: { failure in
        let name = failure.operands.first?.name ?? "x"
        return LocalizedText(
          "Tab behind \(name). lists what there is, \(name)? explains it",
          ko: "\(name). 뒤에서 Tab을 누르면 목록이, \(name)?는 설명이 나옵니다")
      },
      why: LocalizedText(
        "An attribute belongs to the type of the object: layers have weight and bias, tensors shape and dtype, a Sequential "
          + "only what belongs to all of it; its layers are its items: net[0].weight.",
        ko: "속성은 객체의 형에 속합니다: 층에는 weight와 bias, 텐서에는 shape와 dtype이 있고, Sequential의 층은 항목입니다: net[0].weight.")),
    ErrorPattern(
      BuiltinTypes.typeError, "unsupported operand type",
      fix: { failure in
        let types = failure.operands.prefix(2).map { "\($0.name) is \($0.value.typeName)" }.joined(separator: ", ")
        return LocalizedText(
          "convert one side: int(x), float(x), str(x), tensor(x)" + (types.isEmpty ? "" : "; \(types)"),
          ko: "한쪽을 바꾸세요: int(x), float(x), str(x), tensor(x)")
      },
      why: LocalizedText(
        "An operator works on values that fit: numbers with numbers and tensors, text with text, lists with lists.",
        ko: "연산자는 어울리는 값끼리만 됩니다: 수는 수나 텐서와, 글자는 글자와, 리스트는 리스트와.")),
    ErrorPattern(
      BuiltinTypes.typeError, "can only concatenate",
      fix: { failure in
        let types = failure.operands.prefix(2).map { "\($0.name) is \($0.value.typeName)" }.joined(separator: ", ")
        return LocalizedText(
          "convert one side: str(x), list(x)" + (types.isEmpty ? "" : "; \(types)"), ko: "한쪽을 바꾸세요: str(x), list(x)")
      },
      why: LocalizedText(
        "+ joins text with text and lists with lists; f'{x}' puts any value into a text.",
        ko: "+는 글자끼리, 리스트끼리 잇습니다. f'{x}'는 어떤 값이든 글자에 넣습니다.")),
    ErrorPattern(
      BuiltinTypes.typeError, "missing", "argument",
      fix: { failure in
        let name = failure.quoted ?? "…"
        return LocalizedText("give the argument \(name)", ko: "인수 \(name)을(를) 주세요")
      },
      why: LocalizedText(
        "Parameters without a default must be given a value in every call. The signature stands under the line while you type the call.",
        ko: "기본값이 없는 매개변수에는 항상 값을 주어야 합니다. 호출을 쓰는 동안 서명이 아래에 보입니다.")),
    ErrorPattern(
      BuiltinTypes.typeError, "unexpected keyword argument",
      fix: { _ in
        LocalizedText(
          "check the spelling: Tab inside the parentheses lists the arguments",
          ko: "철자를 확인하세요: 괄호 안에서 Tab을 누르면 인수 목록이 나옵니다")
      },
      why: LocalizedText("The function has no parameter of that name.", ko: "그런 이름의 매개변수가 없습니다.")),
    ErrorPattern(
      BuiltinTypes.typeError, "positional argument",
      fix: { _ in
        LocalizedText("count the arguments: f? shows the signature", ko: "인수의 수를 확인하세요: f?로 서명을 볼 수 있습니다")
      },
      why: LocalizedText("The call gives more or fewer values than there are parameters.", ko: "매개변수와 값의 수가 다릅니다.")),
    ErrorPattern(
      BuiltinTypes.valueError, "unpack",
      fix: { _ in
        LocalizedText(
          "the names on the left must be as many as the items on the right; *rest takes what is left",
          ko: "왼쪽 이름과 오른쪽 항목의 수가 같아야 합니다. *rest는 나머지를 받습니다")
      },
      why: LocalizedText(
        "a, b = x takes x apart into its items: len(x) says how many there are.",
        ko: "a, b = x는 x를 항목으로 나눕니다: len(x)로 수를 볼 수 있습니다.")),
    ErrorPattern(
      BuiltinTypes.typeError, "is not iterable",
      fix: { failure in
        let name = failure.operands.first?.name ?? "n"
        return LocalizedText("to repeat something n times write range(\(name))", ko: "n번 반복하려면 range(\(name))로 쓰세요")
      },
      why: LocalizedText(
        "for goes through the items of an object; a number has none.", ko: "for는 객체의 항목을 차례로 지나갑니다. 수에는 항목이 없습니다.")),
    ErrorPattern(
      BuiltinTypes.keyError,
      fix: { failure in
        let keys = failure.operands.compactMap { operand -> (name: String, keys: String)? in
          guard case .object(let object) = operand.value, !object.stringKeys.isEmpty else { return nil }
          return (operand.name, object.stringKeys.prefix(8).joined(separator: ", "))
        }.first
        return LocalizedText(
          keys.map { "\($0.name) has \($0.keys)" } ?? "list(d) shows the keys that there are",
          ko: keys.map { "\($0.name)의 키: \($0.keys)" } ?? "list(d)로 키를 볼 수 있습니다")
      },
      why: LocalizedText(
        "A dict gives a value for a key that it has; d.get(key) gives None for others.",
        ko: "딕셔너리는 있는 키의 값을 줍니다. d.get(key)는 없으면 None을 줍니다.")),
    ErrorPattern(
      BuiltinTypes.zeroDivisionError,
      fix: { _ in
        LocalizedText(
          "the divisor is zero; tensors give inf or nan instead of this error",
          ko: "나누는 수가 0입니다. 텐서라면 오류 대신 inf나 nan이 됩니다")
      },
      why: LocalizedText("Division by zero has no value among numbers.", ko: "0으로 나눈 값은 없습니다.")),
    ErrorPattern(
      BuiltinTypes.unboundLocalError,
      fix: { failure in
        let name = failure.quoted ?? "x"
        return LocalizedText(
          "give \(name) a value in the function before it is used, or write: global \(name)",
          ko: "함수 안에서 \(name)을(를) 쓰기 전에 값을 주거나 global \(name)을 쓰세요")
      },
      why: LocalizedText(
        "A name that a function assigns anywhere is its own everywhere in it.",
        ko: "함수 안 어디서든 대입된 이름은 그 함수 전체에서 지역 이름입니다.")),
    ErrorPattern(
      BuiltinTypes.recursionError,
      fix: { _ in
        LocalizedText(
          "a function calls itself without end: check the case in which it stops",
          ko: "함수가 끝없이 자신을 호출합니다: 멈추는 조건을 확인하세요")
      },
      why: LocalizedText("Calls may nest 1000 deep.", ko: "호출은 1000번까지 겹칠 수 있습니다.")),
    ErrorPattern(
      BuiltinTypes.notImplementedError, "is not in lgs",
      fix: { _ in
        LocalizedText(
          "PyTorch has it: %python writes this session as a Python program",
          ko: "PyTorch에는 있습니다: %python이 이 세션을 파이썬 프로그램으로 씁니다")
      },
      why: LocalizedText(
        "lgs is a part of Python with PyTorch. What it lacks it refuses by name and never does differently, so that the same "
          + "program runs there.",
        ko: "lgs는 파이썬 + PyTorch의 일부입니다. 없는 것은 이름을 들어 거부할 뿐 다르게 실행하지 않으므로 같은 프로그램이 그곳에서 실행됩니다.")),
    ErrorPattern(
      BuiltinTypes.moduleNotFoundError, "No module named",
      fix: { _ in
        LocalizedText("Tab behind import lists the modules that lgs has", ko: "import 뒤에서 Tab을 누르면 lgs의 모듈 목록이 나옵니다")
      },
      why: LocalizedText(
        "lgs holds its modules in itself and installs no others.", ko: "lgs는 모듈을 내장하며 다른 것을 설치하지 않습니다.")),
  ]
}
