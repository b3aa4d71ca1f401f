import Foundation
import XCTest

/// Files that a program leaves open, cannot write, or reads for long.
final class FileTests: XCTestCase {
  func testWhatAnOpenFileHasGatheredIsWrittenAtTheEnd() throws {
    let endings = ["", "\n1/0", "\nimport sys; sys.exit(3)", "\nexit()"]
    for ending in endings {
      let folder = try TemporaryFolder()
      let result = try Program.run(["-c", "f = open('kept.txt', 'w'); f.write('가나')" + ending], in: folder)
      XCTAssertFalse(result.errors.contains("Exception ignored"), result.errors)
      XCTAssertEqual(try String(contentsOfFile: folder.path + "/kept.txt", encoding: .utf8), "가나", ending)
    }
  }

  func testAFullDiskIsAnErrorOfTheProgram() throws {
    let result = try Program.run([
      "-c",
      "f = open('/dev/full', 'w')\nf.write('x')\ntry: f.close()\nexcept OSError as e: print(e.errno, e)\nprint(f.closed)",
    ])
    XCTAssertEqual(result.output, "28 [Errno 28] No space left on device\nTrue\n")
    XCTAssertEqual(result.errors, "")
    XCTAssertEqual(result.status, 0)
  }

  func testAFullDiskAtTheEndIsSaid() throws {
    let result = try Program.run(["-c", "f = open('/dev/full', 'w'); f.write('x'); print('done')"])
    XCTAssertEqual(result.output, "done\n")
    XCTAssertTrue(result.errors.contains("OSError: [Errno 28] No space left on device"), result.errors)
  }

  func testAFileThatNobodyHoldsIsWrittenAndClosed() throws {
    let folder = try TemporaryFolder()
    let result = try Program.run(
      ["-c", "def f(): open('gone.txt', 'w').write('abc')\nf()\nprint(open('gone.txt').read())"], in: folder)
    XCTAssertEqual(result.output, "abc\n")
  }

  func testWritersGoThroughLinksAndIntoPipes() throws {
    let writers = [
      "pd.DataFrame({'a': [1]}).to_csv(NAME)", "torch.save(ones(2), NAME)",
      "plt.plot([1, 2]); plt.savefig(NAME, format='png')", "import pathlib; pathlib.Path(NAME).write_text('abc')",
    ]
    for writer in writers {
      let folder = try TemporaryFolder()
      let file = try folder.write("", to: "file")
      try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: file)
      let program = ["link", "pipe"].map { writer.replacingOccurrences(of: "NAME", with: "'\($0)'") }
      try folder.write(program.joined(separator: "\n"), to: "program.lgs")
      let result = try Program.shell(
        "cd '\(folder.path)' && mkfifo pipe && { cat pipe >copy & \"$LGS\" program.lgs; wait; test -p pipe && echo pipe; }"
      )
      XCTAssertEqual(result.output, "pipe\n", writer + result.errors)
      XCTAssertEqual(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/link"), file, writer)
      for written in ["file", "copy"] {
        let data = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + written))
        XCTAssertGreaterThan(data.count, 2, writer)
      }
    }
  }

  func testBytesAreRefusedByName() throws {
    for mode in ["rb", "wb", "r+b"] {
      let result = try Program.run(["-c", "open('x', '\(mode)')"])
      XCTAssertTrue(result.errors.contains("NotImplementedError: a file of bytes (mode '\(mode)')"), result.errors)
    }
  }

  func testWhatTheSystemDoesIsRefusedByName() throws {
    let refusals = [
      "import os; os.system('ls')": "os.system is not in lgs", "import pickle": "module 'pickle' is not in lgs",
      "import subprocess": "module 'subprocess' is not in lgs",
    ]
    for (program, words) in refusals {
      let result = try Program.run(["-c", program])
      XCTAssertTrue(result.errors.hasSuffix("NotImplementedError: \(words)\n"), result.errors)
    }
  }
}
