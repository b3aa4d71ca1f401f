import Foundation
import XCTest

/// Completion, hints, questions and results at the prompt.
final class PromptHelpTests: XCTestCase {
  private func withNetwork(_ environment: [String: String] = [:]) throws -> Prompt {
    let prompt = try Prompt(environment: environment)
    prompt.enter("net = Sequential(Linear(1, 1), Sigmoid()); scores = {'first': 1, 'second': 2}")
    return prompt
  }

  func testAttributesOfItemsAreCompletedWithoutRunningCode() throws {
    let prompt = try withNetwork()
    prompt.type("net[0].we", "\t")
    prompt.enter("")
    prompt.expect("Out[2]:\nParameter containing:")
  }

  func testKeysOfDictsAreCompleted() throws {
    let prompt = try withNetwork()
    prompt.type("scores['f", "\t")
    prompt.enter("")
    prompt.expect("In [2]: scores['first']\nOut[2]: 1\n")
    prompt.type("scores[", "\t")
    prompt.expect("'first']")
    prompt.type("\u{7}", "\u{15}")
  }

  func testKeywordArgumentsComeFirstAndTheSignatureIsShown() throws {
    let prompt = try withNetwork()
    prompt.type("Linear(2, 3, b")
    prompt.expect("Linear(in_features, out_features, bias=True")
    prompt.type("\t", "\t")
    prompt.expect("In [2]: Linear(2, 3, bias=")
  }

  func testResultsOfCallsAreCompletedByTheirType() throws {
    let prompt = try withNetwork()
    prompt.type("ones(3).cumsu", "\t")
    prompt.expect("In [2]: ones(3).cumsum")
  }

  func testModulesAndTheirNamesAreCompletedInImports() throws {
    let prompt = try withNetwork()
    prompt.type("from torch.nn import Sigm", "\t")
    prompt.expect("import Sigmoid")
    prompt.type("\u{15}", "import itert", "\t")
    prompt.expect("import itertools")
  }

  func testPathsAreCompletedInStrings() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "weights-of-today.csv")
    let prompt = try Prompt()
    prompt.type("'\(folder.path)/weig", "\t")
    prompt.expect("weights-of-today.csv")
  }

  func testAQuestionShowsWhatCanBeDoneWithAnObject() throws {
    let prompt = try withNetwork()
    prompt.enter("net?")
    prompt.expect("net: Sequential of 2 parameters")
    prompt.expect("net(rand(1, 1))")
    prompt.expect("subscriptable  yes, by __getitem__, 0 to 1           net[0]")
    prompt.enter("sigmoid?")
    prompt.expect("subscriptable  no: sigmoid[0] is a TypeError")
    prompt.enter("x = tensor([[1., 2.]])")
    prompt.enter("?x")
    prompt.expect("values         1 to 2, mean 1.5")
    prompt.expect("callable       no: x() is a TypeError")
    prompt.enter("nothing?")
    prompt.expect("nothing: no such object")
  }

  func testEnumerationsInstancesAndModulesSayWhatTheyHold() throws {
    let prompt = try Prompt()
    prompt.enter("from enum import Enum; from dataclasses import dataclass; import math")
    prompt.paste("class Colour(Enum):\n    RED = 1\n    BLUE = 2\n\n")
    prompt.enter("")
    prompt.enter("Colour?")
    prompt.expect("members        2: RED, BLUE                    list(Colour)")
    prompt.expect("Colour['RED']\n")
    prompt.enter("Colour.BLUE?")
    prompt.expect("value          2")
    prompt.paste("@dataclass\nclass Point:\n    x: int\n    y: int = 2\n\np = Point(1)\n")
    prompt.enter("")
    prompt.enter("p?")
    prompt.expect("attributes     x: int 1")
    prompt.expect("y: int 2")
    prompt.enter("math?")
    prompt.expect(": acos, acosh, ")
  }

  func testCardsFitNarrowTerminals() throws {
    let prompt = try Prompt(columns: 40)
    prompt.enter("l = Linear(3, 8)")
    prompt.enter("l?")
    prompt.expect(
      "  callable       yes, by __call__,\n                 which runs forward\n                 l(rand(1, 3))\n")
  }

  func testALayerThatAProgramOfTheLibraryMakesIsExplained() throws {
    let prompt = try Prompt()
    prompt.enter("nn.MultiheadAttention?")
    prompt.expect("MultiheadAttention(embed_dim, num_heads")
    prompt.type("MultiheadAttention(")
    prompt.expect("MultiheadAttention(embed_dim, num_heads")
  }

  func testTwoMarksShowTheSource() throws {
    let prompt = try withNetwork()
    prompt.paste("def twice(a, b=2):\n    \"\"\"Gives it twice.\"\"\"\n    return a * b\n")
    prompt.enter("\r")
    prompt.enter("twice??")
    prompt.expect("def twice(a, b=2):\n    \"\"\"Gives it twice.\"\"\"\n    return a * b\n")
    prompt.enter("twice?")
    prompt.expect("twice(a, b=2): Gives it twice.")
  }

  func testResultsHaveNumbersAndNames() throws {
    let prompt = try Prompt()
    prompt.enter("6 * 7")
    prompt.expect("Out[1]: 42\n")
    prompt.enter("_ + 1; _")
    prompt.enter("_1, Out[1], In[1]")
    prompt.expect("Out[3]: (42, 42, '6 * 7')")
    prompt.enter("5;")
    prompt.enter("_, __")
    prompt.expect("Out[5]: (5, (42, 42, '6 * 7'))")
    XCTAssertFalse(prompt.transcript.contains("Out[4]"), prompt.transcript)
  }

  func testBlocksHaveTheNamesOfIPython() throws {
    let prompt = try Prompt()
    prompt.enter("6 * 7")
    prompt.enter("'a'")
    prompt.enter("_i, _ii, _i1, _ih[1], _oh[1]")
    prompt.expect("Out[3]: (\"'a'\", '6 * 7', '6 * 7', '6 * 7', 42)\n")
  }

  func testAVariableOfTheProgramWinsOverTheNamesOfResults() throws {
    let prompt = try Prompt()
    prompt.enter("_ = 'mine'")
    prompt.enter("1")
    prompt.enter("_")
    prompt.expect("Out[3]: 'mine'")
  }

  func testColoursAndSuggestionsAreOnlyForWhoWantsThem() throws {
    let prompt = try Prompt(["--color", "always"])
    prompt.type("x = 1 # one")
    XCTAssertTrue(prompt.written.contains("\u{1B}[95m1"), prompt.written)
    let plain = try Prompt()
    plain.type("x = 1 # one")
    XCTAssertFalse(plain.written.contains("\u{1B}[95m1"), plain.written)
  }

  func testTheBracketPairAtTheCursorIsMarked() throws {
    let prompt = try Prompt(["--color", "always"])
    prompt.type("f(a)")
    XCTAssertTrue(prompt.written.contains("\u{1B}[1;7m)"), prompt.written)
  }
}
