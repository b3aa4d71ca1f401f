import Interpreter

#if canImport(Glibc)
  import Glibc
#endif

/// A source of random numbers: bits, and the few distributions that NumPy's two generators make differently.
class RandomStream {
  func next32() -> UInt32 { 0 }
  func next64() -> UInt64 { UInt64(next32()) << 32 | UInt64(next32()) }

  /// A float in [0, 1).
  func double() -> Double { 0 }

  /// A number of the standard normal distribution.
  func normal() -> Double { 0 }

  /// A number of the exponential distribution with the mean 1.
  func exponential() -> Double { 0 }

  /// An integer from 0 to `limit`, all equally likely, as functions that choose elements draw it.
  func integer(upTo limit: UInt64) -> UInt64 { masked(upTo: limit) }

  /// An integer from 0 to `limit`: bits are drawn until they are in the range.
  final func masked(upTo limit: UInt64) -> UInt64 {
    if limit == 0 { return 0 }
    let mask = UInt64.max >> UInt64(limit.leadingZeroBitCount)
    while true {
      let candidate = (limit <= 0xffff_ffff ? UInt64(next32()) : next64()) & mask
      if candidate <= limit { return candidate }
    }
  }

  /// Positions in a random order.
  final func order(_ count: Int) throws -> [Int] {
    try Operators.checkSize(MemoryLayout<Int>.stride, times: count)
    var order = Array(0..<count)
    try shuffle(count) { order.swapAt($0, $1) }
    return order
  }

  final func shuffle(_ count: Int, swap: (Int, Int) throws -> Void) throws {
    for place in stride(from: count - 1, to: 0, by: -1) {
      try Machine.current.checkInterrupt(after: place)
      try swap(place, Int(masked(upTo: UInt64(place))))
    }
  }
}

/// Numbers of 8, 16 or 32 bits, cut one after the other from draws of 32 bits.
struct SmallBits {
  private let stream: RandomStream
  private let width: Int
  private var buffer: UInt32 = 0
  private var left = 0

  init(_ stream: RandomStream, width: Int) {
    self.stream = stream
    self.width = width
  }

  private mutating func next() -> UInt32 {
    if left == 0 {
      buffer = stream.next32()
      left = 32 / width
    } else {
      buffer >>= UInt32(width)
    }
    left -= 1
    return width == 32 ? buffer : buffer & (1 << UInt32(width) - 1)
  }

  /// An integer from 0 to `limit`: numbers are drawn until one is in the range.
  mutating func masked(upTo limit: UInt32) -> UInt32 {
    if limit == 0 { return 0 }
    let mask = UInt32.max >> UInt32(limit.leadingZeroBitCount)
    while true {
      let candidate = next() & mask
      if candidate <= limit { return candidate }
    }
  }
}

/// NumPy's legacy random numbers: MT19937, the polar method for normal numbers, rejection for integers.
final class LegacyRandom: RandomStream {
  nonisolated(unsafe) static var shared = LegacyRandom(
    seed: UInt32(truncatingIfNeeded: Int(time(nil)) ^ Int(getpid()) << 16))

  private var twister: MersenneTwister
  /// The second number of the last pair that the polar method made.
  private var spare: Double?

  init(seed: UInt32) { twister = MersenneTwister(word: seed) }

  /// - Parameter key: The words of a seed that is a sequence.
  init(key: [UInt32]) { twister = MersenneTwister(key: key) }

  override func next32() -> UInt32 { twister.next() }
  override func double() -> Double { twister.nextFloat() }

  override func normal() -> Double {
    if let number = spare {
      spare = nil
      return number
    }
    while true {
      let x = 2 * double() - 1
      let y = 2 * double() - 1
      let square = x * x + y * y
      if square >= 1 || square == 0 { continue }
      let factor = (-2 * log(square) / square).squareRoot()
      spare = factor * x
      return factor * y
    }
  }

  override func exponential() -> Double { -log(1 - double()) }
}

/// The numbers of `np.random.default_rng`: PCG64, and ziggurats for normal and exponential numbers.
///
/// Source: O'Neill's PCG family, the member XSL-RR 128/64, and Lemire's bounded integers.
final class PermutedRandom: RandomStream {
  private var state: UInt128
  private let increment: UInt128
  /// The upper half of the last 64 bits, when the lower one was handed out.
  private var spare: UInt32?

  private static let multiplier = UInt128(0x2360_ed05_1fc6_5da4) << 64 | UInt128(0x4385_df64_9fcc_f645)

  init(_ seeds: SeedSequence) {
    let words = seeds.words(4)
    let start = UInt128(words[0]) << 64 | UInt128(words[1])
    increment = (UInt128(words[2]) << 64 | UInt128(words[3])) << 1 | 1
    state = 0
    super.init()
    step()
    state = state &+ start
    step()
  }

  private func step() { state = state &* PermutedRandom.multiplier &+ increment }

  override func next64() -> UInt64 {
    step()
    let folded = UInt64(truncatingIfNeeded: state >> 64) ^ UInt64(truncatingIfNeeded: state)
    let turn = UInt64(truncatingIfNeeded: state >> 122)
    return folded >> turn | folded << ((64 - turn) & 63)
  }

  override func next32() -> UInt32 {
    if let half = spare {
      spare = nil
      return half
    }
    let bits = next64()
    spare = UInt32(truncatingIfNeeded: bits >> 32)
    return UInt32(truncatingIfNeeded: bits)
  }

  override func double() -> Double { Double(next64() >> 11) * 0x1p-53 }

  override func integer(upTo limit: UInt64) -> UInt64 {
    if limit == 0 { return 0 }
    if limit == 0xffff_ffff { return UInt64(next32()) }
    if limit == .max { return next64() }
    if limit < 0xffff_ffff {
      let range = limit + 1
      var product = UInt64(next32()) * range
      if product & 0xffff_ffff < range {
        let threshold = (0xffff_ffff - limit) % range
        while product & 0xffff_ffff < threshold { product = UInt64(next32()) * range }
      }
      return product >> 32
    }
    let range = limit + 1
    var product = next64().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (UInt64.max - limit) % range
      while product.low < threshold { product = next64().multipliedFullWidth(by: range) }
    }
    return product.high
  }

  private static let normalEdge = 3.6541528853610087963519472518

  override func normal() -> Double {
    while true {
      var bits = next64()
      let layer = Int(bits & 0xff)
      bits >>= 8
      let isNegative = bits & 1 == 1
      let whole = (bits >> 1) & 0xf_ffff_ffff_ffff
      let size = Double(whole) * ZigguratTables.normalWidths[layer]
      let x = isNegative ? -size : size
      if whole < ZigguratTables.normalLimits[layer] { return x }
      if layer == 0 { return normalTail(isNegative: whole >> 8 & 1 == 1) }
      let heights = ZigguratTables.normalHeights
      if (heights[layer - 1] - heights[layer]) * double() + heights[layer] < exp(-0.5 * x * x) { return x }
    }
  }

  private func normalTail(isNegative: Bool) -> Double {
    while true {
      let x = -0.27366123732975827203338247596 * log1p(-double())
      let y = -log1p(-double())
      if y + y > x * x { return isNegative ? -(PermutedRandom.normalEdge + x) : PermutedRandom.normalEdge + x }
    }
  }

  override func exponential() -> Double {
    while true {
      var bits = next64() >> 3
      let layer = Int(bits & 0xff)
      bits >>= 8
      let x = Double(bits) * ZigguratTables.exponentialWidths[layer]
      if bits < ZigguratTables.exponentialLimits[layer] { return x }
      if layer == 0 { return 7.6971174701310497140446280481 - log1p(-double()) }
      let heights = ZigguratTables.exponentialHeights
      if (heights[layer - 1] - heights[layer]) * double() + heights[layer] < exp(-x) { return x }
    }
  }
}

/// A seed stirred into as many words as generators need.
///
/// Source: the algorithm of `numpy.random.SeedSequence`.
struct SeedSequence {
  /// The words of the seed, least significant first, and those that tell children apart.
  let entropy: [UInt32]
  let key: [UInt32]
  private var pool: [UInt32] = [0, 0, 0, 0]

  init(entropy: [UInt32], key: [UInt32] = []) {
    self.entropy = entropy
    self.key = key
    var words = entropy.isEmpty ? [0] : entropy
    if !key.isEmpty, words.count < 4 { words += Array(repeating: 0, count: 4 - words.count) }
    words += key
    var constant: UInt32 = 0x43b0_d7e5
    func hashed(_ value: UInt32) -> UInt32 {
      let stirred = value ^ constant
      constant = constant &* 0x931e_8875
      let product = stirred &* constant
      return product ^ product >> 16
    }
    func mixed(_ x: UInt32, _ y: UInt32) -> UInt32 {
      let result = 0xca01_f9dd &* x &- 0x4973_f715 &* y
      return result ^ result >> 16
    }
    for place in 0..<4 { pool[place] = hashed(place < words.count ? words[place] : 0) }
    for source in 0..<4 {
      for target in 0..<4 where source != target { pool[target] = mixed(pool[target], hashed(pool[source])) }
    }
    for source in 4..<max(4, words.count) {
      for target in 0..<4 { pool[target] = mixed(pool[target], hashed(words[source])) }
    }
  }

  /// Words for the state of a generator.
  func words(_ count: Int) -> [UInt64] {
    var constant: UInt32 = 0x8b51_f9dd
    let halves = (0..<2 * count).map { place -> UInt32 in
      var value = pool[place % 4] ^ constant
      constant = constant &* 0x58f3_8ded
      value = value &* constant
      return value ^ value >> 16
    }
    return (0..<count).map { UInt64(halves[2 * $0]) | UInt64(halves[2 * $0 + 1]) << 32 }
  }
}
