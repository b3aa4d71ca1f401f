import Foundation
import XCTest

/// `lgs notebook` and `lgs convert`.
final class NotebookCommandTests: XCTestCase {
  private func text(_ folder: TemporaryFolder, _ name: String) throws -> String {
    try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
  }

  private func notebook(_ cells: String, _ arguments: String..., in folder: TemporaryFolder? = nil) throws
    -> Program.Result
  {
    let folder = try folder ?? TemporaryFolder()
    return try Program.run(["notebook", try folder.write(cells, to: "n.lgs")] + arguments)
  }

  func testCellsShowTheirLastValues() throws {
    let result = try notebook("# %%\nx = 1\nx, 2\n# %%\nx;\n# %%\nNone\n# %%\nprint(3)\n'a'\n")
    XCTAssertEqual(
      result.output,
      "In [1]: x = 1\n   ...: x, 2\nOut[1]: (1, 2)\n\nIn [2]: x;\n\nIn [3]: None\n\nIn [4]: print(3)\n   ...: 'a'\n3\n"
        + "Out[4]: 'a'\n\n")
    XCTAssertEqual(result.status, 0)
  }

  func testCellsShareTheirNamesAndResults() throws {
    let result = try notebook("# %%\n5\n# %%\n_ + 1, _1, Out[1], In[1]\n")
    XCTAssertTrue(result.output.hasSuffix("Out[2]: (6, 5, 5, '5')\n\n"), result.output)
  }

  func testAnErrorEndsTheRun() throws {
    let result = try notebook("# %%\n1/0\n# %%\n2\n")
    XCTAssertEqual(result.status, 1)
    XCTAssertEqual(
      result.output,
      "In [1]: 1/0\nTraceback (most recent call last):\n  File \"Cell In[1]\", line 1, in <module>\n    1/0\n    ~^~\n"
        + "ZeroDivisionError: division by zero\n\n")
  }

  func testWithAllowErrorsTheRunGoesOn() throws {
    let result = try notebook("# %%\n1/0\n# %%\nf(\n# %%\n2\n", "--allow-errors")
    XCTAssertEqual(result.status, 0)
    XCTAssertTrue(result.output.contains("SyntaxError: '(' was never closed\n"), result.output)
    XCTAssertTrue(result.output.hasSuffix("Out[3]: 2\n\n"), result.output)
  }

  func testLinesAreCountedInTheCell() throws {
    let result = try notebook("# %%\nx = 1\n%matplotlib inline\n\nx.y\n")
    XCTAssertTrue(result.output.contains("File \"Cell In[1]\", line 4, in <module>\n    x.y\n"), result.output)
  }

  func testChosenCellsRun() throws {
    let result = try notebook("# %%\n1\n# %%\n2\n# %%\n3\n", "--cell", "2-3")
    XCTAssertEqual(result.output, "In [2]: 2\nOut[2]: 2\n\nIn [3]: 3\nOut[3]: 3\n\n")
  }

  func testACellThatIsNotThereIsAnError() throws {
    let result = try notebook("# %%\n1\n# %%\n2\n", "--cell", "3")
    XCTAssertEqual(result.status, 2)
    XCTAssertTrue(result.errors.contains("has 2 code cells, and no cell 3\n"), result.errors)
  }

  func testARunEndsWhenItsOutputCannotBeWritten() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("# %%\nprint('x')\n# %%\n2\n# %%\nprint('y')\n", to: "n.lgs")
    for target in [">/dev/full", ">&-", "--to html -o /dev/full", "--to ipynb -o \(folder.path)/none/n.ipynb"] {
      let result = try Program.shell("\"$LGS\" notebook \(file) \(target)")
      XCTAssertNotEqual(result.status, 0, target)
      XCTAssertEqual(result.errors.split(separator: "\n").count, 1, target + result.errors)
    }
  }

  func testMagicsAreRunOrRefused() throws {
    let result = try notebook(
      "# %%\n%time 1 + 1\n# %%\n%timeit -n 2 -r 1 pass\n# %%\n%%html\n<b>x</b>\n# %%\n%nope\n# %%\nif 1:\n  %time 2\n",
      "--allow-errors")
    for line in [
      "Out[1]: 2\n", "of 1 run, 2 loops each)\n", "<IPython.core.display.HTML object>\n",
      "UsageError: the line magic %nope is not in lgs\n",
    ] { XCTAssertTrue(result.output.contains(line), line + result.output) }
  }

  func testWhatOtherNotebooksInstallAndSetDoesNotStopTheRun() throws {
    let result = try notebook(
      "# %%\n!pip install torch\n%pip install pandas\n!nvidia-smi\n%load_ext autoreload\n%autoreload 2\n"
        + "%config InlineBackend.figure_format = 'retina'\n%matplotlib widget\n1\n# %%\n%%bash\nls\n# %%\n2\n")
    XCTAssertEqual(result.status, 0)
    for line in [
      "lgs: !pip install is left out: packages cannot be installed, and torch, numpy, matplotlib and pandas are built in\n",
      "lgs: %pip is left out: packages cannot be installed",
      "lgs: !nvidia-smi is left out: shell commands are not run\n",
      "lgs: %matplotlib widget: figures are shown inline\n", "lgs: the cell is left out: %%bash is not run\n",
      "Out[1]: 1\n", "Out[3]: 2\n",
    ] { XCTAssertTrue((result.output + result.errors).contains(line), line + result.output) }
  }

  func testCapturedCellsShowNothing() throws {
    let result = try notebook(
      "# %%\n%%capture held\nprint('a')\nplt.plot([1]); 5\n# %%\nheld.stdout, str(held)\n# %%\n"
        + "%%capture --no-stdout\nprint('b')\n6\n# %%\n%%capture\n1/0\n", "--allow-errors")
    XCTAssertTrue(result.output.contains("Out[2]: ('a\\n', 'a\\n')\n"), result.output)
    XCTAssertTrue(result.output.contains("\nb\n"), result.output)
    XCTAssertTrue(result.output.contains("ZeroDivisionError: division by zero"), result.output)
    for text in ["Out[1]", "Out[3]", "Figure"] { XCTAssertFalse(result.output.contains(text), result.output) }
  }

  func testQuestionsInCellsAreAnswered() throws {
    let result = try notebook("# %%\nx = [1]  # why?\nx?\n# %%\n?len\n# %%\nnothing_like_this?\n", "--allow-errors")
    for text in ["list", "len(obj, /)", "UsageError: nothing_like_this: no such object"] {
      XCTAssertTrue(result.output.contains(text), text + result.output)
    }
  }

  func testCellsAreWrittenToFiles() throws {
    let folder = try TemporaryFolder()
    let result = try notebook("# %%\n%%writefile \(folder.path)/m.py\na = 1\n", in: folder)
    XCTAssertTrue(result.output.contains("Writing \(folder.path)/m.py\n"), result.output)
    XCTAssertEqual(try text(folder, "m.py"), "a = 1\n")
  }

  func testACellThatTakesTooLongIsEnded() throws {
    let result = try notebook("# %%\nwhile True: pass\n# %%\n2\n", "--timeout", "1", "--allow-errors")
    XCTAssertTrue(result.output.contains("TimeoutError: the cell ran longer than 1 s\n"), result.output)
    XCTAssertTrue(result.output.hasSuffix("Out[2]: 2\n\n"), result.output)
  }

  func testAnInterruptStopsTheCellAndShowsWhatWasDone() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("# %%\n'done'\n# %%\nwhile True: pass\n# %%\n3\n", to: "n.lgs")
    let running = try RunningProgram(Program.path, ["notebook", file, "--allow-errors"])
    running.waitForLine("Out[1]: 'done'")
    running.interrupt()
    let result = running.finish()
    XCTAssertEqual(result.status, 130, result.errors)
    XCTAssertTrue(result.output.hasSuffix("KeyboardInterrupt\n\n"), result.output)
  }

  func testAnInterruptWritesTheNotebookSoFar() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("# %%\n'done'\n# %%\nwhile True: pass\n# %%\n3\n", to: "n.lgs")
    var status: Int32 = 0
    // An interrupt before the program listens ends it without a file; the machine may be slow.
    for seconds in [1, 4, 16] where !FileManager.default.fileExists(atPath: folder.path + "/n.ipynb") {
      let running = try RunningProgram(Program.path, ["notebook", file, "--to", "ipynb"])
      sleep(UInt32(seconds))
      running.interrupt()
      status = running.finish().status
    }
    XCTAssertEqual(status, 130)
    let written = try text(folder, "n.ipynb")
    XCTAssertTrue(written.contains("'done'"))
    XCTAssertTrue(written.contains("\"ename\": \"KeyboardInterrupt\""), written)
  }

  func testAPageIsWrittenBesideTheNotebook() throws {
    let folder = try TemporaryFolder()
    let result = try notebook("# %% [markdown]\n# # Hi $x$\n# %%\n'<a>'\n", "--to", "html", in: folder)
    XCTAssertEqual(result.output, "")
    let page = try text(folder, "n.html")
    XCTAssertTrue(page.contains("<h1>Hi <math>"), page)
    XCTAssertTrue(page.contains("<pre>'&lt;a&gt;'</pre>"), page)
  }

  func testANotebookKeepsWhatItHolds() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      #"{"cells": [{"cell_type": "code", "execution_count": 9, "id": "abc", "metadata": {"tags": ["t"]}, "outputs": [], "#
        + #""source": ["1 +\\\n", "1"]}], "metadata": {"own": 1}, "nbformat": 4, "nbformat_minor": 5}"#, to: "n.ipynb")
    let result = try Program.run(["notebook", file, "--to", "ipynb", "-o", "-", "--kernel-name", "lgs"])
    XCTAssertEqual(result.status, 0, result.errors)
    for part in [
      "\"execution_count\": 1", "\"id\": \"abc\"", "\"own\": 1", "\"tags\"", "\"name\": \"lgs\"",
      "\"text/plain\": [\n       \"2\"\n      ]",
    ] { XCTAssertTrue(result.output.contains(part), part + result.output) }
  }

  func testANotebookIsNotOverwrittenUnasked() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(#"{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}"#, to: "n.ipynb")
    let result = try Program.run(["notebook", file, "--to", "ipynb"])
    XCTAssertEqual(result.status, 2)
    XCTAssertTrue(result.errors.contains("would be overwritten: name the result with -o"), result.errors)
  }

  func testFilesAreFoundBesideTheNotebook() throws {
    let folder = try TemporaryFolder()
    try folder.write("a,b\n1,2\n", to: "d.csv")
    let result = try notebook(
      "# %%\nlen(pd.read_csv('d.csv'))\n# %%\nlen(pd.read_csv('https://e.org/x.csv'))\n", "--url-map",
      "https://e.org/x.csv=\(folder.path)/d.csv", in: folder)
    XCTAssertTrue(result.output.contains("Out[1]: 1\n"), result.output)
    XCTAssertTrue(result.output.contains("Out[2]: 1\n"), result.output)
  }

  func testOtherLanguagesAndBrokenFilesAreRefused() throws {
    let folder = try TemporaryFolder()
    let cases = [
      (
        "r.ipynb", #"{"cells": [], "metadata": {"kernelspec": {"language": "R"}}, "nbformat": 4}"#, "is a notebook in R"
      ),
      ("b.ipynb", "{", "no JSON"), ("x.txt", "", "its name ends in none of .ipynb, .lgs, .py"),
    ]
    for (name, content, message) in cases {
      let result = try Program.run(["notebook", try folder.write(content, to: name)])
      XCTAssertEqual(result.status, 2, name)
      XCTAssertTrue(result.errors.contains(message), result.errors)
    }
    XCTAssertEqual(try Program.run(["notebook", folder.path + "/missing.lgs"]).status, 2)
    XCTAssertEqual(try Program.run(["notebook"]).status, 2)
    XCTAssertEqual(try Program.run(["notebook", "x.lgs", "--cell", "3-1"]).status, 2)
  }

  func testConversionsKeepCellsBothWays() throws {
    let folder = try TemporaryFolder()
    let cells =
      "# %% Data [markdown]\n# # Hi\n#\n# $x$\n\n# %% tags=[\"a\"]\n%matplotlib inline\nx = 1\n\nx\n\n# %% [raw]\n# raw\n"
    try folder.write(cells, to: "a.lgs")
    for (source, target) in [("a.lgs", "b.ipynb"), ("b.ipynb", "c.py"), ("c.py", "d.ipynb"), ("d.ipynb", "e.lgs")] {
      let result = try Program.run(["convert", folder.path + "/" + source, folder.path + "/" + target])
      XCTAssertEqual(result.status, 0, result.errors)
    }
    XCTAssertTrue(try text(folder, "e.lgs").hasPrefix("# %% Data [markdown]\n# # Hi\n"))
    XCTAssertTrue(try text(folder, "e.lgs").contains("%matplotlib inline\nx = 1\n\nx\n"))
    XCTAssertTrue(try text(folder, "c.py").contains("# %matplotlib inline\nx = 1\n"))
  }

  func testConversionToANotebookKeepsItsOutputs() throws {
    let folder = try TemporaryFolder()
    _ = try notebook("# %%\n'kept'\n# %%\n2\n", "--to", "ipynb", in: folder)
    let changed = try folder.write("# %%\n'kept'\n# %%\n3\n", to: "changed.lgs")
    XCTAssertEqual(try Program.run(["convert", changed, folder.path + "/n.ipynb"]).status, 0)
    let written = try text(folder, "n.ipynb")
    XCTAssertTrue(written.contains("execute_result"))
    XCTAssertFalse(written.contains("\"2\""))
  }
}
