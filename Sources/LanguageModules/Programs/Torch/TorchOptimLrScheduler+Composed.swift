extension LanguageModules {
  static let torchComposedSchedules =
    ##"""
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
