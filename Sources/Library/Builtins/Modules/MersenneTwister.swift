import BigInt

/// The generator MT19937 as Python's `random` seeds and reads it.
///
/// Source: Matsumoto and Nishimura, Mersenne Twister (1998), with their initialization by an array.
struct MersenneTwister {
  private static let size = 624
  private static let shift = 397

  private(set) var state = [UInt32](repeating: 0, count: size)
  private(set) var place = size

  /// A generator that goes on where another one stood; nil for what is no state of one.
  init?(state: [UInt32], place: Int) {
    guard state.count == MersenneTwister.size, (0...MersenneTwister.size).contains(place) else { return nil }
    self.state = state
    self.place = place
  }

  /// - Parameter key: The seed's 32-bit digits, least significant first.
  init(key: [UInt32]) {
    initialize(19_650_218)
    let key = key.isEmpty ? [0] : key
    var (index, digit) = (1, 0)
    for _ in 0..<max(MersenneTwister.size, key.count) {
      state[index] = (state[index] ^ (mixed(before: index) &* 1_664_525)) &+ key[digit] &+ UInt32(digit)
      index += 1
      digit += 1
      wrap(&index)
      if digit >= key.count { digit = 0 }
    }
    for _ in 1..<MersenneTwister.size {
      state[index] = (state[index] ^ (mixed(before: index) &* 1_566_083_941)) &- UInt32(index)
      index += 1
      wrap(&index)
    }
    state[0] = 0x8000_0000
  }

  /// The state that NumPy's legacy generators take from a seed of one word.
  init(word: UInt32) { initialize(word) }

  init(seed: BigUInt) {
    self.init(
      key: seed.words.flatMap { [UInt32(truncatingIfNeeded: $0), UInt32(truncatingIfNeeded: $0 >> 32)] }.trimmed)
  }

  private mutating func initialize(_ seed: UInt32) {
    state[0] = seed
    for index in 1..<MersenneTwister.size {
      state[index] = 1_812_433_253 &* (state[index - 1] ^ (state[index - 1] >> 30)) &+ UInt32(index)
    }
  }

  private func mixed(before index: Int) -> UInt32 { state[index - 1] ^ (state[index - 1] >> 30) }

  private mutating func wrap(_ index: inout Int) {
    guard index >= MersenneTwister.size else { return }
    state[0] = state[MersenneTwister.size - 1]
    index = 1
  }

  private mutating func refill() {
    let (size, shift) = (MersenneTwister.size, MersenneTwister.shift)
    for index in 0..<size {
      let joined = (state[index] & 0x8000_0000) | (state[(index + 1) % size] & 0x7fff_ffff)
      state[index] = state[(index + shift) % size] ^ (joined >> 1) ^ (joined & 1 == 0 ? 0 : 0x9908_b0df)
    }
    place = 0
  }

  /// The next 32 random bits.
  mutating func next() -> UInt32 {
    if place >= MersenneTwister.size { refill() }
    var bits = state[place]
    place += 1
    bits ^= bits >> 11
    bits ^= (bits << 7) & 0x9d2c_5680
    bits ^= (bits << 15) & 0xefc6_0000
    return bits ^ (bits >> 18)
  }

  /// A float in [0, 1) of 53 random bits.
  mutating func nextFloat() -> Double {
    let high = Double(next() >> 5)
    let low = Double(next() >> 6)
    return (high * 67_108_864 + low) / 9_007_199_254_740_992
  }

  /// An integer of `count` random bits.
  mutating func bits(_ count: Int) -> BigInt {
    var result = BigInt(0)
    var filled = 0
    while filled < count {
      let wanted = min(32, count - filled)
      result |= BigInt(next() >> UInt32(32 - wanted)) << filled
      filled += wanted
    }
    return result
  }

  /// An integer from 0 up to, not including, `limit`, all equally likely.
  mutating func below(_ limit: BigInt) -> BigInt {
    let width = limit.magnitude.bitWidth
    while true {
      let candidate = bits(width)
      if candidate < limit { return candidate }
    }
  }

  mutating func below(_ limit: Int) -> Int {
    let width = Int.bitWidth - limit.leadingZeroBitCount
    guard width <= 32 else { return Int(clamping: below(BigInt(limit))) }
    while true {
      let candidate = Int(next() >> UInt32(32 - width))
      if candidate < limit { return candidate }
    }
  }
}

extension [UInt32] {
  /// Without zeros at the end.
  fileprivate var trimmed: [UInt32] {
    var digits = self
    while digits.last == 0 { digits.removeLast() }
    return digits
  }
}
