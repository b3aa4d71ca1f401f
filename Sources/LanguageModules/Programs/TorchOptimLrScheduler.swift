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


    class StepLR(LRScheduler):
        """Multiplies the rate by gamma every step_size epochs."""

        def __init__(self, optimizer, step_size, gamma=0.1, last_epoch=-1):
            self.step_size = step_size
            self.gamma = gamma
            super().__init__(optimizer, last_epoch)

        def _next(self, lr, base):
            return lr if self.last_epoch == 0 or self.last_epoch % self.step_size != 0 else lr * self.gamma

        def _get_closed_form_lr(self):
            return [base * self.gamma ** (self.last_epoch // self.step_size) for base in self.base_lrs]


    class MultiStepLR(LRScheduler):
        """Multiplies the rate by gamma at each of the milestones."""

        def __init__(self, optimizer, milestones, gamma=0.1, last_epoch=-1):
            self.milestones = {}
            for epoch in milestones:
                self.milestones[epoch] = self.milestones.get(epoch, 0) + 1
            self.gamma = gamma
            super().__init__(optimizer, last_epoch)

        def _next(self, lr, base):
            return lr * self.gamma ** self.milestones[self.last_epoch] if self.last_epoch in self.milestones else lr

        def _get_closed_form_lr(self):
            passed = sum(count for epoch, count in self.milestones.items() if epoch <= self.last_epoch)
            return [base * self.gamma ** passed for base in self.base_lrs]


    class ConstantLR(LRScheduler):
        """Multiplies the rate by a factor until total_iters epochs have passed."""

        def __init__(self, optimizer, factor=1.0 / 3, total_iters=5, last_epoch=-1):
            if factor > 1.0 or factor < 0:
                raise ValueError("Constant multiplicative factor expected to be between 0 and 1.")
            self.factor = factor
            self.total_iters = total_iters
            super().__init__(optimizer, last_epoch)

        def _next(self, lr, base):
            if self.last_epoch == 0:
                return lr * self.factor
            return lr * (1.0 / self.factor) if self.last_epoch == self.total_iters else lr

        def _get_closed_form_lr(self):
            factor = self.factor + (self.last_epoch >= self.total_iters) * (1 - self.factor)
            return [base * factor for base in self.base_lrs]


    class LinearLR(LRScheduler):
        """Changes the rate from start_factor to end_factor of it along a line of total_iters epochs."""

        def __init__(self, optimizer, start_factor=1.0 / 3, end_factor=1.0, total_iters=5, last_epoch=-1):
            if start_factor > 1.0 or start_factor <= 0:
                raise ValueError("Starting multiplicative factor expected to be greater than 0 and less or equal to 1.")
            if end_factor > 1.0 or end_factor < 0:
                raise ValueError("Ending multiplicative factor expected to be between 0 and 1.")
            self.start_factor = start_factor
            self.end_factor = end_factor
            self.total_iters = total_iters
            super().__init__(optimizer, last_epoch)

        def _next(self, lr, base):
            if self.last_epoch == 0:
                return lr * self.start_factor
            if self._is_initial or self.last_epoch > self.total_iters:
                return lr
            rise = self.end_factor - self.start_factor
            return lr * (1.0 + rise / (self.total_iters * self.start_factor + (self.last_epoch - 1) * rise))

        def _get_closed_form_lr(self):
            rise = (self.end_factor - self.start_factor) * min(self.total_iters, self.last_epoch) / self.total_iters
            return [base * (self.start_factor + rise) for base in self.base_lrs]


    class ExponentialLR(LRScheduler):
        """Multiplies the rate by gamma every epoch."""

        def __init__(self, optimizer, gamma, last_epoch=-1):
            self.gamma = gamma
            super().__init__(optimizer, last_epoch)

        def _next(self, lr, base):
            return lr if self._is_initial else lr * self.gamma

        def _get_closed_form_lr(self):
            return [base * self.gamma ** self.last_epoch for base in self.base_lrs]


    class PolynomialLR(LRScheduler):
        """Lowers the rate to zero along a power of a line of total_iters epochs."""

        def __init__(self, optimizer, total_iters=5, power=1.0, last_epoch=-1):
            self.total_iters = total_iters
            self.power = power
            super().__init__(optimizer, last_epoch)

        def _next(self, lr, base):
            if self._is_initial or self.last_epoch > self.total_iters:
                return lr
            rest, before = self.last_epoch / self.total_iters, (self.last_epoch - 1) / self.total_iters
            return lr * ((1.0 - rest) / (1.0 - before)) ** self.power

        def _get_closed_form_lr(self):
            rest = 1.0 - min(self.total_iters, self.last_epoch) / self.total_iters
            return [base * rest ** self.power for base in self.base_lrs]


    class CosineAnnealingLR(LRScheduler):
        """Lowers the rate to eta_min along half a cosine of T_max epochs."""

        def __init__(self, optimizer, T_max, eta_min=0.0, last_epoch=-1):
            self.T_max = T_max
            self.eta_min = eta_min
            super().__init__(optimizer, last_epoch)

        def _next(self, lr, base):
            epoch = self.last_epoch
            if self._is_initial:
                return lr
            if self._step_count == 1 and epoch > 0:
                return self.eta_min + (base - self.eta_min) * (1 + math.cos(epoch * math.pi / self.T_max)) / 2
            if (epoch - 1 - self.T_max) % (2 * self.T_max) == 0:
                return lr + (base - self.eta_min) * (1 - math.cos(math.pi / self.T_max)) / 2
            height, before = 1 + math.cos(math.pi * epoch / self.T_max), 1 + math.cos(math.pi * (epoch - 1) / self.T_max)
            return height / before * (lr - self.eta_min) + self.eta_min

        def _get_closed_form_lr(self):
            height = 1 + math.cos(math.pi * self.last_epoch / self.T_max)
            return [self.eta_min + (base - self.eta_min) * height / 2 for base in self.base_lrs]


    class CosineAnnealingWarmRestarts(LRScheduler):
        """Half cosines down to eta_min, one after the other, each T_mult times as long as the one before."""

        def __init__(self, optimizer, T_0, T_mult=1, eta_min=0.0, last_epoch=-1):
            if T_0 <= 0 or not isinstance(T_0, int):
                raise ValueError(f"Expected positive integer T_0, but got {T_0}")
            if T_mult < 1 or not isinstance(T_mult, int):
                raise ValueError(f"Expected integer T_mult >= 1, but got {T_mult}")
            if not isinstance(eta_min, (float, int)):
                raise ValueError(f"Expected float or int eta_min, but got {eta_min} of type {type(eta_min)}")
            self.T_0 = T_0
            self.T_i = T_0
            self.T_mult = T_mult
            self.eta_min = eta_min
            self.T_cur = last_epoch
            super().__init__(optimizer, last_epoch)

        def _next(self, lr, base):
            return self.eta_min + (base - self.eta_min) * (1 + math.cos(math.pi * self.T_cur / self.T_i)) / 2

        def step(self, epoch=None):
            if epoch is None and self.last_epoch < 0:
                epoch = 0
            if epoch is None:
                epoch = self.last_epoch + 1
                self.T_cur += 1
                if self.T_cur >= self.T_i:
                    self.T_cur %= self.T_i
                    self.T_i *= self.T_mult
            else:
                self._place(epoch)
            self.last_epoch = math.floor(epoch)
            self._write(self.get_lr())

        def _place(self, epoch):
            if epoch < 0:
                raise ValueError(f"Expected non-negative epoch, but got {epoch}")
            if epoch < self.T_0:
                self.T_i, self.T_cur = self.T_0, epoch
            elif self.T_mult == 1:
                self.T_cur = epoch % self.T_0
            else:
                n = int(math.log(epoch / self.T_0 * (self.T_mult - 1) + 1, self.T_mult))
                self.T_cur = epoch - self.T_0 * (self.T_mult ** n - 1) / (self.T_mult - 1)
                self.T_i = self.T_0 * self.T_mult ** n


    def _per_group(name, optimizer, value):
        if not isinstance(value, (list, tuple)):
            return [value] * len(optimizer.param_groups)
        if len(value) != len(optimizer.param_groups):
            raise ValueError(f"{name} must have the same length as optimizer.param_groups. "
                             f"{name} has {len(value)} values, param_groups has {len(optimizer.param_groups)}.")
        return list(value)


    class _MomentumSchedule(LRScheduler):
        # A schedule that moves the momentum against the rate.
        def _begin_momentum(self, optimizer, base_momentum, max_momentum, last_epoch):
            if "momentum" not in optimizer.defaults and "betas" not in optimizer.defaults:
                raise ValueError("optimizer must support momentum or beta1 with `cycle_momentum` option enabled")
            self.use_beta1 = "betas" in optimizer.defaults
            self.base_momentums = _per_group("base_momentum", optimizer, base_momentum)
            self.max_momentums = _per_group("max_momentum", optimizer, max_momentum)
            if last_epoch == -1:
                for high, low, group in zip(self.max_momentums, self.base_momentums, optimizer.param_groups):
                    self._set_momentum(group, high)
                    group["max_momentum"], group["base_momentum"] = high, low

        def _set_momentum(self, group, momentum):
            if self.use_beta1:
                group["betas"] = (momentum, *group["betas"][1:])
            else:
                group["momentum"] = momentum


    class CyclicLR(_MomentumSchedule):
        """The rate goes up and down between base_lr and max_lr."""

        def __init__(self, optimizer, base_lr, max_lr, step_size_up=2000, step_size_down=None, mode="triangular",
                     gamma=1.0, scale_fn=None, scale_mode="cycle", cycle_momentum=True, base_momentum=0.8,
                     max_momentum=0.9, last_epoch=-1):
            if not isinstance(optimizer, torch.optim.Optimizer):
                raise TypeError(f"{type(optimizer).__name__} is not an Optimizer")
            base_lrs = _per_group("base_lr", optimizer, base_lr)
            if last_epoch == -1:
                for lr, group in zip(base_lrs, optimizer.param_groups):
                    group["lr"] = lr
            self.max_lrs = _per_group("max_lr", optimizer, max_lr)
            up = float(step_size_up)
            down = float(step_size_down) if step_size_down is not None else up
            self.total_size = up + down
            self.step_ratio = up / self.total_size
            if mode not in ["triangular", "triangular2", "exp_range"] and scale_fn is None:
                raise ValueError("mode is invalid and scale_fn is None")
            self.mode = mode
            self.gamma = gamma
            self._scale_fn_custom = scale_fn
            self.scale_mode = scale_mode if scale_fn is not None else "iterations" if mode == "exp_range" else "cycle"
            self.cycle_momentum = cycle_momentum
            if cycle_momentum:
                self._begin_momentum(optimizer, base_momentum, max_momentum, last_epoch)
            super().__init__(optimizer, last_epoch)
            self.base_lrs = base_lrs

        def scale_fn(self, x):
            if self._scale_fn_custom is not None:
                return self._scale_fn_custom(x)
            if self.mode == "triangular":
                return 1.0
            return 1 / 2.0 ** (x - 1) if self.mode == "triangular2" else self.gamma ** x

        def get_lr(self):
            cycle = math.floor(1 + self.last_epoch / self.total_size)
            x = 1.0 + self.last_epoch / self.total_size - cycle
            height = x / self.step_ratio if x <= self.step_ratio else (x - 1) / (self.step_ratio - 1)
            scale = self.scale_fn(cycle if self.scale_mode == "cycle" else self.last_epoch)
            if self.cycle_momentum:
                for low, high, group in zip(self.base_momentums, self.max_momentums, self.optimizer.param_groups):
                    self._set_momentum(group, high - (high - low) * height * scale)
            return [low + (high - low) * height * scale for low, high in zip(self.base_lrs, self.max_lrs)]


    class OneCycleLR(_MomentumSchedule):
        """One rise to max_lr and one descent far below the beginning."""

        def __init__(self, optimizer, max_lr, total_steps=None, epochs=None, steps_per_epoch=None, pct_start=0.3,
                     anneal_strategy="cos", cycle_momentum=True, base_momentum=0.85, max_momentum=0.95, div_factor=25.0,
                     final_div_factor=10000.0, three_phase=False, last_epoch=-1):
            if not isinstance(optimizer, torch.optim.Optimizer):
                raise TypeError(f"{type(optimizer).__name__} is not an Optimizer")
            self.total_steps = _total_steps(total_steps, epochs, steps_per_epoch)
            if pct_start < 0 or pct_start > 1 or not isinstance(pct_start, float):
                raise ValueError(f"Expected float between 0 and 1 pct_start, but got {pct_start}")
            if anneal_strategy not in ["cos", "linear"]:
                raise ValueError(f"anneal_strategy must be one of 'cos' or 'linear', instead got {anneal_strategy}")
            self._anneal_func_type = anneal_strategy
            last = self.total_steps - 1
            rise = (float(pct_start * self.total_steps) - 1, "initial_lr", "max_lr", "max_momentum", "base_momentum")
            if three_phase:
                end = float(2 * pct_start * self.total_steps) - 2
                self._schedule_phases = [
                    rise, (end, "max_lr", "initial_lr", "base_momentum", "max_momentum"),
                    (last, "initial_lr", "min_lr", "max_momentum", "max_momentum")]
            else:
                self._schedule_phases = [rise, (last, "max_lr", "min_lr", "base_momentum", "max_momentum")]
            if last_epoch == -1:
                for group, high in zip(optimizer.param_groups, _per_group("max_lr", optimizer, max_lr)):
                    group["initial_lr"] = high / div_factor
                    group["max_lr"] = high
                    group["min_lr"] = group["initial_lr"] / final_div_factor
            self.cycle_momentum = cycle_momentum
            if cycle_momentum:
                self._begin_momentum(optimizer, base_momentum, max_momentum, last_epoch)
            super().__init__(optimizer, last_epoch)

        def _between(self, start, end, share):
            if self._anneal_func_type == "linear":
                return (end - start) * share + start
            return end + (start - end) / 2.0 * (math.cos(math.pi * share) + 1)

        def get_lr(self):
            step = self.last_epoch
            if step > self.total_steps:
                raise ValueError(
                    f"Tried to step {step} times. The specified number of total steps is {self.total_steps}")
            rates = []
            for group in self.optimizer.param_groups:
                begin = 0.0
                for end, low, high, momentum, next_momentum in self._schedule_phases:
                    share = (step - begin) / (end - begin) if step <= end or end == self._schedule_phases[-1][0] else None
                    if share is not None:
                        break
                    begin = end
                rates.append(self._between(group[low], group[high], share))
                if self.cycle_momentum:
                    self._set_momentum(group, self._between(group[momentum], group[next_momentum], share))
            return rates


    def _total_steps(total_steps, epochs, steps_per_epoch):
        if total_steps is not None:
            if total_steps <= 0 or not isinstance(total_steps, int):
                raise ValueError(f"Expected positive integer total_steps, but got {total_steps}")
            return total_steps
        if epochs is None or steps_per_epoch is None:
            raise ValueError("You must define either total_steps OR (epochs AND steps_per_epoch)")
        if not isinstance(epochs, int) or epochs <= 0:
            raise ValueError(f"Expected positive integer epochs, but got {epochs}")
        if not isinstance(steps_per_epoch, int) or steps_per_epoch <= 0:
            raise ValueError(f"Expected positive integer steps_per_epoch, but got {steps_per_epoch}")
        return epochs * steps_per_epoch


    class ReduceLROnPlateau(LRScheduler):
        """Multiplies the rate by a factor when a measure has not improved for more than patience epochs."""

        def __init__(self, optimizer, mode="min", factor=0.1, patience=10, threshold=1e-4, threshold_mode="rel",
                     cooldown=0, min_lr=0, eps=1e-8):
            if factor >= 1.0:
                raise ValueError("Factor should be < 1.0.")
            self.factor = factor
            if not isinstance(optimizer, torch.optim.Optimizer):
                raise TypeError(f"{type(optimizer).__name__} is not an Optimizer")
            self.optimizer = optimizer
            if isinstance(min_lr, (list, tuple)):
                if len(min_lr) != len(optimizer.param_groups):
                    raise ValueError(f"expected {len(optimizer.param_groups)} min_lrs, got {len(min_lr)}")
                self.default_min_lr = None
                self.min_lrs = list(min_lr)
            else:
                self.default_min_lr = min_lr
                self.min_lrs = [min_lr] * len(optimizer.param_groups)
            self.patience = patience
            self.cooldown = cooldown
            self.eps = eps
            self.last_epoch = 0
            self._last_lr = [group["lr"] for group in optimizer.param_groups]
            if mode not in ("min", "max"):
                raise ValueError("mode " + mode + " is unknown!")
            if threshold_mode not in ("rel", "abs"):
                raise ValueError("threshold mode " + threshold_mode + " is unknown!")
            self.mode_worse = math.inf if mode == "min" else -math.inf
            self.mode = mode
            self.threshold = threshold
            self.threshold_mode = threshold_mode
            self._reset()

        def _reset(self):
            self.best = self.mode_worse
            self.cooldown_counter = 0
            self.num_bad_epochs = 0

        def step(self, metrics, epoch=None):
            current = float(metrics)
            self.last_epoch = self.last_epoch + 1 if epoch is None else epoch
            if self._is_better(current, self.best):
                self.best = current
                self.num_bad_epochs = 0
            else:
                self.num_bad_epochs += 1
            if self.in_cooldown:
                self.cooldown_counter -= 1
                self.num_bad_epochs = 0
            if self.num_bad_epochs > self.patience:
                self._reduce_lr()
                self.cooldown_counter = self.cooldown
                self.num_bad_epochs = 0
            self._last_lr = [group["lr"] for group in self.optimizer.param_groups]

        def _reduce_lr(self):
            for group, least in zip(self.optimizer.param_groups, self.min_lrs):
                old = float(group["lr"])
                new = max(old * self.factor, least)
                if old - new > self.eps:
                    group["lr"] = new

        @property
        def in_cooldown(self):
            return self.cooldown_counter > 0

        def _is_better(self, a, best):
            if self.mode == "min":
                return a < best * (1.0 - self.threshold) if self.threshold_mode == "rel" else a < best - self.threshold
            return a > best * (self.threshold + 1.0) if self.threshold_mode == "rel" else a > best + self.threshold


    def _check_together(owner, schedulers, optimizer):
        for i, scheduler in enumerate(schedulers):
            if not hasattr(scheduler, "optimizer"):
                raise TypeError(f"{owner} at index {i} should have `optimizer` as its attribute.")
            if isinstance(scheduler, ReduceLROnPlateau):
                raise ValueError(
                    f"{owner} does not support `ReduceLROnPlateau` scheduler as it requires additional kwargs to be "
                    f"specified when calling `step`, but got one at index {i} in the given schedulers sequence.")
            if optimizer != scheduler.optimizer:
                raise ValueError(
                    f"{owner} expects all schedulers to belong to the same optimizer, but got scheduler "
                    f"{type(scheduler).__name__} at index {i} has {scheduler.optimizer}, which is different from "
                    f"{type(optimizer).__name__}.")


    class _Schedules(LRScheduler):
        # A schedule made of others.
        def state_dict(self):
            state = {key: value for key, value in self.__dict__.items() if key not in ("optimizer", "_schedulers")}
            state["_schedulers"] = [scheduler.state_dict() for scheduler in self._schedulers]
            return state

        def load_state_dict(self, state_dict):
            super().load_state_dict({key: value for key, value in state_dict.items() if key != "_schedulers"})
            for scheduler, state in zip(self._schedulers, state_dict["_schedulers"]):
                scheduler.load_state_dict(state)


    class SequentialLR(_Schedules):
        """Schedules one after the other, each from its milestone on."""

        def __init__(self, optimizer, schedulers, milestones, last_epoch=-1):
            owner = type(self).__name__
            if len(schedulers) < 1:
                raise ValueError(f"{owner} expects at least one scheduler, but got no scheduler.")
            _check_together(owner, schedulers, optimizer)
            if len(milestones) != len(schedulers) - 1:
                raise ValueError(
                    "Sequential Schedulers expects number of schedulers provided to be one more than the number of "
                    f"milestone points, but got number of schedulers {len(schedulers)} and the number of milestones to be "
                    f"equal to {len(milestones)}")
            self._schedulers = schedulers
            self._milestones = milestones
            self.last_epoch = last_epoch + 1
            self.optimizer = optimizer
            for group in optimizer.param_groups:
                group["lr"] = group["initial_lr"]
            self._undo(self)
            first = self._schedulers[self._index(0)]
            first._initial_step()
            self._last_lr = first.get_last_lr()

        def _undo(self, scheduler):
            # Every schedule has made a step of its own when it was made.
            if hasattr(scheduler, "_schedulers"):
                for part in scheduler._schedulers:
                    self._undo(part)
            elif hasattr(scheduler, "last_epoch"):
                scheduler.last_epoch -= 1

        def _index(self, epoch):
            return sum(milestone <= epoch for milestone in self._milestones)

        def step(self):
            self.last_epoch += 1
            i = self._index(self.last_epoch)
            scheduler = self._schedulers[i]
            if i > 0 and self._milestones[i - 1] == self.last_epoch:
                scheduler._update_lr(0)
            else:
                scheduler.step()
            self._last_lr = scheduler.get_last_lr()


    class ChainedScheduler(_Schedules):
        """Schedules that all change the rate at every step."""

        def __init__(self, schedulers, optimizer=None):
            owner = type(self).__name__
            if len(schedulers) < 1:
                raise ValueError(f"{owner} expects at least one scheduler to be chained, but got no scheduler.")
            optimizer = optimizer or schedulers[0].optimizer
            _check_together(owner, schedulers, optimizer)
            self._schedulers = schedulers
            self.optimizer = optimizer
            self._last_lr = [group["lr"] for group in optimizer.param_groups]

        def step(self):
            for scheduler in self._schedulers:
                scheduler.step()
            self._last_lr = [group["lr"] for group in self._schedulers[-1].optimizer.param_groups]

    """##
}
