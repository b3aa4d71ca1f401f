import Syntax

extension Machine {
  /// Runs the top frame and what it calls until `entry` frames are left; gives the result of the last.
  ///
  /// The loop keeps its state in locals; everything but the common cases of numbers is in functions of its own.
  func run(until entry: Int) throws -> Value {
    var frame = frames + (state.pointee.frameCount - 1)
    var r = frame.pointee.registers
    var g = frame.pointee.module._withUnsafeGuaranteedRef { $0.slots }
    var pc = frame.pointee.next
    var k = frame.pointee.code._withUnsafeGuaranteedRef { $0.constants }
    let interrupt = interruptFlag
    let hot = state

    while true {
      do {
        while true {
          let i = pc.pointee
          pc += 1
          let a = Int(i.a)
          let b = Int(i.b)
          let c = Int(i.c)
          switch i.operation {
          // MARK: Moves
          case .loadConstant:
            let word = k[i.wide]
            word.retain()
            (r + a).overwrite(with: word)
          case .loadNone: (r + a).overwrite(with: .none)
          case .loadTrue: (r + a).overwrite(with: Word(bool: true))
          case .loadFalse: (r + a).overwrite(with: Word(bool: false))
          case .copy:
            let word = r[b]
            if word.isUnbound { throw unbound(r, b) }
            word.retain()
            (r + a).overwrite(with: word)
          case .copyIfBound:
            let word = r[b]
            if !word.isUnbound {
              word.retain()
              (r + a).overwrite(with: word)
              pc += 1
            }
          case .move:
            let word = r[b]
            r[b] = .unbound
            (r + a).overwrite(with: word)
          case .clear:
            (r + a).overwrite(with: .unbound)
            if hot.pointee.hasAbandoned { try closeAbandoned() }
          case .checkBound: if r[a].isUnbound { throw unbound(r, a) }
          case .loadGlobal:
            var word = g[i.wide]
            if word.isUnbound {
              word = g[Globals.capacity + i.wide]
              if word.isUnbound { throw unboundGlobal(i.wide) }
            }
            word.retain()
            (r + a).overwrite(with: word)
          case .storeGlobal:
            let word = r[a]
            r[a] = .unbound
            (g + i.wide).overwrite(with: word)
            if hot.pointee.hasAbandoned { try closeAbandoned() }
          case .deleteGlobal:
            if g[i.wide].isUnbound { throw unboundGlobal(i.wide) }
            (g + i.wide).overwrite(with: .unbound)
            if hot.pointee.hasAbandoned { try closeAbandoned() }
          case .loadCell: try loadCell(r, a, b)
          case .storeCell: storeCell(r, a, b)
          case .deleteCell: try deleteCell(r, a)
          case .makeCell: makeCell(r, a)
          case .deleteLocal:
            if r[a].isUnbound { throw unbound(r, a) }
            (r + a).overwrite(with: .unbound)
            if hot.pointee.hasAbandoned { try closeAbandoned() }

          // MARK: Arithmetic
          case .add:
            let x = r[b]
            let y = r[c]
            if x.tag == Word.Tag.int, y.tag == Word.Tag.int {
              let (sum, overflow) = x.asInt.addingReportingOverflow(y.asInt)
              if !overflow {
                (r + a).overwrite(with: Word(int: sum))
                continue
              }
            } else if x.tag == Word.Tag.float, y.tag == Word.Tag.float {
              (r + a).overwrite(with: Word(float: x.asFloat + y.asFloat))
              continue
            } else if x.kind == .string, y.kind == .string {
              try joinTexts(r, a, b, c, g, pc)
              continue
            }
            try binary(.add, r, a, b, c)
          case .subtract:
            let x = r[b]
            let y = r[c]
            if x.tag == Word.Tag.int, y.tag == Word.Tag.int {
              let (difference, overflow) = x.asInt.subtractingReportingOverflow(y.asInt)
              if !overflow {
                (r + a).overwrite(with: Word(int: difference))
                continue
              }
            } else if x.tag == Word.Tag.float, y.tag == Word.Tag.float {
              (r + a).overwrite(with: Word(float: x.asFloat - y.asFloat))
              continue
            }
            try binary(.subtract, r, a, b, c)
          case .multiply:
            let x = r[b]
            let y = r[c]
            if x.tag == Word.Tag.int, y.tag == Word.Tag.int {
              let (product, overflow) = x.asInt.multipliedReportingOverflow(by: y.asInt)
              if !overflow {
                (r + a).overwrite(with: Word(int: product))
                continue
              }
            } else if x.tag == Word.Tag.float, y.tag == Word.Tag.float {
              (r + a).overwrite(with: Word(float: x.asFloat * y.asFloat))
              continue
            }
            try binary(.multiply, r, a, b, c)
          case .divide:
            let x = r[b]
            let y = r[c]
            if x.tag == Word.Tag.float, y.tag == Word.Tag.float, y.asFloat != 0 {
              (r + a).overwrite(with: Word(float: x.asFloat / y.asFloat))
              continue
            }
            try binary(.divide, r, a, b, c)
          case .addConstant:
            let x = r[b]
            let y = k[c]
            if x.tag == Word.Tag.int, y.tag == Word.Tag.int {
              let (result, overflow) = x.asInt.addingReportingOverflow(y.asInt)
              if !overflow {
                (r + a).overwrite(with: Word(int: result))
                continue
              }
            } else if x.tag == Word.Tag.float, y.tag == Word.Tag.float {
              (r + a).overwrite(with: Word(float: x.asFloat + y.asFloat))
              continue
            }
            try binaryConstant(.add, r, a, b, k + c)
          case .subtractConstant:
            let x = r[b]
            let y = k[c]
            if x.tag == Word.Tag.int, y.tag == Word.Tag.int {
              let (result, overflow) = x.asInt.subtractingReportingOverflow(y.asInt)
              if !overflow {
                (r + a).overwrite(with: Word(int: result))
                continue
              }
            } else if x.tag == Word.Tag.float, y.tag == Word.Tag.float {
              (r + a).overwrite(with: Word(float: x.asFloat - y.asFloat))
              continue
            }
            try binaryConstant(.subtract, r, a, b, k + c)
          case .multiplyConstant:
            let x = r[b]
            let y = k[c]
            if x.tag == Word.Tag.int, y.tag == Word.Tag.int {
              let (result, overflow) = x.asInt.multipliedReportingOverflow(by: y.asInt)
              if !overflow {
                (r + a).overwrite(with: Word(int: result))
                continue
              }
            } else if x.tag == Word.Tag.float, y.tag == Word.Tag.float {
              (r + a).overwrite(with: Word(float: x.asFloat * y.asFloat))
              continue
            }
            try binaryConstant(.multiply, r, a, b, k + c)
          case .floorDivide: try binary(.floorDivide, r, a, b, c)
          case .modulo:
            let x = r[b]
            let y = r[c]
            if x.tag == Word.Tag.int, y.tag == Word.Tag.int, x.asInt >= 0, y.asInt > 0 {
              (r + a).overwrite(with: Word(int: x.asInt % y.asInt))
              continue
            }
            try binary(.modulo, r, a, b, c)
          case .power: try binary(.power, r, a, b, c)
          case .matrixMultiply: try binary(.matrixMultiply, r, a, b, c)
          case .bitAnd: try binary(.and, r, a, b, c)
          case .bitOr: try binary(.or, r, a, b, c)
          case .bitXor: try binary(.xor, r, a, b, c)
          case .shiftLeft: try binary(.shiftLeft, r, a, b, c)
          case .shiftRight: try binary(.shiftRight, r, a, b, c)
          case .inPlace: try inPlace(r, a, b, c)
          case .inPlaceAdd:
            let x = r[a]
            let y = r[b]
            if x.tag == Word.Tag.int, y.tag == Word.Tag.int {
              let (sum, overflow) = x.asInt.addingReportingOverflow(y.asInt)
              if !overflow {
                r[a] = Word(int: sum)
                continue
              }
            } else if x.tag == Word.Tag.float, y.tag == Word.Tag.float {
              r[a] = Word(float: x.asFloat + y.asFloat)
              continue
            } else if x.kind == .string, y.kind == .string {
              try joinTexts(r, a, a, b, g, pc)
              continue
            }
            try inPlace(r, a, b, c)
          case .inPlaceSubtract:
            let x = r[a]
            let y = r[b]
            if x.tag == Word.Tag.int, y.tag == Word.Tag.int {
              let (difference, overflow) = x.asInt.subtractingReportingOverflow(y.asInt)
              if !overflow {
                r[a] = Word(int: difference)
                continue
              }
            } else if x.tag == Word.Tag.float, y.tag == Word.Tag.float {
              r[a] = Word(float: x.asFloat - y.asFloat)
              continue
            }
            try inPlace(r, a, b, c)
          case .inPlaceMultiply:
            let x = r[a]
            let y = r[b]
            if x.tag == Word.Tag.float, y.tag == Word.Tag.float {
              r[a] = Word(float: x.asFloat * y.asFloat)
              continue
            }
            try inPlace(r, a, b, c)
          case .inPlaceDivide: try inPlace(r, a, b, c)
          case .negate: try unary(.negate, r, a, b)
          case .plus: try unary(.plus, r, a, b)
          case .invert: try unary(.invert, r, a, b)
          case .not: try unary(.not, r, a, b)

          // MARK: Comparison
          case .equal: try compare(.equal, r, a, b, c)
          case .notEqual: try compare(.notEqual, r, a, b, c)
          case .less: try compare(.less, r, a, b, c)
          case .lessOrEqual: try compare(.lessOrEqual, r, a, b, c)
          case .greater: try compare(.greater, r, a, b, c)
          case .greaterOrEqual: try compare(.greaterOrEqual, r, a, b, c)
          case .isSame: try compare(.is, r, a, b, c)
          case .isNotSame: try compare(.isNot, r, a, b, c)
          case .contains: try compare(.in, r, a, b, c)
          case .notContains: try compare(.notIn, r, a, b, c)

          // MARK: Control
          case .jump: pc += i.wide
          case .loop:
            pc += i.wide
            if interrupt.pointee != 0 { try checkInterrupt() }
            if hot.pointee.hasAbandoned { try closeAbandoned() }
          case .jumpIfTrue: if try truth(r, a) { pc += i.wide }
          case .jumpIfFalse: if try !truth(r, a) { pc += i.wide }
          case .jumpIfTrueOrPop:
            if try keptTruth(r, a) { pc += i.wide } else { (r + a).overwrite(with: .unbound) }
          case .jumpIfFalseOrPop:
            if try !keptTruth(r, a) { pc += i.wide } else { (r + a).overwrite(with: .unbound) }
          case .jumpUnlessLess:
            let (x, y) = (r[a], r[b])
            let holds = Word.areInts(x, y) ? x.asInt < y.asInt : try test(.less, r, a, b)
            pc += holds ? 1 : pc.pointee.wide + 1
          case .jumpUnlessLessOrEqual:
            let (x, y) = (r[a], r[b])
            let holds = Word.areInts(x, y) ? x.asInt <= y.asInt : try test(.lessOrEqual, r, a, b)
            pc += holds ? 1 : pc.pointee.wide + 1
          case .jumpUnlessGreater:
            let (x, y) = (r[a], r[b])
            let holds = Word.areInts(x, y) ? x.asInt > y.asInt : try test(.greater, r, a, b)
            pc += holds ? 1 : pc.pointee.wide + 1
          case .jumpUnlessGreaterOrEqual:
            let (x, y) = (r[a], r[b])
            let holds = Word.areInts(x, y) ? x.asInt >= y.asInt : try test(.greaterOrEqual, r, a, b)
            pc += holds ? 1 : pc.pointee.wide + 1
          case .jumpUnlessEqual:
            let (x, y) = (r[a], r[b])
            let holds = Word.areInts(x, y) ? x.asInt == y.asInt : try test(.equal, r, a, b)
            pc += holds ? 1 : pc.pointee.wide + 1
          case .jumpUnlessNotEqual:
            let (x, y) = (r[a], r[b])
            let holds = Word.areInts(x, y) ? x.asInt != y.asInt : try test(.notEqual, r, a, b)
            pc += holds ? 1 : pc.pointee.wide + 1
          case .jumpUnlessLessConstant:
            let (x, y) = (r[a], k[b])
            let holds = Word.areInts(x, y) ? x.asInt < y.asInt : try testConstant(.less, r, a, k + b)
            pc += holds ? 1 : pc.pointee.wide + 1
          case .jumpUnlessLessOrEqualConstant:
            let (x, y) = (r[a], k[b])
            let holds = Word.areInts(x, y) ? x.asInt <= y.asInt : try testConstant(.lessOrEqual, r, a, k + b)
            pc += holds ? 1 : pc.pointee.wide + 1
          case .jumpUnlessGreaterConstant:
            let (x, y) = (r[a], k[b])
            let holds = Word.areInts(x, y) ? x.asInt > y.asInt : try testConstant(.greater, r, a, k + b)
            pc += holds ? 1 : pc.pointee.wide + 1
          case .jumpUnlessGreaterOrEqualConstant:
            let (x, y) = (r[a], k[b])
            let holds = Word.areInts(x, y) ? x.asInt >= y.asInt : try testConstant(.greaterOrEqual, r, a, k + b)
            pc += holds ? 1 : pc.pointee.wide + 1
          case .jumpUnlessEqualConstant:
            let (x, y) = (r[a], k[b])
            let holds = Word.areInts(x, y) ? x.asInt == y.asInt : try testConstant(.equal, r, a, k + b)
            pc += holds ? 1 : pc.pointee.wide + 1
          case .jumpUnlessNotEqualConstant:
            let (x, y) = (r[a], k[b])
            let holds = Word.areInts(x, y) ? x.asInt != y.asInt : try testConstant(.notEqual, r, a, k + b)
            pc += holds ? 1 : pc.pointee.wide + 1
          case .makeIterator: try makeIterator(r, a, b)
          case .forNext:
            if r[a].kind == .rangeIterator {
              let advanced: Int? = r[a].unmanaged._withUnsafeGuaranteedRef {
                unsafeDowncast($0, to: RangeIterator.self).advance()
              }
              if let advanced {
                (r + b).overwrite(with: Word(int: advanced))
                pc += 1
              } else {
                pc += pc.pointee.wide + 1
              }
            } else {
              pc += try forNext(r, a, b) ? 1 : pc.pointee.wide + 1
            }

          case .sendNext: pc += try sendNext(r, a, b) ? 1 : pc.pointee.wide + 1

          // MARK: Containers
          case .makeList: (r + a).overwrite(with: Word(object: ListObject(takeRange(r, b, c))))
          case .makeTuple: (r + a).overwrite(with: Word(object: TupleObject(takeRange(r, b, c))))
          case .makeSet: (r + a).overwrite(with: Word(object: try SetObject(items: takeRange(r, b, c))))
          case .makeConstantSet:
            (r + a).overwrite(with: Word(object: try SetObject.display(ofConstants: takeRange(r, b, c))))
          case .makeDictionary: (r + a).overwrite(with: Word(object: DictionaryObject()))
          case .listAppend: try listAppend(r, a, b)
          case .setAdd: try setAdd(r, a, b)
          case .dictionaryAdd: try dictionaryAdd(r, a, b, isKeyword: c == 1)
          case .listExtend: try listExtend(r, a, b, isArgument: c == 1)
          case .setUpdate: try setUpdate(r, a, b)
          case .dictionaryUpdate: try dictionaryUpdate(r, a, b, isKeyword: c == 1)
          case .listToTuple: listToTuple(r, a)
          case .makeSlice: makeSlice(r, a, b)
          case .getItem: try getItem(r, a, b, c)
          case .setItem: try setItem(r, a, b, c)
          case .deleteItem: try deleteItem(r, a, b)
          case .unpack: try unpack(r, a, b, c)
          case .unpackStarred: try unpackStarred(r, a, b, before: c & 0xff, after: c >> 8)

          // MARK: Attributes
          case .getAttribute: try getAttribute(r, a, b, c)
          case .setAttribute: try setAttribute(r, a, b, c)
          case .deleteAttribute: try deleteAttribute(r, a, c)
          case .loadMethod: try loadMethod(r, a, b, c)

          // MARK: Calls
          case .call:
            let callee = r + a
            if hot.pointee.hasAbandoned { try closeAbandoned() }
            if callee.pointee.kind == .function {
              frame.pointee.next = pc
              if try enterDirectly(callee, window: callee + 1, count: b) {
                frame = frames + (state.pointee.frameCount - 1)
                r = frame.pointee.registers
                g = frame.pointee.module._withUnsafeGuaranteedRef { $0.slots }
                pc = frame.pointee.next
                k = frame.pointee.code._withUnsafeGuaranteedRef { $0.constants }
                if interrupt.pointee != 0 { try checkInterrupt() }
                continue
              }
            }
            if callee.pointee.kind == .type {
              frame.pointee.next = pc
              if try enterInitializer(callee, arguments: callee + 1, count: b) {
                frame = frames + (state.pointee.frameCount - 1)
                r = frame.pointee.registers
                g = frame.pointee.module._withUnsafeGuaranteedRef { $0.slots }
                pc = frame.pointee.next
                k = frame.pointee.code._withUnsafeGuaranteedRef { $0.constants }
                if interrupt.pointee != 0 { try checkInterrupt() }
                continue
              }
            }
            try callObject(callee, arguments: callee + 1, count: b, keywords: [])
          case .callKeywords: try callObject(r + a, arguments: r + a + 1, count: b, keywordIndex: c)
          case .callMethod:
            let callee = r + a
            if hot.pointee.hasAbandoned { try closeAbandoned() }
            let hasReceiver = !callee[1].isUnbound
            let window = hasReceiver ? callee + 1 : callee + 2
            let count = hasReceiver ? b + 1 : b
            if c == 0 {
              if callee.pointee.kind == .function {
                frame.pointee.next = pc
                if try enterDirectly(callee, window: window, count: count) {
                  frame = frames + (state.pointee.frameCount - 1)
                  r = frame.pointee.registers
                  g = frame.pointee.module._withUnsafeGuaranteedRef { $0.slots }
                  pc = frame.pointee.next
                  k = frame.pointee.code._withUnsafeGuaranteedRef { $0.constants }
                  if interrupt.pointee != 0 { try checkInterrupt() }
                  continue
                }
              }
              if callee.pointee.kind == .type, !hasReceiver {
                frame.pointee.next = pc
                if try enterInitializer(callee, arguments: window, count: count) {
                  frame = frames + (state.pointee.frameCount - 1)
                  r = frame.pointee.registers
                  g = frame.pointee.module._withUnsafeGuaranteedRef { $0.slots }
                  pc = frame.pointee.next
                  k = frame.pointee.code._withUnsafeGuaranteedRef { $0.constants }
                  if interrupt.pointee != 0 { try checkInterrupt() }
                  continue
                }
              }
              try callObject(callee, arguments: window, count: count, keywords: [])
            } else {
              try callObject(callee, arguments: window, count: count, keywordIndex: c)
            }
          case .callSpread: try callSpread(r, a)
          case .returnValue:
            var word = r[a]
            r[a] = .unbound
            let result = frame.pointee.result
            if frame.pointee.instance != nil { word = try initialized(word) }
            leave()
            if state.pointee.frameCount == entry {
              if word.tag == Word.Tag.object { return .object(word.unmanaged.takeRetainedValue()) }
              return word.value
            }
            result.overwrite(with: word)
            frame = frames + (state.pointee.frameCount - 1)
            r = frame.pointee.registers
            g = frame.pointee.module._withUnsafeGuaranteedRef { $0.slots }
            pc = frame.pointee.next
            k = frame.pointee.code._withUnsafeGuaranteedRef { $0.constants }
            if hot.pointee.hasAbandoned { try closeAbandoned() }
          case .makeFunction: makeFunction(r, a, b, c)
          case .collectNames: try collectNames(r, a)
          case .yield:
            frame.pointee.next = pc
            return suspend(r, a)

          // MARK: Strings
          case .joinText: joinText(r, a, b, c)
          case .formatValue:
            try formatValue(r, a, b, c, conversion: pc.pointee.a)
            pc += 1

          // MARK: Exceptions
          case .raise: try raise(r, a, hasCause: c == 1)
          case .reraise: try reraise()
          case .enterHandler: enterHandler(r, a)
          case .leaveHandler: dropHandled(to: state.pointee.handledCount - 1)
          case .matchException: try matchException(r, a, b, c)
          case .assertionFailed: throw assertionFailed(r, a, hasMessage: b == 1)
          case .enterContext: try enterContext(r, a, b)
          case .exitContext: try exitContext(r, a)
          case .exitContextRaising: try exitContextRaising(r, a, b, c)

          // MARK: Session
          case .echo:
            if hot.pointee.hasAbandoned { try closeAbandoned() }
            try display((r + a).take())
          case .importModule: (r + a).overwrite(with: Word(try importer(k[i.wide].value.stringValue ?? "")))
          case .importName: try importName(r, a, b, c)
          case .importAll: try importAll(r, a)
          }
        }
      } catch {
        frame.pointee.next = pc
        try unwind(error, until: entry)
        frame = frames + (state.pointee.frameCount - 1)
        r = frame.pointee.registers
        g = frame.pointee.module._withUnsafeGuaranteedRef { $0.slots }
        pc = frame.pointee.next
        k = frame.pointee.code._withUnsafeGuaranteedRef { $0.constants }
      }
    }
  }
}
