import Foundation
import XCTest

@testable import DataFrames

#if canImport(Glibc)
  import Glibc
#endif

/// Files from the web: what a server may do, and the words for it.
final class DownloadTests: XCTestCase {
  private var server: TestServer!

  override func setUpWithError() throws {
    guard ["/usr/bin/curl", "/bin/curl"].contains(where: FileManager.default.fileExists) else {
      throw XCTSkip("curl is not here")
    }
    server = try TestServer()
  }

  override func tearDown() { server?.stop() }

  private func text(_ path: String) throws -> String {
    try Download.contents(of: server.address + path) { _ in }.text
  }

  private func message(_ path: String) -> String {
    do {
      return try "no error: " + text(path)
    } catch let error as DataFrameError {
      return error.message
    } catch {
      return "\(error)"
    }
  }

  func testFilesArriveWhole() throws {
    XCTAssertEqual(try text("/ok"), "a,b\n1,2\n")
    XCTAssertEqual(try text("/redirect"), "a,b\n1,2\n")
    XCTAssertEqual(try text("/gzip"), "a,b\n1,2\n")
    XCTAssertEqual(try text("/slow"), "a,b\n1,2\n")
  }

  func testErrorsHaveTheWordsOfURLLib() {
    XCTAssertEqual(message("/absent"), "HTTP Error 404: Not Found")
    XCTAssertEqual(message("/broken"), "HTTP Error 500: Internal Server Error")
    XCTAssertEqual(
      message("/loop"),
      "HTTP Error 302: The HTTP server returned a redirect error that would lead to an infinite loop.\n"
        + "The last 30x error message was:\nFound")
    XCTAssertEqual(
      message("/file"), "HTTP Error 302: Found - Redirection to url 'file:///etc/passwd' is not allowed")
    XCTAssertEqual(message("/nothing"), "<urlopen error Remote end closed connection without response>")
    XCTAssertEqual(message("/short"), "<urlopen error the connection ended in the middle of the file>")
    XCTAssertEqual(message("/a b"), "URL can't contain control characters. '\(server.address)/a b'")
  }

  func testTooLargeFilesAreRefusedBeforeTheyArrive() {
    XCTAssertTrue(message("/huge").hasSuffix("is larger than the 512 MiB that lgs reads; nrows= reads its beginning"))
  }

  private func seconds(until limits: Download.Limits, _ path: String) -> (message: String, seconds: Double) {
    let start = Date()
    var message = "no error"
    do {
      _ = try Download.contents(of: server.address + path, limits: limits) { _ in }
    } catch {
      message = (error as? DataFrameError)?.message ?? "\(error)"
    }
    return (message, Date().timeIntervalSince(start))
  }

  func testAServerThatStopsSendingIsLeft() {
    var limits = Download.Limits()
    limits.stall = 1
    let end = seconds(until: limits, "/stall")
    XCTAssertEqual(end.message, "<urlopen error timed out>")
    XCTAssertLessThan(end.seconds, 6)
  }

  func testAFileThatTakesTooLongIsLeft() {
    var limits = Download.Limits()
    limits.whole = 1
    let end = seconds(until: limits, "/trickle")
    XCTAssertEqual(end.message, "<urlopen error timed out>")
    XCTAssertLessThan(end.seconds, 4)
  }

  func testProgressCountsTheBytes() throws {
    var counts: [Int] = []
    let buffer = try Download.contents(of: server.address + "/large") { counts.append($0) }
    XCTAssertEqual(buffer.count, TestServer.largeSize)
    XCTAssertEqual(counts, counts.sorted())
    XCTAssertGreaterThan(counts.filter { $0 > 0 && $0 < TestServer.largeSize }.count, 1)
  }

  func testWhoWaitsCanStop() {
    struct Stopped: Error {}
    XCTAssertThrowsError(try Download.contents(of: server.address + "/ok") { _ in throw Stopped() }) {
      XCTAssertTrue($0 is Stopped)
    }
  }

  func testAServerThatIsNotThereRefuses() {
    let address = server.address
    server.stop()
    XCTAssertThrowsError(try Download.contents(of: address + "/ok") { _ in }) {
      XCTAssertEqual(($0 as? DataFrameError)?.message, "<urlopen error [Errno 111] Connection refused>")
    }
  }
}

/// A server on this machine that gives one answer to each connection.
private final class TestServer: @unchecked Sendable {
  private let socket: Int32
  let address: String
  private var isStopped = false

  private static let redirect = "HTTP/1.1 302 Found\r\nConnection: close\r\nContent-Length: 0\r\nLocation: "

  init() throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var own = sockaddr_in()
    own.sin_family = sa_family_t(AF_INET)
    own.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = socket
    let isBound = withUnsafeMutablePointer(to: &own) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && listen(descriptor, 8) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard isBound else { throw XCTSkip("no socket on this machine") }
    address = "http://127.0.0.1:\(UInt16(bigEndian: own.sin_port))"
    Thread { [self] in serve() }.start()
  }

  func stop() {
    guard !isStopped else { return }
    isStopped = true
    shutdown(socket, Int32(SHUT_RDWR))
    close(socket)
  }

  private func serve() {
    while true {
      let connection = accept(socket, nil, nil)
      if connection < 0 { return }
      var request = [UInt8](repeating: 0, count: 4096)
      let count = max(0, read(connection, &request, request.count))
      let path = String(decoding: request[..<count], as: UTF8.self).split(separator: " ").dropFirst().first ?? ""
      for part in Self.answer(String(path)) {
        var sent = 0
        while sent < part.count {
          let count = part.withUnsafeBytes { bytes in
            send(connection, bytes.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
          }
          if count < 0 { break }
          sent += count
        }
        // Who has left is not waited for.
        if isLeft(connection) { break }
        usleep(20_000)
      }
      close(connection)
    }
  }

  private func isLeft(_ connection: Int32) -> Bool {
    var byte: UInt8 = 0
    let count = recv(connection, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
    return count == 0 || count < 0 && errno != EAGAIN
  }

  static let largeSize = 8 << 20

  /// What is sent, in parts with pauses between.
  private static func answer(_ path: String) -> [[UInt8]] {
    func plain(_ text: String) -> [[UInt8]] { [Array(text.utf8)] }
    let body = "a,b\n1,2\n"
    let head = "HTTP/1.1 200 OK\r\nContent-Length: "
    switch path {
    case "/ok": return plain(head + "8\r\n\r\n" + body)
    case "/slow": return plain(head + "8\r\n\r\n") + body.utf8.map { [$0] }
    case "/gzip": return [Array((head + "28\r\nContent-Encoding: gzip\r\n\r\n").utf8) + gzipped]
    case "/redirect": return plain(redirect + "/ok\r\n\r\n")
    case "/loop": return plain(redirect + "/loop\r\n\r\n")
    case "/file": return plain(redirect + "file:///etc/passwd\r\n\r\n")
    case "/broken": return plain("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n")
    // Bytes come, then none, longer than the test waits; or so slowly that the whole takes too long.
    case "/stall": return plain(head + "80\r\n\r\n") + Array(repeating: [], count: 400)
    case "/trickle": return plain(head + "400\r\n\r\n") + Array(repeating: [0x61], count: 400)
    case "/large":
      let part = [UInt8](repeating: 0x61, count: largeSize / 8)
      return plain(head + "\(largeSize)\r\n\r\n") + Array(repeating: part, count: 8)
    case "/short": return plain(head + "80\r\n\r\n" + body)
    case "/huge": return plain(head + "\(1 << 31)\r\n\r\n" + body)
    case "/nothing": return []
    case _: return plain("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
    }
  }

  private static let gzipped: [UInt8] = [
    31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 75, 212, 73, 226, 50, 212, 49, 226, 2, 0, 123, 7, 151, 10, 8, 0, 0, 0,
  ]
}
