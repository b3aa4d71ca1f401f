import numpy as np
import matplotlib.pyplot as plt
x, y = np.meshgrid(np.linspace(-3, 3, 100), np.linspace(-2, 2, 80))
plt.contour(x, y, x**2 + 3 * y**2, levels=12)
plt.plot([2.5, 1.5, 0.8, 0.2], [1.5, 0.6, 0.2, 0.0], 'ro--')
plt.title('descent')
plt.savefig(OUT)
