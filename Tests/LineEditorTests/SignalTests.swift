import TerminalSupport
import XCTest

final class SignalTests: XCTestCase {
  func testControlCClearsTheLineAndStays() throws {
    let probe = try Probe()
    probe.type("abc", Keys.control("c"))
    XCTAssertTrue(probe.terminal.wait(for: "INTERRUPTED"))
    XCTAssertEqual(probe.screen.lines[0], "lgs> abc^C")
    probe.type("d", Keys.enter)
    probe.expect(block: "d")
  }

  func testInterruptToTheProcessAloneDoesNotReachItsParent() throws {
    // The shell is in the same process group; a signal for the group would end it.
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "\"$PROBE\"; echo SHELL ALIVE"],
      environment: ["PROBE": Probe.path, "HOME": "/tmp", "TERM": "xterm", "PATH": "/usr/bin:/bin"])
    XCTAssertTrue(terminal.wait(for: "lgs>"))
    let probe = try XCTUnwrap(ChildProcess.find(parent: terminal.process))
    kill(probe, SIGINT)
    XCTAssertTrue(terminal.wait(for: "INTERRUPTED"))
    terminal.type("a\r")
    XCTAssertTrue(terminal.wait(for: "GOT<<a>>"))
    terminal.type(Keys.control("d"))
    XCTAssertTrue(terminal.wait(for: "SHELL ALIVE"))
  }

  func testInterruptWhileAProgramRunsIsTheProgramsOwn() throws {
    let probe = try Probe()
    probe.type("sleep", Keys.enter)
    XCTAssertTrue(probe.terminal.wait(for: "SLEEPING"))
    XCTAssertTrue(probe.terminal.echoes)
    probe.terminal.type(Keys.control("c"))
    XCTAssertEqual(probe.terminal.waitForExit(), .signal(SIGINT))
  }

  func testControlDOnAnEmptyLineLeaves() throws {
    let probe = try Probe()
    probe.type(Keys.control("d"))
    XCTAssertEqual(probe.terminal.waitForExit(), .status(0))
    XCTAssertTrue(probe.screen.text.hasSuffix("END"))
  }

  func testControlDInTextDeletesForward() throws {
    let probe = try Probe()
    probe.type("ab", Keys.home, Keys.control("d"), Keys.enter)
    probe.expect(block: "b")
  }

  func testTerminationRestoresTheTerminal() throws {
    for number in [SIGTERM, SIGHUP, SIGQUIT] {
      let probe = try Probe()
      XCTAssertFalse(probe.terminal.echoes)
      probe.type("abc")
      probe.terminal.send(signal: number)
      XCTAssertEqual(probe.terminal.waitForExit(), .signal(number))
      XCTAssertTrue(probe.terminal.echoes)
      XCTAssertFalse(probe.screen.marksPastes)
    }
  }

  func testExitInAnotherThreadRestoresTheTerminal() throws {
    let probe = try Probe(["--exit-while-reading"])
    probe.type("abc")
    XCTAssertEqual(probe.terminal.waitForExit(), .status(3))
    XCTAssertTrue(probe.terminal.echoes)
    XCTAssertFalse(probe.screen.marksPastes)
  }

  func testStopGivesTheTerminalBackAndContinueRepaints() throws {
    let probe = try Probe()
    probe.type("abc")
    probe.terminal.send(signal: SIGTSTP)
    // A process group without a parent in its session is not stopped by this signal, so it goes on by itself.
    XCTAssertTrue(probe.terminal.wait { _ in probe.screen.lines.filter { $0 == "lgs> abc" }.count == 2 })
    probe.type("d", Keys.enter)
    probe.expect(block: "abcd")
  }

  func testSuspendUnderAShellWithJobControl() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-mc", "\"$PROBE\"; echo STOPPED; fg"],
      environment: ["PROBE": Probe.path, "HOME": "/tmp", "TERM": "xterm", "PATH": "/usr/bin:/bin"])
    XCTAssertTrue(terminal.wait(for: "lgs>"))
    terminal.type("abc")
    XCTAssertTrue(terminal.wait(for: "abc"))
    terminal.type(Keys.control("z"))
    XCTAssertTrue(terminal.wait(for: "STOPPED"), terminal.screen.text)
    XCTAssertTrue(terminal.wait { $0.lines.filter { $0 == "lgs> abc" }.count == 2 }, terminal.screen.text)
    terminal.type("d\r")
    XCTAssertTrue(terminal.wait(for: "GOT<<abcd>>"), terminal.screen.text)
  }

  func testContinueAfterAnUncatchableStopRepaints() throws {
    let probe = try Probe()
    probe.type("abc")
    probe.terminal.send(signal: SIGSTOP)
    XCTAssertTrue(probe.terminal.waitForStop())
    probe.terminal.send(signal: SIGCONT)
    probe.type("d", Keys.enter)
    probe.expect(block: "abcd")
  }

  func testTypedAheadInputIsReadByTheNextPrompt() throws {
    let probe = try Probe()
    probe.type("sleep", Keys.enter)
    XCTAssertTrue(probe.terminal.wait(for: "SLEEPING"))
    probe.terminal.type("ahead\r")
    probe.expect(block: "ahead", seconds: 60)
  }

  func testProgramEndsWhenItsTerminalIsTakenAway() throws {
    let probe = try Probe()
    probe.type("abc")
    probe.terminal.hangUp()
    // The end of input and the signal come at the same time.
    let exit = try XCTUnwrap(probe.terminal.waitForExit())
    XCTAssertTrue([.status(0), .signal(SIGHUP)].contains(exit), "\(exit)")
  }
}
