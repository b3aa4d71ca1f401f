import numpy as np
import matplotlib.pyplot as plt
x = np.linspace(0, 10, 100)
y = np.sin(x)
plt.plot(x, y, color='k')
plt.fill_between(x, y - 0.3, y + 0.3, alpha=0.3, label='band')
plt.fill_between(x, 0, y, where=y > 0, color='C1', alpha=0.4)
plt.axhline(0, color='gray', lw=0.8)
plt.legend(loc='lower right')
plt.savefig(OUT)
