extension LanguageModules {
  static let torchCyclicSchedules =
    ##"""
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


    """##
}
