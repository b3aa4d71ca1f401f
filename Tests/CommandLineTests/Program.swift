import Foundation
import XCTest

/// The built program: run with arguments and input, it gives its output and exit status.
enum Program {
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  /// LGS_BINARY, or the program that was built beside the tests.
  static let path: String = {
    if let path = ProcessInfo.processInfo.environment["LGS_BINARY"] { return path }
    let runner = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return runner.deletingLastPathComponent().appendingPathComponent("lgs").path
  }()

  static func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:], in folder: TemporaryFolder? = nil
  ) throws -> Result {
    try run(arguments, input: Data(input.utf8), environment: environment, in: folder)
  }

  static func run(
    _ arguments: [String], input: Data, environment: [String: String] = [:], in folder: TemporaryFolder? = nil
  ) throws -> Result {
    let running = try RunningProgram(path, arguments, environment: environment, in: folder)
    running.write(input)
    return running.finish()
  }

  /// Runs a shell command in which `$LGS` is the program.
  static func shell(_ command: String) throws -> Result {
    let running = try RunningProgram("/bin/sh", ["-c", command], environment: ["LGS": path])
    running.write(Data())
    return running.finish()
  }
}

/// A program that has been started.
final class RunningProgram {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let errors = Pipe()

  init(_ path: String, _ arguments: [String], environment: [String: String] = [:], in folder: TemporaryFolder? = nil)
    throws
  {
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"].merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder.path) }
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
    try process.run()
  }

  /// Gives the whole standard input.
  func write(_ data: Data) {
    // A program that ends without reading leaves a closed pipe, which is no failure of the test.
    try? input.fileHandleForWriting.write(contentsOf: data)
    try? input.fileHandleForWriting.close()
  }

  /// Waits until the program has written this line.
  func waitForLine(_ line: String) {
    var seen = Data()
    while !String(decoding: seen, as: UTF8.self).contains(line) {
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { return XCTFail("the program ended before it wrote \(line)") }
      seen += data
    }
  }

  func interrupt() { process.interrupt() }

  /// Reads all output and waits for the end.
  func finish() -> Program.Result {
    let errorText = PendingData()
    let reader = Thread { [errors] in errorText.set(errors.fileHandleForReading.readDataToEndOfFile()) }
    reader.start()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    // A signal counts as shells count it.
    let status = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    return Program.Result(
      status: status, output: String(decoding: data, as: UTF8.self),
      errors: String(decoding: errorText.wait(), as: UTF8.self))
  }
}

/// Data that one thread sets and another waits for.
private final class PendingData {
  private var value = Data()
  private let isSet = DispatchSemaphore(value: 0)

  func set(_ value: Data) {
    self.value = value
    isSet.signal()
  }

  func wait() -> Data {
    isSet.wait()
    return value
  }
}

/// A folder that is removed with its content.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("lgs-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and gives its path.
  @discardableResult
  func write(_ text: String, to name: String = "program.lgs") throws -> String {
    try write(Data(text.utf8), to: name)
  }

  @discardableResult
  func write(_ data: Data, to name: String = "program.lgs") throws -> String {
    let file = path + "/" + name
    try data.write(to: URL(fileURLWithPath: file))
    return file
  }
}

/// The folder of the sources.
enum ProjectFolder {
  static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
}
