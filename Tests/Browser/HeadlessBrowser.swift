import Foundation

/// Chromium without a window and without a network: pages as they are when their scripts have run.
public struct HeadlessBrowser {
  private let path: String
  private static let places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]

  /// - Returns: nil where there is no browser.
  public init?() {
    guard let path = Self.places.first(where: FileManager.default.isExecutableFile) else { return nil }
    self.path = path
  }

  /// The document as the browser has it when its clock has run for ten seconds. No name of a host is found.
  /// - Parameter width: The width of the window in pixels.
  public func document(of html: String, width: Int = 1200) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lgs-page-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("page.html")
    try html.write(to: file, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(folder.path)/profile",
      "--host-resolver-rules=MAP * ~NOTFOUND", "--window-size=\(width),900", "--virtual-time-budget=10000",
      "--dump-dom", file.absoluteString,
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
