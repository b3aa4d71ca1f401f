extension LanguageModules {
  static let torchPlainSchedules =
    ##"""
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


    """##
}
