extension LanguageModules {
  static let torchOptimLbfgsProgram =
    ##"""
    # torch.optim.LBFGS: steps along directions that the last gradients say the curvature of.


    class LBFGS:
        """Steps that follow the curvature, which the last changes of gradient and parameters tell."""
        __module__ = "torch.optim.lbfgs"

        def __init__(self, params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-07, tolerance_change=1e-09,
                     history_size=100, line_search_fn=None):
            if not 0.0 <= lr:
                raise ValueError(f"Invalid learning rate: {lr}")
            if line_search_fn == "strong_wolfe":
                raise NotImplementedError("LBFGS with line_search_fn='strong_wolfe' is not in lgs")
            params = list(params)
            if not params:
                raise ValueError("optimizer got an empty parameter list")
            if isinstance(params[0], dict):
                if len(params) != 1:
                    raise ValueError("LBFGS doesn't support per-parameter options (parameter groups)")
                given = dict(params[0])
            else:
                given = {"params": params}
            self.defaults = {
                "lr": lr, "max_iter": max_iter, "max_eval": max_iter * 5 // 4 if max_eval is None else max_eval,
                "tolerance_grad": tolerance_grad, "tolerance_change": tolerance_change, "history_size": history_size,
                "line_search_fn": line_search_fn}
            for name, value in self.defaults.items():
                given.setdefault(name, value)
            self.param_groups = [given]
            self._params = list(given["params"])
            self._memory = {}

        def __repr__(self):
            options = self.param_groups[0]
            lines = [f"    {name}: {options[name]}" for name in sorted(options) if name != "params"]
            return "\n".join(["LBFGS (", "Parameter Group 0"] + lines + [")"])

        def zero_grad(self, set_to_none=True):
            """Forgets the gradients."""
            for p in self._params:
                if p.grad is None:
                    continue
                if set_to_none:
                    p.grad = None
                else:
                    p.grad = torch.zeros_like(p)

        def state_dict(self):
            """What is remembered, and the options."""
            options = {name: value for name, value in self.param_groups[0].items() if name != "params"}
            options["params"] = list(range(len(self._params)))
            return {"state": {0: dict(self._memory)} if self._memory else {}, "param_groups": [options]}

        def load_state_dict(self, state_dict):
            """Takes over what `state_dict` gave."""
            for name, value in state_dict["param_groups"][0].items():
                if name != "params":
                    self.param_groups[0][name] = value
            self._memory = dict(state_dict["state"].get(0, {}))

        def _slopes(self):
            return torch.cat([
                torch.zeros(p.numel(), dtype=p.dtype) if p.grad is None else p.grad.reshape(-1) for p in self._params])

        def _move(self, length, direction):
            place = 0
            for p in self._params:
                n = p.numel()
                p.add_(direction[place:place + n].view_as(p), alpha=length)
                place += n

        @staticmethod
        def _direction(slopes, m):
            # The product of the inverse curvature with the slopes, from the newest change to the oldest and back.
            changes, steps, weights = m["old_dirs"], m["old_stps"], m["ro"]
            shares = [None] * len(changes)
            q = slopes.neg()
            for i in range(len(changes) - 1, -1, -1):
                shares[i] = steps[i].dot(q) * weights[i]
                q.add_(changes[i], alpha=-shares[i].item())
            r = torch.mul(q, m["H_diag"])
            for i in range(len(changes)):
                back = changes[i].dot(r) * weights[i]
                r.add_(steps[i], alpha=(shares[i] - back).item())
            return r

        def _remember(self, slopes, m, limit):
            y = slopes.sub(m["prev_flat_grad"])
            s = m["d"].mul(m["t"])
            ys = y.dot(s)
            if ys > 1e-10:
                if len(m["old_dirs"]) == limit:
                    m["old_dirs"].pop(0)
                    m["old_stps"].pop(0)
                    m["ro"].pop(0)
                m["old_dirs"].append(y)
                m["old_stps"].append(s)
                m["ro"].append(1.0 / ys)
                m["H_diag"] = ys / y.dot(y)

        def step(self, closure):
            """Some steps; the closure computes the loss and its gradients anew."""
            if self.param_groups[0]["line_search_fn"] is not None:
                raise RuntimeError("only 'strong_wolfe' is supported")
            with torch.no_grad():
                return self._steps(closure)

        def _steps(self, closure):
            def evaluate():
                with torch.enable_grad():
                    return closure()

            options, m = self.param_groups[0], self._memory
            m.setdefault("func_evals", 0)
            m.setdefault("n_iter", 0)
            first_loss = evaluate()
            loss = float(first_loss)
            evaluations = 1
            m["func_evals"] += 1
            slopes = self._slopes()
            if slopes.abs().max() <= options["tolerance_grad"]:
                return first_loss
            count = 0
            while count < options["max_iter"]:
                count += 1
                m["n_iter"] += 1
                if m["n_iter"] == 1:
                    m["d"], m["old_dirs"], m["old_stps"], m["ro"], m["H_diag"] = slopes.neg(), [], [], [], 1
                else:
                    self._remember(slopes, m, options["history_size"])
                    m["d"] = self._direction(slopes, m)
                m["prev_flat_grad"] = slopes.clone()
                before = m["prev_loss"] = loss
                lr = options["lr"]
                m["t"] = min(1.0, 1.0 / slopes.abs().sum().item()) * lr if m["n_iter"] == 1 else lr
                if slopes.dot(m["d"]) > -options["tolerance_change"]:
                    break
                self._move(m["t"], m["d"])
                is_flat = False
                if count != options["max_iter"]:
                    loss = float(evaluate())
                    slopes = self._slopes()
                    is_flat = slopes.abs().max() <= options["tolerance_grad"]
                    evaluations += 1
                    m["func_evals"] += 1
                if count == options["max_iter"] or evaluations >= options["max_eval"] or is_flat:
                    break
                if m["d"].mul(m["t"]).abs().max() <= options["tolerance_change"]:
                    break
                if abs(loss - before) < options["tolerance_change"]:
                    break
            return first_loss
    """##
}
