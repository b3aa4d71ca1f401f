extension LanguageModules {
  static let torchOptimLrSchedulerProgram =
    ##"""
    # torch.optim.lr_scheduler: learning rates that follow a schedule.
    #
    # A schedule writes `lr` of every group of its optimizer. The steps from one rate to the next are chained products, as
    # in PyTorch, so that rates agree to the last digit.
    import math


    class LRScheduler:
        """The base of all schedules: derived classes say in `get_lr` which rates follow."""

        def __init__(self, optimizer, last_epoch=-1):
            if not isinstance(optimizer, torch.optim.Optimizer):
                raise TypeError(f"{type(optimizer).__name__} is not an Optimizer")
            self.optimizer = optimizer
            for i, group in enumerate(optimizer.param_groups):
                if last_epoch == -1:
                    group.setdefault("initial_lr", group["lr"])
                elif "initial_lr" not in group:
                    raise KeyError(
                        f"param 'initial_lr' is not specified in param_groups[{i}] when resuming scheduler with "
                        "last_epoch >= 0.\nThis typically happens when:\n1. You're trying to resume training from a "
                        "checkpoint but haven't properly loaded the optimizer state\n2. You're using last_epoch >= 0 for "
                        "a fresh training run (not recommended)")
            self.base_lrs = [group["initial_lr"] for group in optimizer.param_groups]
            self.last_epoch = last_epoch
            self._is_initial = False
            self._get_lr_called_within_step = False
            self._initial_step()

        def _initial_step(self):
            self._step_count = 0
            self._is_initial = True
            self.step()
            self._is_initial = False

        def state_dict(self):
            return {key: value for key, value in self.__dict__.items() if key != "optimizer"}

        def load_state_dict(self, state_dict):
            for key, value in state_dict.items():
                setattr(self, key, value)

        def get_last_lr(self):
            return self._last_lr

        def get_lr(self):
            return [self._next(group["lr"], base) for group, base in zip(self.optimizer.param_groups, self.base_lrs)]

        def _next(self, lr, base):
            raise NotImplementedError

        def step(self, epoch=None):
            self._step_count += 1
            self._update_lr(epoch)

        def _update_lr(self, epoch=None):
            self.last_epoch = self.last_epoch + 1 if epoch is None else epoch
            if epoch is not None and hasattr(self, "_get_closed_form_lr"):
                self._write(self._get_closed_form_lr())
            else:
                self._write(self.get_lr())

        def _write(self, rates):
            for group, lr in zip(self.optimizer.param_groups, rates):
                group["lr"] = lr
            self._last_lr = [group["lr"] for group in self.optimizer.param_groups]


    class _FunctionSchedule(LRScheduler):
        def __init__(self, optimizer, lr_lambda, last_epoch=-1):
            count = len(optimizer.param_groups)
            if isinstance(lr_lambda, (list, tuple)):
                if len(lr_lambda) != count:
                    raise ValueError(f"Expected {count} lr_lambdas, but got {len(lr_lambda)}")
                self.lr_lambdas = list(lr_lambda)
            else:
                self.lr_lambdas = [lr_lambda] * count
            super().__init__(optimizer, last_epoch)

        def state_dict(self):
            state = super().state_dict()
            state["lr_lambdas"] = [None] * len(self.lr_lambdas)
            return state

        def load_state_dict(self, state_dict):
            super().load_state_dict({key: value for key, value in state_dict.items() if key != "lr_lambdas"})


    class LambdaLR(_FunctionSchedule):
        """The initial rate times a function of the epoch."""

        def get_lr(self):
            return [base * function(self.last_epoch) for function, base in zip(self.lr_lambdas, self.base_lrs)]


    class MultiplicativeLR(_FunctionSchedule):
        """The rate of the last epoch times a function of the epoch."""

        def get_lr(self):
            rates = [group["lr"] for group in self.optimizer.param_groups]
            if self._is_initial:
                return rates
            return [lr * function(self.last_epoch) for function, lr in zip(self.lr_lambdas, rates)]


    """##
    + torchPlainSchedules + torchCyclicSchedules + torchComposedSchedules
}
