import XCTest

@testable import NeuralNets
@testable import Tensors

final class ModuleTests: XCTestCase {
  private struct TextCase: Decodable {
    let module: ModuleSpec
    let text: String
    let stateKeys, parameterNames, moduleNames: [String]
  }

  func testTreesAndNamesAreThoseOfPyTorch() throws {
    for item in try Fixture.read("reprs", as: TextCase.self) {
      let net = try item.module.build()
      XCTAssertEqual(try net.text(), item.text)
      XCTAssertEqual(try net.stateDict().map(\.name), item.stateKeys, item.text)
      XCTAssertEqual(try net.namedParameters().map(\.name), item.parameterNames, item.text)
      XCTAssertEqual(try net.namedModules().map(\.name), item.moduleNames, item.text)
    }
  }

  private struct ValueCase: Decodable {
    let seed: Int
    let module: ModuleSpec
    let parameters: [[String]]
    let inputShape: [Int]
    let output: [String]
    let outputShape: [Int]
    let next: [String]
    let gradientName: String
  }

  func testASeedGivesPyTorchsWeightsAndMasks() throws {
    for item in try Fixture.read("initial-values", as: ValueCase.self) {
      RandomGenerator.seed(item.seed)
      let net = try item.module.build()
      XCTAssertEqual(try net.parameters().map { try $0.doubles() }, item.parameters.map(Fixture.doubles))
      let output = try net.call(Fixture.ramp(item.inputShape))
      XCTAssertEqual(Array(output.shape), item.outputShape)
      XCTAssertLessThan(try distance(output.doubles(), Fixture.doubles(item.output)), 1e-6)
      XCTAssertEqual(output.gradientName ?? "NoneType", item.gradientName)
      XCTAssertEqual(try Tensor.rand([3]).doubles(), Fixture.doubles(item.next), "draws taken")
    }
  }

  func testParametersAreFoundOnceAndStayTheSameObjects() throws {
    let shared = try Linear(2, 2)
    let net = Sequential(shared, shared)
    XCTAssertEqual(net.parameters().count, 2)
    XCTAssertEqual(try net.stateDict().map(\.name), ["0.weight", "0.bias", "1.weight", "1.bias"])
    XCTAssertTrue(net.parameters()[0] === shared.weight)
    let before = try XCTUnwrap(shared.weight)
    try before.setData(Tensor.zeros([2, 2]))
    XCTAssertTrue(shared.weight === before)
    XCTAssertTrue(before.isParameter && before.requiresGrad)
    XCTAssertEqual(try net.call(Tensor.ones([1, 2])).shape, [1, 2])
  }

  func testTrainingModeReachesTheWholeTree() throws {
    let dropout = try XCTUnwrap(NeuralNetCatalog.module(named: "Dropout")).make()
    let net = Sequential(Sequential(dropout))
    net.eval()
    XCTAssertFalse(dropout.isTraining)
    XCTAssertEqual(try net.call(Tensor.ones([4])).doubles(), [1, 1, 1, 1])
    net.train()
    XCTAssertTrue(dropout.isTraining)
  }

  func testConversionKeepsParametersAndTheirGradients() throws {
    let layer = try Linear(1, 1)
    let weight = try XCTUnwrap(layer.weight)
    try layer.call(Tensor.ones([1, 1])).sum().backward()
    try layer.to(.float64)
    XCTAssertEqual(weight.dtype, .float64)
    XCTAssertEqual(weight.grad?.dtype, .float64)
    XCTAssertEqual(try layer.call(Tensor.ones([1, 1], .float64)).dtype, .float64)
    XCTAssertThrowsError(try layer.to(.int64)) {
      XCTAssertEqual(
        Fixture.words($0)[1],
        "nn.Module.to only accepts floating point or complex dtypes, but got desired dtype=torch.int64")
    }
  }

  func testLoadingAStateNamesEveryProblem() throws {
    let layer = try Linear(1, 1)
    let one = StateValue.tensor(try Tensor.ones([1, 1]))
    let keys = try layer.loadStateDict([("weight", one), ("bias", .tensor(Tensor.ones([1])))])
    XCTAssertEqual(keys.description, "<All keys matched successfully>")
    XCTAssertEqual(try layer.weight?.doubles(), [1])
    XCTAssertThrowsError(
      try layer.loadStateDict([("weight", .tensor(Tensor.ones([2, 1]))), ("x", .other(typeText: "<class 'int'>"))])
    ) {
      XCTAssertEqual(
        Fixture.words($0)[1],
        """
        Error(s) in loading state_dict for Linear:
        \tMissing key(s) in state_dict: "bias".\u{20}
        \tUnexpected key(s) in state_dict: "x".\u{20}
        \tsize mismatch for weight: copying a param with shape torch.Size([2, 1]) from checkpoint, \
        the shape in current model is torch.Size([1, 1]).
        """)
    }
    let lenient = try layer.loadStateDict([("weight", one)], strict: false)
    XCTAssertEqual(lenient.description, "_IncompatibleKeys(missing_keys=['bias'], unexpected_keys=[])")
  }

  func testAssignmentFollowsPyTorchsRules() throws {
    let layer = try Linear(1, 1)
    XCTAssertThrowsError(try layer.assign("weight", .tensor(Tensor.ones([1, 1])), typeName: "torch.FloatTensor")) {
      XCTAssertEqual(
        Fixture.words($0),
        [
          "TypeError",
          "cannot assign 'torch.FloatTensor' as parameter 'weight' (torch.nn.Parameter or None expected)",
        ])
    }
    XCTAssertTrue(try layer.assign("bias", .none, typeName: "NoneType"))
    XCTAssertEqual(try layer.text(), "Linear(in_features=1, out_features=1, bias=False)")
    XCTAssertFalse(try layer.assign("note", .int(3), typeName: "int"))
    XCTAssertTrue(try layer.assign("weight", .none, typeName: "NoneType"))
    XCTAssertThrowsError(try layer.call(Tensor.ones([1, 1])))
  }

  func testDeepAndCyclicTreesEndInErrorsNotCrashes() throws {
    var net: Module = Sequential()
    for _ in 0..<200_000 { net = Sequential(net) }
    XCTAssertThrowsError(try net.text())
    XCTAssertThrowsError(try net.call(Tensor.ones([1])))
    XCTAssertEqual(net.modules().count, 200_001)
    XCTAssertThrowsError(try net.namedModules())
    net = Sequential()
    let cycle = Sequential()
    cycle.append(cycle)
    XCTAssertThrowsError(try cycle.text()) { XCTAssertEqual(Fixture.words($0)[0], "RecursionError") }
    XCTAssertThrowsError(try cycle.call(Tensor.ones([1])))
    XCTAssertThrowsError(try cycle.stateDict())
    XCTAssertEqual(cycle.parameters().count, 0)
    try cycle.removeItems(at: [0])
  }
}
