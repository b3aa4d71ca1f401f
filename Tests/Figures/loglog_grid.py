import numpy as np
import matplotlib.pyplot as plt
n = 10.0 ** np.arange(1, 7)
plt.loglog(n, 1 / np.sqrt(n), 'o-', label=r'$1/\sqrt{n}$')
plt.loglog(n, 1 / n, 's--', label=r'$1/n$')
plt.grid(True, which='both', alpha=0.3)
plt.legend(loc='lower left')
plt.title(r'rate of convergence, $\alpha \to \infty$')
plt.savefig(OUT)
