import XCTest

@testable import NeuralNets

final class CatalogTests: XCTestCase {
  func testEveryRecordIsComplete() {
    for kind in NeuralNetCatalog.modules {
      XCTAssertFalse(kind.summary.isEmpty, kind.name)
      XCTAssertTrue(kind.example.contains("#>") && kind.example.contains(kind.name), kind.name)
      XCTAssertTrue(kind.signature.hasPrefix(kind.name + "("), kind.name)
    }
    for kind in NeuralNetCatalog.optimizers {
      XCTAssertTrue(kind.example.contains("#>") && kind.example.contains(kind.name), kind.name)
      XCTAssertTrue(kind.signature.hasPrefix(kind.name + "(params, lr="), kind.name)
    }
    let names = NeuralNetCatalog.modules.map(\.name) + NeuralNetCatalog.optimizers.map(\.name)
    XCTAssertEqual(Set(names).count, names.count)
  }

  func testSignaturesAreThoseOfPyTorch() throws {
    let signatures = ["Linear", "Dropout", "Sequential", "CrossEntropyLoss"].compactMap {
      NeuralNetCatalog.module(named: $0)?.signature
    }
    XCTAssertEqual(
      signatures,
      [
        "Linear(in_features, out_features, bias=True, device=None, dtype=None)", "Dropout(p=0.5, inplace=False)",
        "Sequential(*args)",
        "CrossEntropyLoss(weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', "
          + "label_smoothing=0.0)",
      ])
    XCTAssertEqual(
      NeuralNetCatalog.optimizer(named: "SGD")?.signature,
      "SGD(params, lr=0.001, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False, "
        + "foreach=None, differentiable=False, fused=None)")
  }
}
