import Foundation
import Interpreter
import XCTest

@testable import Library

/// Programs over tables print what pandas prints; scripts/fixtures/data-frames.py writes what that is.
final class DataFrameProgramTests: XCTestCase {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures/Pandas")

  func testProgramsPrintWhatPandasPrints() throws { try check("frames") }

  func testFilesReadAsPandasReadsThem() throws { try check("files") }

  func testGroupsAreThoseOfPandas() throws { try check("groups", atLeast: 60) }

  func testTablesAreReshapedAsByPandas() throws { try check("reshaping") }

  func testMethodsOfTextsAreThoseOfPandas() throws { try check("texts", atLeast: 50) }

  func testWindowsSamplesAndDictsOfStatisticsAreThoseOfPandas() throws { try check("windows", atLeast: 60) }

  func testPlotsHaveTheLabelsAndLimitsOfPandas() throws { try check("plots", atLeast: 50) }

  private func check(_ name: String, atLeast least: Int = 100) throws {
    let files = Self.folder.appendingPathComponent("csv").path
    func text(_ suffix: String) throws -> String {
      let data = try Data(contentsOf: Self.folder.appendingPathComponent("\(name).\(suffix)"))
      return String(decoding: data, as: UTF8.self).replacingOccurrences(of: "{csv}", with: files)
    }
    let expected = Parts(try text("txt"))
    let program = Parts(try text("lgs"))
    XCTAssertGreaterThan(program.parts.count, least)
    let runner = PartRunner()
    for part in program.parts {
      XCTAssertEqual(runner.run(part.body), expected.body(of: part.title), part.title)
    }
  }
}

/// Text taken apart at its lines that begin with `###`.
private struct Parts {
  private(set) var parts: [(title: String, body: String)] = []

  init(_ text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("### ") {
        parts.append((String(line), ""))
      } else if let last = parts.indices.last {
        parts[last].body += line + "\n"
      }
    }
    for place in parts.indices { parts[place].body = parts[place].body.trimmingCharacters(in: .newlines) }
  }

  func body(of title: String) -> String? { parts.first { $0.title == title }?.body }
}

/// Runs parts of a program in one session and gives what each prints.
private final class PartRunner: OutputSink {
  private var printed = ""
  private lazy var session = Prelude.makeSession(output: self)

  func write(_ text: String) { printed += text }
  func flush() {}

  func run(_ source: String) -> String {
    printed = ""
    switch session.run(source + "\n", name: "<part>", echo: .all) {
    case .finished, .exited: break
    case .raised(let exception): printed += exception.summaryLine.components(separatedBy: "\n")[0]
    case .invalid(let problem, _): printed += problem.message
    }
    return printed.trimmingCharacters(in: .newlines)
  }
}
